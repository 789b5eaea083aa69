import { restorerOf, type Restoration } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle } from '../../http/undo.ts'
import { WITH_SOUND } from './present.ts'
import { AudioFileRecord, holdAudioFiles, toRecord, writeAudioFile } from './write.ts'

/** Sounds that are kept no longer. */
async function judge(
  { db }: TransactionContext,
  all: readonly Restoration<AudioFileRecord>[],
): Promise<Obstacle[]> {
  const wanted = all.flatMap(({ before }) => before ?? [])
  const sounds = await db.sound.findMany({
    where: { id: { in: wanted.map(({ soundId }) => soundId) } },
    select: { id: true },
  })
  const present = new Set(sounds.map(({ id }) => id))
  return wanted.flatMap(({ name: label, soundId }): Obstacle[] =>
    present.has(soundId) ? [] : [{ label, reason: 'reference_gone' }],
  )
}

/** Takes back what was done to greetings and music, as long as the sound is kept that they had. */
export const audioFileRestorer = restorerOf<AudioFileRecord>({
  objectKind: 'audio_file',
  permission: 'audio:write',
  recorded: AudioFileRecord,
  target: 'audio_file',
  hold: async ({ db }, ids) => {
    await holdAudioFiles(db, ids)
    const rows = await db.audioFile.findMany({ where: { id: { in: [...ids] } }, include: WITH_SOUND })
    return new Map(rows.map((row) => [row.id, toRecord(row)]))
  },
  stateOf: ({ version: _version, durationMs: _duration, ...state }) => state,
  unique: { column: 'name', of: ({ name }) => name },
  judge,
  restore: async (ctx, all) => {
    for (const { now, before, version } of all) {
      await writeAudioFile(ctx, now, before && { ...before, version })
    }
  },
})
