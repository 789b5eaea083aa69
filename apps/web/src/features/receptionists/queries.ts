import { holidays } from '@switchboard/contract/holidays'
import { playlists } from '@switchboard/contract/playlists'
import { receptionists } from '@switchboard/contract/receptionists'
import { schedules } from '@switchboard/contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { pagedQuery, query, queryClient } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { loadAudio } from '../audio/index.ts'
import { loadDestinations } from '../destinations/index.ts'
import type { ListState } from './list-state.ts'
import type { Choices } from './useConflictTexts.ts'

/** What a page of a list holds at most: a company has fewer schedules, calendars and playlists. */
const ALL = 200

/** The receptionists as the address asks for them. */
export const listQuery = ({ search, sort }: ListState) =>
  pagedQuery(receptionists.list, { query: { ...(search && { search }), sort } })

/** Those that are open or closed by hand. */
export const overriddenQuery = () => query(receptionists.list, { query: { overridden: 'true' } })

export const receptionistQuery = (id: string) => query(receptionists.get, { params: { id } })

/** With which digits extensions begin. */
export const prefixesQuery = () => query(receptionists.prefixes, undefined)

export const schedulesQuery = () => query(schedules.list, { query: { limit: ALL } })
export const calendarsQuery = () => query(holidays.list, { query: { limit: ALL } })
export const playlistsQuery = () => query(playlists.list, { query: { limit: ALL } })

/** What a receptionist can be given by name. */
export function useChoices(): Choices {
  const { data: hours } = useQuery(schedulesQuery())
  const { data: calendars } = useQuery(calendarsQuery())
  const { data: music } = useQuery(playlistsQuery())
  return {
    schedules: hours?.items ?? [],
    calendars: calendars?.items ?? [],
    playlists: music?.items ?? [],
  }
}

/** All that the form of a receptionist is written with. */
export const loadChoices = (): Promise<unknown> =>
  Promise.all([
    queryClient.ensureQueryData(schedulesQuery()),
    queryClient.ensureQueryData(calendarsQuery()),
    queryClient.ensureQueryData(playlistsQuery()),
    loadDestinations(),
    loadAudio(),
    loadStrings('receptionists', 'object', 'time-zone'),
  ])
