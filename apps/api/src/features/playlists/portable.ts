import { PlaylistContent, type PlaylistWrite } from '@switchboard/contract/playlists'
import { portable } from '../../http/portable.ts'
import { createPlaylist, updatePlaylist } from './service.ts'

/** Music on hold, in the configuration file. */
export const portablePlaylists = portable<PlaylistWrite>({
  section: 'playlists',
  key: ['name'],
  schema: PlaylistContent,
  async list({ db }) {
    const rows = await db.playlist.findMany({
      orderBy: { name: 'asc' },
      include: { items: { orderBy: { position: 'asc' }, select: { audioFileId: true } } },
    })
    return rows.map(({ id, version, name, shuffle, items }) => ({
      id,
      version,
      write: { name, shuffle, fileIds: items.map(({ audioFileId }) => audioFileId) },
    }))
  },
  create: createPlaylist,
  update: (ctx, id, write, version) => updatePlaylist(ctx, id, { ...write, version }),
})
