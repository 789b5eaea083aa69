import type { CompanyForm, Field } from './form.ts'

/** Whose version of a field is kept. */
export type Side = 'mine' | 'theirs'
export type Choice = Partial<Record<Field, Side>>

/** A field that two people left different, and who moved it away from what both had opened. */
export interface Difference {
  field: Field
  changedBy: 'me' | 'them' | 'both'
}

/** Where `mine` and `theirs` differ, in the form's order; all three settled. `base` is what both opened. */
export function differences(base: CompanyForm, mine: CompanyForm, theirs: CompanyForm): Difference[] {
  const fields = Object.keys(mine) as Field[]
  return fields
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => {
      if (base[field] === theirs[field]) return { field, changedBy: 'me' }
      return { field, changedBy: base[field] === mine[field] ? 'them' : 'both' }
    })
}

/** What each did stays; where both changed the same field, mine until chosen otherwise. */
export const proposal = (found: readonly Difference[]): Choice =>
  Object.fromEntries(found.map(({ field, changedBy }) => [field, changedBy === 'them' ? 'theirs' : 'mine']))

/** The form that `choice` makes of two versions; fields not chosen are theirs. */
export function merge(mine: CompanyForm, theirs: CompanyForm, choice: Choice): CompanyForm {
  const taken = Object.entries(mine).filter(([field]) => choice[field as Field] === 'mine')
  return { ...theirs, ...Object.fromEntries(taken) }
}
