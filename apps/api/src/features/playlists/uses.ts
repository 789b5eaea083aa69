import { readSlices } from '../../db/rows.ts'
import { problem } from '../../http/errors.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { holdPlaylists, readPlaylists, toPlaylist, toRecord, writePlaylist } from './write.ts'

const playing = (ids: readonly string[]) => ({ items: { some: { audioFileId: { in: [...ids] } } } })

/** How playlists use music. */
export const playlistItemReferrer: Referrer = {
  target: 'audio_file',
  keys: ['playlist_item.audio_file_id'],
  find: (db, all) =>
    readSlices(all, async (ids) => {
      const rows = await readPlaylists(db, { where: playing(ids) })
      return rows.flatMap(({ id, name: label, items }) =>
        items
          .filter(({ audioFileId }) => ids.includes(audioFileId))
          .map(({ audioFileId: of }): FoundUse => {
            const by = { kind: 'playlist', id, label } as const
            return { of, use: { way: 'playlist_item', by, detail: null, replaceable: true } }
          }),
      )
    }),
  replace: async (ctx, ids, replacement) => {
    const { db } = ctx
    if (replacement !== null) {
      const music = await db.audioFile.findFirst({ where: { id: replacement, kind: 'music' } })
      if (!music) throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    const found = await db.playlist.findMany({ where: playing(ids), select: { id: true } })
    const playlistIds = found.map(({ id }) => id)
    await holdPlaylists(db, playlistIds)
    for (const row of await readPlaylists(db, { where: { id: { in: playlistIds }, ...playing(ids) } })) {
      const before = toRecord(toPlaylist(row))
      const fileIds = before.fileIds.flatMap((id) => (ids.includes(id) ? (replacement ?? []) : id))
      const { id, name, shuffle } = before
      await writePlaylist(ctx, before, { id, name, shuffle, fileIds: [...new Set(fileIds)] })
    }
  },
}
