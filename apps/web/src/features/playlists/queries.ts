import { playlists } from '@switchboard/contract/playlists'
import { pagedQuery, query } from '../../api/query.ts'

export const listQuery = () => pagedQuery(playlists.list, { query: {} })

/** To choose from: no company has more. */
export const choicesQuery = () => query(playlists.list, { query: { limit: 100 } })

export const playlistQuery = (id: string) => query(playlists.get, { params: { id } })

export const usesQuery = (id: string) => query(playlists.uses, { params: { id } })
