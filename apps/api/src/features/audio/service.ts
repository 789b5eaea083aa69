import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  AUDIO_FILES,
  type audio,
  type AudioFile,
  type AudioFileCreate,
  type AudioFileItem,
  type AudioFileWrite,
} from '@switchboard/contract/audio'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { RemoveQuery } from '@switchboard/contract/uses'
import { idsNamed } from '../../db/search.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { type AudioFileRow, toAudioFile, toAudioFileItem, WITH_SOUND } from './present.ts'
import { getSound } from './sounds/store.ts'
import { type AudioFileRecord, holdAudioFiles, toRecord, writeAudioFile } from './write.ts'

const SORT = 'name'

async function find(db: TenantDb, id: string): Promise<AudioFileRow> {
  const row = await db.audioFile.findFirst({ where: { id }, include: WITH_SOUND })
  if (!row) throw problem('not_found')
  return row
}

/** One file; 404 when unknown or another company's. */
export const getAudioFile = async (db: TenantDb, id: string): Promise<AudioFile> =>
  toAudioFile(await find(db, id))

/** One page, by name. */
export async function listAudioFiles(
  db: TenantDb,
  { search, kind, limit, cursor }: ParsedRequestOf<typeof audio.list>['query'],
): Promise<{ items: AudioFileItem[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, SORT, 'text')
  const rows = await db.audioFile.findMany({
    where: {
      ...(kind && { kind }),
      AND: [
        search ? { id: { in: await idsNamed(db, 'audio_file', search) } } : {},
        // Names are each of one file only.
        after ? { name: { gt: String(after.position) } } : {},
      ],
    },
    orderBy: { name: 'asc' },
    take: limit + 1,
    include: WITH_SOUND,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toAudioFileItem),
    nextCursor: rows.length > limit && last ? encodeCursor(SORT, { position: last.name, id: last.id }) : null,
  }
}

type Wanted = Omit<AudioFileRecord, 'version' | 'durationMs'>

/** Writes what somebody asked for. 422 for music without rights, and for a sound that is not there. */
async function save(
  ctx: TransactionContext,
  before: AudioFileRecord | null,
  wanted: Wanted,
): Promise<AudioFile> {
  const { db } = ctx
  if (wanted.kind === 'music' && !wanted.rightsHeld) {
    throw problem('validation_failed', { fieldErrors: { rightsHeld: 'rights_needed' } })
  }
  const sound = await db.sound.findFirst({ where: { id: wanted.soundId }, select: { durationMs: true } })
  if (!(await writeAudioFile(ctx, before, { ...wanted, durationMs: sound?.durationMs ?? 0 }))) {
    throw problem('validation_failed', { fieldErrors: { soundId: 'not_found' } })
  }
  return getAudioFile(db, wanted.id)
}

/** Gives a sound a name. 422 `validation_failed`, 409 `already_exists` and `limit_reached`. */
export async function createAudioFile(
  ctx: TransactionContext,
  { name, kind, rightsHeld, soundId }: AudioFileCreate,
): Promise<AudioFile> {
  if ((await ctx.db.audioFile.count()) >= AUDIO_FILES) throw problem('limit_reached')
  return save(ctx, null, { id: randomUUIDv7(), name, kind, rightsHeld, soundId })
}

/** Renames a file or replaces its sound. 409 `version_conflict` with the file as it is now. */
export async function updateAudioFile(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: AudioFileWrite & { version: number },
): Promise<AudioFile> {
  const { db } = ctx
  await holdAudioFiles(db, [id])
  const row = await find(db, id)
  if (row.version !== version) throw problem('version_conflict', { current: toAudioFile(row) })
  const { version: _version, durationMs: _duration, ...before } = toRecord(row)
  const wanted = { ...before, ...input }
  return isDeepStrictEqual(wanted, before) ? toAudioFile(row) : save(ctx, toRecord(row), wanted)
}

/** Deletes a file; its sound is kept for a while. 404, 409 `in_use`, 422 `not_found` at `replacement`. */
export const removeAudioFile = (
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> =>
  removeUsed(ctx, referrers, {
    target: 'audio_file',
    id,
    how,
    remove: async (batch) => {
      await writeAudioFile(batch, toRecord(await find(ctx.db, id)), null)
    },
  })

/** Asks for another try, where one failed. 404. */
export async function retrySound({ db, outbox }: TransactionContext, id: string) {
  const { count } = await db.sound.updateMany({
    where: { id, state: 'failed' },
    data: { state: 'uploaded', failure: null },
  })
  if (count > 0) await outbox('sound.convert', { soundId: id })
  return getSound(db, id)
}
