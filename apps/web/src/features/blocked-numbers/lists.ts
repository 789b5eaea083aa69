import {
  type BlockedNumber,
  type BlockedNumberWrite,
  blockedNumbers,
} from '@switchboard/contract/blocked-numbers'
import { call } from '../../api/client.ts'
import { query } from '../../api/query.ts'

/** Whose list it is: the company's, or that of a phone of one's own. */
export type BlockedList = { of: 'company' } | { of: 'own'; extensionId: string }

export const COMPANY_LIST: BlockedList = { of: 'company' }
export const ownList = (extensionId: string): BlockedList => ({ of: 'own', extensionId })

/** Those of all own phones, which are read as one. */
export const OWN_LISTS: BlockedList = ownList('')

export const itemsQuery = (list: BlockedList) =>
  list.of === 'company' ? query(blockedNumbers.list, { query: {} }) : query(blockedNumbers.ownList, undefined)

/** Those of the list, among what was read. */
export const ofList = (list: BlockedList, items: readonly BlockedNumber[]): readonly BlockedNumber[] =>
  list.of === 'company' ? items : items.filter(({ extensionId }) => extensionId === list.extensionId)

/** Adds to the list. @throws ApiError */
export const block = (list: BlockedList, write: BlockedNumberWrite): Promise<BlockedNumber> =>
  list.of === 'company'
    ? call(blockedNumbers.create, { body: { ...write, extensionId: null } })
    : call(blockedNumbers.ownCreate, { body: { ...write, extensionId: list.extensionId } })

/** Changes what is on the list. @throws ApiError */
export const change = (
  list: BlockedList,
  id: string,
  body: BlockedNumberWrite & { version: number },
): Promise<BlockedNumber> =>
  call(list.of === 'company' ? blockedNumbers.update : blockedNumbers.ownUpdate, { params: { id }, body })

/** Takes it off the list. @throws ApiError */
export const unblock = (list: BlockedList, id: string): Promise<null> =>
  call(list.of === 'company' ? blockedNumbers.remove : blockedNumbers.ownRemove, { params: { id } })
