import { history } from '@switchboard/contract/history'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { pagedQuery, query } from '../../api/query.ts'
import { getSession } from '../../api/session-store.ts'
import { type ListState, toQuery } from './list-state.ts'

const PAGE_SIZE = 50
const PARTS_SIZE = 20
/** Of one object, in its panel. */
const LATEST = 5

/** What the address asks for, newest first. */
export const historyQuery = (state: ListState) =>
  pagedQuery(history.list, {
    query: { ...toQuery(state, new Date(), getSession()?.tenant.timeZone ?? 'UTC'), limit: PAGE_SIZE },
  })

/** The changes that a batch is made of. */
export const partsQuery = (batch: string) => pagedQuery(history.list, { query: { batch, limit: PARTS_SIZE } })

/** The latest changes of one object. */
export const latestQuery = (object: string) => query(history.list, { query: { object, limit: LATEST } })

export const actorsQuery = () => query(history.actors, undefined)

/** Whether an entry can be undone as things stand. */
export const undoableQuery = (id: string) =>
  ({ ...query(history.undoable, { params: { id } }), staleTime: 0, gcTime: 0 }) as const

/** The company's numbers, which the history knows by their ids. */
export const companyNumbersQuery = () => query(phoneNumbers.list, undefined)
