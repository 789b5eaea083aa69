import { randomUUIDv7 } from 'node:crypto'
import type { Language } from '@switchboard/contract/common'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import {
  EXTENSION_COLUMNS,
  type ExtensionColumn,
  FILE_COLUMNS,
  type FileColumn,
  IMPORT_PROBLEMS,
  type ImportProblem,
  type ImportRow,
} from '@switchboard/contract/extensions.import'
import { readCell, toCells } from '../file/cells.ts'
import { isPlaceName, partName } from '../file/full-name.ts'
import { FORWARDINGS, KINDS } from '../file/words.ts'
import { holderName } from '../holder.ts'
import type { ExtensionWithPhone } from '../present.ts'
import { judgeShown } from '../../phone-numbers/index.ts'
import { judge, keptEmailOf } from '../rules.ts'
import { applicable, type Company, newPhone, type PhoneValues, valuesOf } from './company.ts'
import { propose } from './proposals.ts'

/** A row of the file, its cells by what their columns are matched with. */
export interface FileRow {
  /** In the file, from 1. */
  line: number
  cells: Partial<Record<FileColumn, string>>
  /** Are there more cells than columns? */
  overflows: boolean
}

export type Problem = ImportRow['problems'][number]

/** What a row comes to by itself, before it is seen beside the others. */
export interface Draft {
  file: FileRow
  /** The extension that the row is about; null for a new one. */
  before: ExtensionWithPhone | null
  /** Of that extension, or of the one to be made. */
  id: string
  /** What the phone is to have; null for what is not a phone. */
  values: PhoneValues | null
  changes: ImportRow['changes']
  /** The row cannot be imported when there are any. */
  problems: Problem[]
}

/** What drafts are made from. */
export interface Drafting {
  company: Company
  /** In which changes and proposals are told. */
  language: Language
  numberOf: ReadonlyMap<string, Company['numbers'][number]>
  e164Of: ReadonlyMap<string, string>
}

const MOST_SHOWN = 100
const HIDDEN_PIN = '••••'

/** A text of the file as rows keep it: PostgreSQL takes neither NUL nor half of a pair of surrogates. */
export const shown = (text: string) =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_SHOWN)
    .toWellFormed()

/** Tells what is wrong with a cell; `proposal` is found unless it is given. */
export function complain(
  { file, problems }: Pick<Draft, 'file' | 'problems'>,
  language: Language,
  problem: ImportProblem,
  column: FileColumn | null,
  more: Partial<Pick<Problem, 'proposal' | 'otherLine'>> = {},
): void {
  if (problems.some((known) => known.column === column && known.problem === problem)) return
  const text = (column && file.cells[column]) ?? ''
  problems.push({
    column,
    problem,
    value: column === 'voicemailPin' ? text && HIDDEN_PIN : shown(text),
    proposal: column && propose(column, problem, text, language),
    otherLine: null,
    ...more,
  })
}

/** The column to blame for a broken rule. */
const BLAMED: Record<string, ExtensionColumn> = {
  number: 'number',
  callerIdNumberId: 'callerId',
  'holder.email': 'email',
  'voicemail.pin': 'voicemailPin',
  'forwarding.destination.extensionId': 'forwardTo',
  'forwarding.destination.number': 'forwardTo',
}

/** Takes over what the cells of a row say. */
function read(draft: Draft, values: PhoneValues, drafting: Drafting): void {
  const written = draft.before && toCells(applicable(values), drafting.language)
  const take = (column: ExtensionColumn) => {
    const text = draft.file.cells[column]
    // What stands there as an export writes it is no change, whatever today's rules are.
    if (text === undefined || text.trim() === written?.[column]) return
    const reading = readCell(column, text, drafting.company.country)
    if ('problem' in reading) complain(draft, drafting.language, reading.problem, column)
    else if (reading.value !== undefined) Object.assign(values, { [column]: reading.value })
  }
  for (const column of EXTENSION_COLUMNS) if (column !== 'id') take(column)
  takeWholeName(draft, values, drafting)
}

/** Of a phone that is there, or that the file calls so; null where it is to be guessed. */
function knownKind({ before, file: { cells }, problems }: Draft, values: PhoneValues) {
  const isSaid = cells.kind?.trim() && !problems.some(({ column }) => column === 'kind')
  return before || isSaid ? values.kind : null
}

/** Takes over a whole name: a person's in its two parts, a place's as its label. */
function takeWholeName(draft: Draft, values: PhoneValues, { company, language }: Drafting): void {
  const { cells } = draft.file
  const kind = knownKind(draft, values)
  const column = cells.fullNameLastFirst === undefined ? 'fullName' : 'fullNameLastFirst'
  // A place has one name, also in a file that has two columns for those of people.
  const ofPlace = kind === 'shared_phone' ? `${cells.firstName ?? ''} ${cells.lastName ?? ''}` : ''
  const text = (cells[column] ?? ofPlace).trim().replaceAll(/\s+/g, ' ')
  if (text === '' || text === draft.before?.name) return
  const isPlace = kind === null ? isPlaceName(text) : kind === 'shared_phone'
  const parts = isPlace ? null : partName(text, column === 'fullNameLastFirst')
  const given: Partial<Record<NamePart, string>> = parts ?? (isPlace ? { label: text } : { lastName: text })
  for (const part of ['firstName', 'lastName', 'label'] as const) {
    const own = given[part]
    // A cell of its own, such as a correction, says it better.
    if (own === undefined || cells[part]?.trim()) continue
    const reading = readCell(part, own, company.country)
    if ('value' in reading) values[part] = reading.value ?? ''
    else complain(draft, language, reading.problem, cells[column] === undefined ? part : column)
  }
  if (parts?.sure === false) {
    complain(draft, language, 'name_unclear', column, { proposal: `${parts.lastName}, ${parts.firstName}` })
  }
}

type NamePart = 'firstName' | 'lastName' | 'label'

const WHOLE_NAME: ReadonlySet<FileColumn> = new Set(['fullName', 'fullNameLastFirst'])
const NAME_COLUMNS = ['firstName', 'lastName', ...WHOLE_NAME] as const

/** What a new phone is that the file does not call personal or shared, and whether callers can leave it messages. */
function guess({ file: { cells }, problems }: Draft, values: PhoneValues): void {
  const isNamed = values.firstName !== '' || values.lastName !== ''
  const hasNames = NAME_COLUMNS.some((column) => cells[column] !== undefined)
  if (!cells.kind?.trim() || problems.some(({ column }) => column === 'kind')) {
    values.kind = isNamed || (values.label === '' && hasNames) ? 'user' : 'shared_phone'
  }
  if (!cells.voicemail?.trim()) values.voicemail = values.voicemailPin !== null
}

/** Empties what does not apply, and forgets what was wrong with it. */
function dropInapplicable(draft: Draft, values: PhoneValues, language: Language): void {
  const dropped: FileColumn[] = values.kind === 'user' ? ['label'] : ['firstName', 'lastName', 'email']
  if (values.kind === 'user') values.label = ''
  else Object.assign(values, { firstName: '', lastName: '', email: null })
  if (values.forwarding === 'off') {
    values.forwardTo = null
    dropped.push('forwardTo')
  }
  draft.problems = draft.problems.filter(({ column }) => !column || !dropped.includes(column))
  // Off in so many words is meant; a target alone is meant too, only not said to the end.
  const { forwarding, forwardTo } = draft.file.cells
  if (values.forwarding === 'off' && forwardTo?.trim() && !forwarding?.trim()) {
    complain(draft, language, 'target_unused', 'forwarding', { proposal: FORWARDINGS.always[language] })
  }
}

/** Told only of columns that are right so far. */
function complainOnce(
  draft: Draft,
  language: Language,
  problem: ImportProblem,
  column: ExtensionColumn,
): void {
  if (!draft.problems.some((known) => known.column === column)) complain(draft, language, problem, column)
}

function askForMissing(draft: Draft, values: PhoneValues, language: Language): void {
  const needed = [
    'number',
    ...(values.kind === 'user' ? (['firstName', 'lastName'] as const) : (['label'] as const)),
  ] as const
  const isNameTold = draft.problems.some(({ column }) => column !== null && WHOLE_NAME.has(column))
  for (const column of needed) {
    if (values[column] !== '' || (isNameTold && column !== 'number')) continue
    complainOnce(draft, language, 'required', column)
  }
  if (values.forwarding !== 'off' && values.forwardTo === null) {
    complainOnce(draft, language, 'target_missing', 'forwardTo')
  }
}

/** What an update changes, as the file writes it. */
function changesOf(
  was: PhoneValues,
  values: PhoneValues,
  pinSet: boolean,
  language: Language,
): Draft['changes'] {
  const [before, after] = [was, values].map((each) => toCells(applicable(each), language))
  if (!before || !after) throw new Error('two are two')
  const changes = EXTENSION_COLUMNS.filter((column) => before[column] !== after[column]).map((column) => ({
    column,
    before: before[column],
    after: after[column],
  }))
  if (values.voicemailPin === null) return changes
  return [...changes, { column: 'voicemailPin', before: pinSet ? HIDDEN_PIN : '', after: HIDDEN_PIN }]
}

/** In place of an extension that forwarding goes to, until the plan says which one has the number. */
const SOMEBODY = '00000000-0000-0000-0000-000000000000'

/** Applies the rules that hold for every save; those of the number plan come later, with the other rows. */
function applyRules(
  draft: Draft,
  values: PhoneValues,
  { company, language, numberOf, e164Of }: Drafting,
): void {
  if (values.callerId !== null && !numberOf.has(values.callerId))
    complainOnce(draft, language, 'not_found', 'callerId')
  const { before } = draft
  const broken = judge(
    toWrite(values, SOMEBODY, numberOf),
    {
      country: company.country,
      id: draft.id,
      number: before?.number ?? null,
      callerIdNumberId: before?.phone?.callerIdNumberId ?? null,
      pinSet: typeof before?.phone?.voicemailPinSecret === 'string',
      keptEmail: keptEmailOf(before),
    },
    {
      isTaken: () => false,
      hasExtension: () => true,
      hasGreeting: () => true, // no file says anything of it
      judgeCallerId: (id) => judgeShown(numberOf.get(e164Of.get(id) ?? '')),
    },
  )
  for (const [path, code] of Object.entries(broken)) {
    const column = BLAMED[path]
    if (!column) throw new Error(`import: say in draft.ts which column ${path} is about`)
    const problem = IMPORT_PROBLEMS.find((known) => known === code) ?? 'invalid'
    if (problem !== 'required') complainOnce(draft, language, problem, column)
    // Voicemail that cannot be is turned off with less ado than a PIN is made up.
    else if (!draft.problems.some((known) => known.column === column)) {
      complainOnce(draft, language, 'pin_missing', 'voicemail')
    }
  }
}

/**
 * The phone that a file describes, as a form would save it.
 * @param targetId of the extension that forwarding goes to, if it goes to one
 */
export function toWrite(
  values: PhoneValues,
  targetId: string | null,
  numberOf: Drafting['numberOf'],
): ExtensionWrite {
  const { kind, firstName, lastName, email, label, forwarding: mode, forwardTo } = values
  return {
    number: values.number,
    holder: kind === 'user' ? { kind: 'person', firstName, lastName, email } : { kind: 'shared', label },
    enabled: values.enabled,
    callerIdNumberId: (values.callerId !== null && numberOf.get(values.callerId)?.id) || null,
    doNotDisturb: values.doNotDisturb,
    forwarding:
      mode === 'off' || forwardTo === null
        ? { mode: 'off' }
        : {
            mode,
            destination:
              targetId !== null && !isExternal(forwardTo)
                ? { kind: 'extension', extensionId: targetId }
                : { kind: 'external', number: forwardTo },
          },
    voicemail: {
      enabled: values.voicemail,
      pin: values.voicemailPin,
      delaySeconds: values.voicemailDelay,
      email: values.voicemailEmail,
      language: values.voicemailLanguage,
    },
  }
}

/** A telephone number, and not an extension's. */
export const isExternal = (forwardTo: string) => forwardTo.startsWith('+')

/** Reads a row about `before`, or about a new extension, and judges what can be told without the other rows. */
export function makeDraft(file: FileRow, before: ExtensionWithPhone | null, drafting: Drafting): Draft {
  const { company, language, e164Of } = drafting
  const draft: Draft = {
    file,
    before,
    id: before?.id ?? randomUUIDv7(),
    values: null,
    changes: [],
    problems: [],
  }
  if (file.overflows) complain(draft, language, 'too_many_cells', null)
  const was = before && valuesOf(before, e164Of)
  if (before && !was) {
    const column = file.cells.id?.trim() ? 'id' : 'number'
    complain(draft, language, 'kind_not_editable', column)
    return draft
  }
  const values = was ? { ...was } : newPhone(draft.id, company.language)
  draft.values = values
  read(draft, values, drafting)
  if (!was) guess(draft, values)
  const unclear = draft.problems.find(({ column, problem }) => column === 'kind' && problem === 'choice')
  if (unclear) unclear.proposal = KINDS[values.kind][language]
  dropInapplicable(draft, values, language)
  if (was) draft.changes = changesOf(was, values, before?.phone?.voicemailPinSecret !== null, language)
  if (!was || draft.changes.length > 0) {
    askForMissing(draft, values, language)
    applyRules(draft, values, drafting)
  }
  const place = ({ column }: Problem) => (column ? FILE_COLUMNS.indexOf(column) : -1)
  draft.problems.sort((a, b) => place(a) - place(b))
  return draft
}

/** What the row is about, as people call it. */
export function nameOf({ before, values, file: { cells } }: Draft): string {
  const { firstName = '', lastName = '', label = cells.fullName ?? cells.fullNameLastFirst ?? '' } = cells
  if (!values) return before?.name ?? shown(label)
  const { holder } = toWrite(values, null, new Map())
  return holderName(holder).trim() || shown(`${firstName} ${lastName}`.trim() || label)
}
