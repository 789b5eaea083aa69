import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import {
  type Playlist,
  PLAYLIST_LIMITS,
  type playlists,
  type PlaylistWrite,
} from '@switchboard/contract/playlists'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { RemoveQuery } from '@switchboard/contract/uses'
import { idsNamed } from '../../db/search.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { holdPlaylists, readPlaylists, toPlaylist, toRecord, writePlaylist } from './write.ts'

const SORT = 'name'

/** One playlist; 404 when unknown or another company's. */
export async function getPlaylist(db: TenantDb, id: string): Promise<Playlist> {
  const [row] = await readPlaylists(db, { where: { id } })
  if (!row) throw problem('not_found')
  return toPlaylist(row)
}

/** One page, by name. */
export async function listPlaylists(
  db: TenantDb,
  { search, limit, cursor }: ParsedRequestOf<typeof playlists.list>['query'],
): Promise<{ items: Playlist[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, SORT, 'text')
  const rows = await readPlaylists(db, {
    where: {
      AND: [
        search ? { id: { in: await idsNamed(db, 'playlist', search) } } : {},
        // Names are each of one playlist only.
        after ? { name: { gt: String(after.position) } } : {},
      ],
    },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toPlaylist),
    nextCursor: rows.length > limit && last ? encodeCursor(SORT, { position: last.name, id: last.id }) : null,
  }
}

/** Music only, each piece once. */
async function assertMusic(db: TenantDb, fileIds: readonly string[]): Promise<void> {
  const found = await db.audioFile.findMany({
    where: { id: { in: [...fileIds] } },
    select: { id: true, kind: true },
  })
  const kinds = new Map(found.map(({ id, kind }) => [id, kind]))
  const fieldErrors: Record<string, FieldErrorCode> = {}
  for (const [at, id] of fileIds.entries()) {
    const kind = kinds.get(id)
    if (kind === undefined) fieldErrors[`fileIds.${at}`] = 'not_found'
    else if (kind !== 'music') fieldErrors[`fileIds.${at}`] = 'not_music'
    else if (fileIds.indexOf(id) < at) fieldErrors[`fileIds.${at}`] = 'duplicate'
  }
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
}

/** Makes a playlist. 422 `validation_failed`, 409 `already_exists` and `limit_reached`. */
export async function createPlaylist(ctx: TransactionContext, input: PlaylistWrite): Promise<Playlist> {
  const { db } = ctx
  await assertMusic(db, input.fileIds)
  if ((await db.playlist.count()) >= PLAYLIST_LIMITS.playlists) throw problem('limit_reached')
  const id = randomUUIDv7()
  await writePlaylist(ctx, null, { id, ...input })
  return getPlaylist(db, id)
}

/** Replaces name, order and music. 409 `version_conflict` with the playlist as it is now. */
export async function updatePlaylist(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: PlaylistWrite & { version: number },
): Promise<Playlist> {
  const { db } = ctx
  await holdPlaylists(db, [id])
  const current = await getPlaylist(db, id)
  if (current.version !== version) throw problem('version_conflict', { current })
  const before = toRecord(current)
  const { name, shuffle, fileIds } = before
  if (isDeepStrictEqual(input, { name, shuffle, fileIds })) return current
  await assertMusic(db, input.fileIds)
  await writePlaylist(ctx, before, { id, ...input })
  return getPlaylist(db, id)
}

/** Deletes a playlist. 404, 409 `in_use`, 422 `not_found` at `replacement`. */
export const removePlaylist = (
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> =>
  removeUsed(ctx, referrers, {
    target: 'playlist',
    id,
    how,
    remove: async (batch) => writePlaylist(batch, toRecord(await getPlaylist(ctx.db, id)), null),
  })
