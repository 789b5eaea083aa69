import { AudioKind } from '@switchboard/contract/audio'
import { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { AudioFileRow } from './present.ts'
import { adoptSound, releaseSounds } from './sounds/store.ts'

/** A greeting or a piece of music as the history records it. */
export const AudioFileRecord = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  kind: AudioKind,
  rightsHeld: z.boolean(),
  soundId: z.uuid(),
  /** What the sound tells people of itself. */
  durationMs: z.int(),
})
export type AudioFileRecord = z.infer<typeof AudioFileRecord>

export const toRecord = ({ sound, ...row }: AudioFileRow): AudioFileRecord => ({
  id: row.id,
  version: row.version,
  name: row.name,
  kind: row.kind as AudioKind,
  rightsHeld: row.rightsHeld,
  soundId: row.soundId,
  durationMs: sound.durationMs ?? 0,
})

/** Keeps files as they are until the transaction ends, in the order of their ids: two who want them never wait for each other. */
export const holdAudioFiles = (db: TenantDb, ids: readonly string[]) =>
  db.$executeRaw`select from audio_file where id = any(${ids}::uuid[]) order by id for no key update`

/**
 * Writes one file and tells the history. The caller holds what is there, and has judged what is to be.
 * @param before what is there; null for a new one
 * @param after what is to be; null to take it away. What is made again comes with its version
 * @returns whether the sound that it is to have is there
 */
export async function writeAudioFile(
  { db, audit, clock }: TransactionContext,
  before: AudioFileRecord | null,
  after: (Omit<AudioFileRecord, 'version'> & { version?: number }) | null,
): Promise<boolean> {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const now = clock.now()
  const released = before && before.soundId !== after?.soundId ? before.soundId : null
  if (after && after.soundId !== before?.soundId && !(await adoptSound(db, after.soundId))) return false
  const version = before ? before.version + 1 : (after?.version ?? 1)
  if (after) {
    const { id, name, kind, rightsHeld, soundId } = after
    const columns = { name, kind, rightsHeld, soundId, version, updatedAt: now }
    if (before) await db.audioFile.updateMany({ where: { id }, data: columns })
    else await db.audioFile.create({ data: { ...columns, id, createdAt: now } })
  } else if (before) {
    await db.audioFile.deleteMany({ where: { id: before.id } })
  }
  if (released !== null) await releaseSounds(db, [released], now)
  await audit({
    action: `audio_file.${before ? (after ? 'updated' : 'deleted') : 'created'}`,
    objectKind: 'audio_file',
    objectId: subject.id,
    objectLabel: subject.name,
    version,
    before,
    after: after && { ...after, version },
  })
  return true
}
