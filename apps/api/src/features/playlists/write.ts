import { z } from 'zod'
import type { Playlist } from '@switchboard/contract/playlists'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import type { TransactionContext } from '../../http/route.ts'

/** Between the names of music, as the history shows them. */
const SEPARATOR = ' · '

/** A playlist as the history records it. */
export const PlaylistRecord = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  shuffle: z.boolean(),
  fileIds: z.array(z.uuid()),
  /** What the pieces were called, for people. */
  music: z.string(),
})
export type PlaylistRecord = z.infer<typeof PlaylistRecord>

/** What is read of a playlist to tell all of it. */
const WITH_FILES = {
  items: {
    orderBy: { position: 'asc' },
    include: { audioFile: { include: { sound: { select: { durationMs: true, state: true } } } } },
  },
  _count: { select: { receptionists: true, ringGroups: true, preferences: true } },
} satisfies Prisma.PlaylistInclude

type PlaylistRow = Prisma.PlaylistGetPayload<{ include: typeof WITH_FILES }>

export const readPlaylists = (
  db: TenantDb,
  rest: Pick<Prisma.PlaylistFindManyArgs, 'where' | 'take'>,
): Promise<PlaylistRow[]> => db.playlist.findMany({ ...rest, orderBy: { name: 'asc' }, include: WITH_FILES })

export function toPlaylist({ items, _count: uses, ...row }: PlaylistRow): Playlist {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    shuffle: row.shuffle,
    files: items.map(({ audioFile: { id, name, sound } }) => ({
      id,
      name,
      durationMs: sound.durationMs ?? 0,
      state: sound.state as Playlist['files'][number]['state'],
    })),
    uses: uses.receptionists + uses.ringGroups + uses.preferences,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export const toRecord = ({ id, version, name, shuffle, files }: Playlist): PlaylistRecord => ({
  id,
  version,
  name,
  shuffle,
  fileIds: files.map((file) => file.id),
  music: files.map((file) => file.name).join(SEPARATOR),
})

/**
 * What a playlist is to be. What is made again comes with its version, and with the names of its music: that may be made
 * again only after it.
 */
type Wanted = Omit<PlaylistRecord, 'version' | 'music'> & Partial<Pick<PlaylistRecord, 'version' | 'music'>>

async function namesOf(db: TenantDb, fileIds: readonly string[]): Promise<string> {
  const rows = await db.audioFile.findMany({
    where: { id: { in: [...fileIds] } },
    select: { id: true, name: true },
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return fileIds.map((id) => names.get(id) ?? '').join(SEPARATOR)
}

/** Keeps playlists as they are until the transaction ends, in the order of their ids: two who want them never wait for each other. */
export const holdPlaylists = (db: TenantDb, ids: readonly string[]) =>
  db.$executeRaw`select from playlist where id = any(${ids}::uuid[]) order by id for no key update`

/**
 * Writes one playlist and tells the history. The caller holds what is there, and has judged what is to be.
 * @param before what is there; null for a new one
 * @param wanted what is to be; null to take it away
 */
export async function writePlaylist(
  { db, audit, clock }: TransactionContext,
  before: PlaylistRecord | null,
  wanted: Wanted | null,
): Promise<void> {
  const subject = wanted ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const { id } = subject
  const now = clock.now()
  const version = before ? before.version + 1 : (wanted?.version ?? 1)
  if (wanted) {
    const { name, shuffle, fileIds } = wanted
    const columns = { name, shuffle, version, updatedAt: now }
    if (before) await db.playlist.updateMany({ where: { id }, data: columns })
    else await db.playlist.create({ data: { ...columns, id, createdAt: now } })
    await db.playlistItem.deleteMany({ where: { playlistId: id } })
    await db.playlistItem.createMany({
      data: fileIds.map((audioFileId, position) => ({ playlistId: id, position, audioFileId })),
    })
  } else {
    await db.playlist.deleteMany({ where: { id } })
  }
  await audit({
    action: `playlist.${before ? (wanted ? 'updated' : 'deleted') : 'created'}`,
    objectKind: 'playlist',
    objectId: id,
    objectLabel: subject.name,
    version,
    before,
    after: wanted && { ...wanted, version, music: wanted.music ?? (await namesOf(db, wanted.fileIds)) },
  })
}
