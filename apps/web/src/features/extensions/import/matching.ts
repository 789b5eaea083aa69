import type { FileColumn, ExtensionImport } from '@switchboard/contract/extensions.import'

/** What each column of the file is matched with, by index; null is ignored. */
export type Matching = readonly (FileColumn | null)[]

export const matchingOf = ({ columns }: Pick<ExtensionImport, 'columns'>): Matching =>
  columns.map(({ column }) => column)

/** Matches the column at `index`; each can be matched once, so that another column with the same is ignored from now on. */
export const assign = (matching: Matching, index: number, column: FileColumn | null): Matching =>
  matching.map((now, at) => (at === index ? column : now === column ? null : now))

/** What no import can do without (`number`: nothing can be said of any row), and what new extensions need (`name`). */
export function missingIn(matching: Matching): 'number' | 'name' | null {
  const has = (...columns: FileColumn[]) => columns.some((column) => matching.includes(column))
  if (!has('number', 'id')) return 'number'
  return has('firstName', 'lastName', 'label', 'fullName', 'fullNameLastFirst') ? null : 'name'
}
