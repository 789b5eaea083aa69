import { randomUUIDv7 } from 'node:crypto'
import type { Language } from '@switchboard/contract/common'
import { EXTENSION_COLUMNS, FILE_COLUMNS } from '@switchboard/contract/extensions.import'
import { toCells } from '../file/cells.ts'
import { holderName } from '../holder.ts'
import type { ExtensionWithPhone } from '../present.ts'
import { applicable, newPhone, type PhoneValues, valuesOf } from './company.ts'
import {
  complain,
  type Draft,
  type Drafting,
  type FileRow,
  HIDDEN_PIN,
  type Problem,
  shown,
} from './draft.ts'
import { readRow } from './read-row.ts'
import { applyRules, askForMissing, toWrite } from './row-rules.ts'

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
  readRow(draft, values, drafting)
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
