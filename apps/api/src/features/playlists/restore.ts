import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle } from '../../http/undo.ts'
import { holdPlaylists, PlaylistRecord, readPlaylists, toPlaylist, toRecord, writePlaylist } from './write.ts'

/** Takings away come first: they free names. */
const inOrder = (all: readonly Restoration<PlaylistRecord>[]) =>
  all.toSorted((a, b) => Number(a.before !== null) - Number(b.before !== null))

async function judge(
  { db }: TransactionContext,
  all: readonly Restoration<PlaylistRecord>[],
): Promise<Obstacle[]> {
  const names = await db.playlist.findMany({
    where: {
      name: { in: all.flatMap(({ before }) => before?.name ?? []) },
      id: { notIn: all.map(({ id }) => id) },
    },
    select: { name: true },
  })
  const taken = new Set(names.map(({ name }) => name))
  return all.flatMap(({ label, before }) =>
    before && taken.has(before.name) ? [{ label, reason: 'name_taken' as const }] : [],
  )
}

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
  judge,
  restore: async (ctx, all) => {
    for (const { now, before, version } of inOrder(all)) {
      await writePlaylist(ctx, now, before && { ...before, version })
    }
  },
})
