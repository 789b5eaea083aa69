import type { HistoryChange } from '@switchboard/contract/history'
import { type FieldName, type Format, WORDS } from './fields.ts'

/** A value and how it is written. */
export interface Value {
  format: Format
  value: string | number | boolean
}

/** A field that changed; null where it had, or has, no value. */
export interface Row {
  field: FieldName
  before: Value | null
  after: Value | null
}

const toValue = (value: HistoryChange['before'], format: Format): Value | null =>
  value === null ? null : { format, value }

/** Counts of nothing, and secrets that stayed, are not worth a line; that a count went down to nothing is. */
const tells = ({ before, after }: HistoryChange, format: Format) =>
  !(format === 'count' && after === 0 && !before) && !(format === 'renewed' && after !== true)

/** The lines that tell changes of an object of this kind, in the order of its form. */
export function rowsOf(kind: string, changes: readonly HistoryChange[]): Row[] {
  const byPath = new Map(changes.map((change) => [change.path, change]))
  const rows = new Map<FieldName, Row>()
  for (const [path, [field, format]] of Object.entries(WORDS[kind] ?? {})) {
    const change = byPath.get(path)
    if (!change || !tells(change, format)) continue
    const other = rows.get(field)
    rows.set(field, {
      field,
      before: other?.before ?? toValue(change.before, format),
      after: other?.after ?? toValue(change.after, format),
    })
  }
  return [...rows.values()]
}

/** Was the object made or deleted? Then all of it is new, or gone. */
export const isWhole = (changes: readonly HistoryChange[]): boolean =>
  changes.some(({ path }) => path === 'id')
