import { preferences } from '@switchboard/contract/preferences'
import { query } from '../../api/query.ts'

/** What holds for the whole company: forms of new objects begin with it. */
export const preferencesQuery = () => query(preferences.get, undefined)
