import { extensionsOwn } from '@switchboard/contract/extensions.own'
import { query } from '../../api/query.ts'

export { OwnPhoneForm } from './own/OwnPhoneForm.tsx'

/** The phones of whoever is signed in. Their form needs the strings of `extensions` and the phone library. */
export const ownPhonesQuery = () => query(extensionsOwn.list, undefined)

/** A number to give: free ones are offered, and what is typed is judged. Needs the strings of `extensions`. */
export { NumberField } from './NumberField.tsx'
/** Free numbers that begin with `typed`: what a new thing's number may be. */
export { numbersQuery } from './queries.ts'
