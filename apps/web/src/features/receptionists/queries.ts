import { holidays } from '@switchboard/contract/holidays'
import { playlists } from '@switchboard/contract/playlists'
import { receptionists } from '@switchboard/contract/receptionists'
import { schedules } from '@switchboard/contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { pagedQuery, query } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { loadAudio } from '../audio/index.ts'
import { loadDestinations } from '../destinations/index.ts'
import { loadPlaylists } from '../playlists/index.ts'
import type { ListState } from './list-state.ts'
import type { Choices } from './useConflictTexts.ts'

/** As the fields that choose ask for them, so that they are asked for once. */
const ALL = { schedules: 200, calendars: 200, playlists: 100 } as const

/** The receptionists as the address asks for them. */
export const listQuery = ({ search, sort }: ListState) =>
  pagedQuery(receptionists.list, { query: { ...(search && { search }), sort } })

/** Those that are open or closed by hand. */
export const overriddenQuery = () => query(receptionists.list, { query: { overridden: 'true' } })

export const receptionistQuery = (id: string) => query(receptionists.get, { params: { id } })

/** With which digits extensions begin. */
export const prefixesQuery = () => query(receptionists.prefixes, undefined)

export const schedulesQuery = () => query(schedules.list, { query: { limit: ALL.schedules } })
export const calendarsQuery = () => query(holidays.list, { query: { limit: ALL.calendars } })

/** What the ids in the form are called. */
export function useChoices(): Choices {
  const { data: hours } = useQuery(schedulesQuery())
  const { data: calendars } = useQuery(calendarsQuery())
  const { data: music } = useQuery(query(playlists.list, { query: { limit: ALL.playlists } }))
  return {
    schedules: hours?.items ?? [],
    calendars: calendars?.items ?? [],
    playlists: music?.items ?? [],
  }
}

/** All that the form of a receptionist is written with. */
export const loadForm = (): Promise<unknown> =>
  Promise.all([
    loadDestinations(),
    loadAudio(),
    loadPlaylists(),
    loadStrings('receptionists', 'object', 'time-zone', 'schedules', 'holidays'),
  ])
