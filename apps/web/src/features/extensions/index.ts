import { extensionsOwn } from '@switchboard/contract/extensions.own'
import { query } from '../../api/query.ts'

export { OwnPhoneForm } from './own/OwnPhoneForm.tsx'

/** The phones of whoever is signed in. Their form needs the strings of `extensions` and the phone library. */
export const ownPhonesQuery = () => query(extensionsOwn.list, undefined)
