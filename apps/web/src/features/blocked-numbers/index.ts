import { loadPhoneLibrary } from '../../format/phone.ts'
import { queryClient } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { type BlockedList, itemsQuery } from './lists.ts'

export { BlockedNumbers } from './BlockedNumbers.tsx'
export { PhoneBlocked } from './PhoneBlocked.tsx'
export { COMPANY_LIST, OWN_LISTS, ownList, phoneList } from './lists.ts'

/** To be awaited by the loader of a page that shows such a list. */
export const loadBlockedNumbers = (list: BlockedList): Promise<unknown> =>
  Promise.all([
    loadStrings('blocked-numbers'),
    loadPhoneLibrary(),
    queryClient.fetchQuery({ ...itemsQuery(list), staleTime: 0 }),
  ])
