import { createHash } from 'node:crypto'
import type { Language } from '@switchboard/contract/common'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { IMPORT_VERDICTS, type ImportRow, type ImportVerdict } from '@switchboard/contract/extensions.import'
import { readCell } from '../file/cells.ts'
import type { ExtensionWithPhone } from '../present.ts'
import type { Company } from './company.ts'
import { complain, type Draft, type Drafting, type FileRow, shown } from './draft.ts'
import { makeDraft, nameOf } from './make-draft.ts'
import { Plan } from './plan.ts'
import { toWrite } from './row-rules.ts'

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

/** Which extension each row is about: by its id, else by its number; undefined for an id that is unknown. */
function* identify(
  files: readonly FileRow[],
  { extensions, country }: Company,
): Generator<void, (ExtensionWithPhone | null | undefined)[]> {
  const byId = new Map(extensions.map((each) => [each.id, each]))
  const byNumber = new Map(extensions.map((each) => [each.number, each]))
  const read = (column: 'id' | 'number', { cells }: FileRow) => {
    const reading = readCell(column, cells[column] ?? '', country)
    return 'value' in reading ? (reading.value ?? '') : ''
  }
  const hasId = ({ cells }: FileRow) => cells.id !== undefined && cells.id.trim() !== ''
  // Their numbers are free for others in the same file, so a row without an id that has one is about a new extension.
  const leaving = new Set<string>()
  const withId = new Map<FileRow, ExtensionWithPhone | undefined>()
  for (const file of files.filter(hasId)) {
    const extension = byId.get(read('id', file))
    withId.set(file, extension)
    const number = read('number', file)
    if (extension && number && number !== extension.number) leaving.add(extension.number)
    yield
  }
  const about: (ExtensionWithPhone | null | undefined)[] = []
  for (const file of files) {
    const number = hasId(file) ? '' : read('number', file)
    if (hasId(file)) about.push(withId.get(file))
    else about.push(leaving.has(number) ? null : (byNumber.get(number) ?? null))
    yield
  }
  return about
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
  const about = yield* identify(files, company)
  const plan = new Plan(company, language)
  const drafts: Draft[] = []
  for (const [at, file] of files.entries()) {
    const before = about[at]
    const draft = makeDraft(file, before ?? null, drafting)
    if (before === undefined) complain(draft, language, 'not_found', 'id')
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
