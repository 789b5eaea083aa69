import { createHash } from 'node:crypto'
import type { Language } from '@switchboard/contract/common'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { IMPORT_VERDICTS, type ImportRow, type ImportVerdict } from '@switchboard/contract/extensions.import'
import { readCell } from '../file/cells.ts'
import type { ExtensionWithPhone } from '../present.ts'
import type { Company } from './company.ts'
import {
  complain,
  type Draft,
  type Drafting,
  type FileRow,
  makeDraft,
  nameOf,
  shown,
  toWrite,
} from './draft.ts'
import { Plan } from './plan.ts'

/** What the import of a row does. */
export interface Step {
  /** The phone as it is; null for a new one. */
  before: ExtensionWithPhone | null
  /** Of that phone, or the one to be made. */
  id: string
  write: ExtensionWrite
}

/** A judged file. */
export interface Judgement {
  /** In the order of the file. */
  rows: ImportRow[]
  /** What is to be written: rows that create or update. */
  steps: Step[]
  counts: Record<ImportVerdict, number>
  /** Rows with errors for which another value is proposed. */
  proposals: number
  /** The same for two judgements that would do the same. */
  fingerprint: string
}

/** Which extension each row is about: by its id, else by its number. */
function identify(files: readonly FileRow[], { extensions, country }: Company) {
  const byId = new Map(extensions.map((each) => [each.id, each]))
  const byNumber = new Map(extensions.map((each) => [each.number, each]))
  const idOf = ({ cells }: FileRow) => cells.id?.trim() || null
  const known = (file: FileRow) => {
    const reading = readCell('id', idOf(file) ?? '', country)
    return 'value' in reading ? byId.get(reading.value ?? '') : undefined
  }
  const numberOf = ({ cells }: FileRow) => {
    const reading = readCell('number', cells.number ?? '', country)
    return 'value' in reading ? reading.value : undefined
  }
  // Whose number another row may take, as that of a new extension.
  const leaving = new Set<string>()
  for (const file of files) {
    const extension = known(file)
    const number = extension && numberOf(file)
    if (number && number !== extension.number) leaving.add(extension.number)
  }
  return (file: FileRow): { before: ExtensionWithPhone | null; isUnknown: boolean } => {
    if (idOf(file)) {
      const before = known(file) ?? null
      return { before, isUnknown: before === null }
    }
    const number = numberOf(file) ?? ''
    return { before: leaving.has(number) ? null : (byNumber.get(number) ?? null), isUnknown: false }
  }
}

function verdictOf({ problems, before, changes }: Draft): ImportVerdict {
  if (problems.length > 0) return 'error'
  if (!before) return 'create'
  return changes.length > 0 ? 'update' : 'unchanged'
}

const toRow = (draft: Draft): ImportRow => ({
  line: draft.file.line,
  verdict: verdictOf(draft),
  number: draft.values?.number || draft.before?.number || shown(draft.file.cells.number ?? ''),
  name: nameOf(draft),
  changes: draft.changes,
  problems: draft.problems,
})

/**
 * Judges every row of a file against the company as it is, and against each other: numbers may be exchanged, and rows may
 * forward to extensions that the file makes. Yields wherever it may pause.
 * @param language of the file, in which changes and proposals are told
 */
export function* judgeRows(
  files: readonly FileRow[],
  company: Company,
  language: Language,
): Generator<void, Judgement> {
  const drafting: Drafting = {
    company,
    language,
    numberOf: new Map(company.numbers.map((number) => [number.e164, number])),
    e164Of: new Map(company.numbers.map(({ id, e164 }) => [id, e164])),
  }
  const aboutOf = identify(files, company)
  const plan = new Plan(company, language)
  const drafts: Draft[] = []
  for (const file of files) {
    const { before, isUnknown } = aboutOf(file)
    const draft = makeDraft(file, before, drafting)
    if (isUnknown) complain(draft, language, 'not_found', 'id')
    drafts.push(draft)
    plan.add(draft)
    yield
  }
  yield* plan.settle()
  yield* plan.propose(drafts)
  return yield* conclude(drafts, plan, drafting)
}

function* conclude(drafts: readonly Draft[], plan: Plan, { numberOf }: Drafting): Generator<void, Judgement> {
  const rows: ImportRow[] = []
  const steps: Step[] = []
  const hash = createHash('sha256')
  for (const draft of drafts) {
    const { before, id, values } = draft
    const row = toRow(draft)
    rows.push(row)
    if (values && (row.verdict === 'create' || row.verdict === 'update')) {
      steps.push({ before, id, write: toWrite(values, plan.targetOf(draft), numberOf) })
    }
    // What is wrong with a row, and what is proposed instead, is nothing that an import does.
    hash.update(JSON.stringify([row.line, row.verdict, row.number, row.name, row.changes]))
    yield
  }
  const count = (verdict: ImportVerdict) => rows.filter((row) => row.verdict === verdict).length
  return {
    rows,
    steps,
    counts: Object.fromEntries(IMPORT_VERDICTS.map((each) => [each, count(each)])) as Record<
      ImportVerdict,
      number
    >,
    proposals: rows.filter(({ problems }) => problems.some(({ proposal }) => proposal !== null)).length,
    fingerprint: hash.digest('base64url'),
  }
}
