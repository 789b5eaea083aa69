import type { Language } from '@switchboard/contract/common'
import {
  EXTENSION_COLUMNS,
  type ExtensionColumn,
  type FileColumn,
} from '@switchboard/contract/extensions.import'
import { readCell, toCells } from '../file/cells.ts'
import { isPlaceName, partName } from '../file/full-name.ts'
import { FORWARDINGS, KINDS } from '../file/words.ts'
import { applicable, type PhoneValues } from './company.ts'
import { complain, type Draft, type Drafting } from './draft.ts'

/** Takes over what the cells of a row say. */
function takeCells(draft: Draft, values: PhoneValues, drafting: Drafting): void {
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

const NAME_COLUMNS = ['firstName', 'lastName', 'fullName', 'fullNameLastFirst'] as const

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

/** Takes over what a row says, guesses what it leaves open about a new phone, and forgets what does not apply. */
export function readRow(draft: Draft, values: PhoneValues, drafting: Drafting): void {
  const { language } = drafting
  takeCells(draft, values, drafting)
  if (!draft.before) guess(draft, values)
  const unclear = draft.problems.find(({ column, problem }) => column === 'kind' && problem === 'choice')
  if (unclear) unclear.proposal = KINDS[values.kind][language]
  dropInapplicable(draft, values, language)
}
