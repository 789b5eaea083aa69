import {
  type BlockedNumber,
  type BlockedNumberWrite,
  blockedNumbers,
} from '@switchboard/contract/blocked-numbers'
import { call } from '../../api/client.ts'
import { query } from '../../api/query.ts'

/** Whose list it is: the company's, that of a phone of one's own, or that of a phone one administers. */
export type BlockedList = { of: 'company' } | { of: 'own' | 'phone'; extensionId: string }

export const COMPANY_LIST: BlockedList = { of: 'company' }
export const phoneList = (extensionId: string): BlockedList => ({ of: 'phone', extensionId })
export const ownList = (extensionId: string): BlockedList => ({ of: 'own', extensionId })

/** Those of all own phones, which are read as one. */
export const OWN_LISTS: BlockedList = ownList('')

/** Of the company and of a phone, as those see them who may see the preferences. */
const ofOne = (list: BlockedList) =>
  query(blockedNumbers.list, { query: list.of === 'phone' ? { extension: list.extensionId } : {} })

export const itemsQuery = (list: BlockedList) =>
  list.of === 'own' ? query(blockedNumbers.ownList, undefined) : ofOne(list)

/** Those of the list, among what was read. */
export const ofList = (list: BlockedList, items: readonly BlockedNumber[]): readonly BlockedNumber[] =>
  list.of === 'own' ? items.filter(({ extensionId }) => extensionId === list.extensionId) : items

/** Adds to the list. @throws ApiError */
export const block = (list: BlockedList, write: BlockedNumberWrite): Promise<BlockedNumber> =>
  list.of === 'own'
    ? call(blockedNumbers.ownCreate, { body: { ...write, extensionId: list.extensionId } })
    : call(blockedNumbers.create, {
        body: { ...write, extensionId: list.of === 'phone' ? list.extensionId : null },
      })

/** Changes what is on the list. @throws ApiError */
export const change = (
  list: BlockedList,
  id: string,
  body: BlockedNumberWrite & { version: number },
): Promise<BlockedNumber> =>
  call(list.of === 'own' ? blockedNumbers.ownUpdate : blockedNumbers.update, { params: { id }, body })

/** Takes it off the list. @throws ApiError */
export const unblock = (list: BlockedList, id: string): Promise<null> =>
  call(list.of === 'own' ? blockedNumbers.ownRemove : blockedNumbers.remove, { params: { id } })
