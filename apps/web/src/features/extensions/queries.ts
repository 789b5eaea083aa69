import { extensions, OUTLINE_PAGE } from '@switchboard/contract/extensions'
import { extensionsImport } from '@switchboard/contract/extensions.import'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { call } from '../../api/client.ts'
import { outlinedList } from '../../api/outlined.ts'
import { query } from '../../api/query.ts'
import { isFiltered, type ListState, toFilter } from './list-state.ts'

/** The list as the address asks for it: how long it is, and any page of it. */
export function listOf(state: ListState) {
  const args = { ...toFilter(state), sort: state.sort }
  return outlinedList({
    key: ['extensions', 'list', args],
    outline: query(extensions.outline, { query: args }),
    load: (cursor, signal) =>
      call(
        extensions.list,
        { query: { ...args, ...(cursor && { cursor }), limit: OUTLINE_PAGE } },
        { signal },
      ),
    size: OUTLINE_PAGE,
    always: isFiltered(state), // for how many there are without the filter
  })
}

/** What an export of the list would hold. */
export const exportContentsQuery = (state: ListState) =>
  query(extensionsImport.exportContents, { query: toFilter(state) })

export const extensionQuery = (id: string) => query(extensions.get, { params: { id } })

/** The company's numbers, to choose a caller ID from. */
export const companyNumbersQuery = () => query(phoneNumbers.list, undefined)

export const usesQuery = (id: string) => query(extensions.uses, { params: { id } })
