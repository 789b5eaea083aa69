import { restorerOf } from '../../http/restore.ts'
import { holdPlaylists, PlaylistRecord, readPlaylists, toPlaylist, toRecord, writePlaylist } from './write.ts'

/** Takes back what was done to playlists. */
export const playlistRestorer = restorerOf<PlaylistRecord>({
  objectKind: 'playlist',
  permission: 'audio:write',
  recorded: PlaylistRecord,
  target: 'playlist',
  hold: async ({ db }, ids) => {
    await holdPlaylists(db, ids)
    const rows = await readPlaylists(db, { where: { id: { in: [...ids] } } })
    return new Map(rows.map((row) => [row.id, toRecord(toPlaylist(row))]))
  },
  stateOf: ({ name, shuffle, fileIds }) => ({ name, shuffle, fileIds }),
  refersTo: ({ fileIds }) => fileIds.map((id) => ({ target: 'audio_file', id })),
  unique: { column: 'name', of: ({ name }) => name },
  restore: async (ctx, all) => {
    for (const { now, before, version } of all) {
      await writePlaylist(ctx, now, before && { ...before, version })
    }
  },
})
