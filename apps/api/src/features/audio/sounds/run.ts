import type { SoundFailure, SoundFormat } from '@switchboard/contract/audio.sounds'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../../db/connect.ts'
import type { Files } from '../../../files/files.ts'
import { convert } from './convert.ts'
import { FfmpegError, SAMPLE_RATES } from './ffmpeg.ts'
import { soundKey } from './store.ts'

/** What the worker gives. */
export interface SoundJob {
  database: Pick<Database, 'withTenant'>
  files: Files
  /** Path of an installed ffmpeg; where there is none, the one of WebAssembly does its work. */
  ffmpeg: string
  log: FastifyBaseLogger
}

/** Not done yet, whoever began. */
const UNDER_WAY = { state: { in: ['uploaded', 'converting'] } }

/**
 * Converts a sound, unless that is done: a job may be taken more than once, by whoever finds that its server is gone. The
 * state is told last, so that a sound that is ready has its files. Throws what another try may overcome.
 */
export async function convertSound(
  job: SoundJob,
  tenantId: string,
  soundId: string,
  signal: AbortSignal,
): Promise<void> {
  const { database, files, ffmpeg, log } = job
  const [sound] = await database.withTenant(tenantId, (db) =>
    db.sound.updateManyAndReturn({ where: { id: soundId, ...UNDER_WAY }, data: { state: 'converting' } }),
  )
  if (!sound) return
  try {
    const source = await files.readAll(soundKey(tenantId, soundId, 'source'))
    const { waves, seconds, peaks } = await convert(source, sound.format as SoundFormat, {
      path: ffmpeg,
      signal,
    })
    for (const rate of SAMPLE_RATES) await files.put(soundKey(tenantId, soundId, `${rate}.wav`), waves[rate])
    await database.withTenant(tenantId, (db) =>
      db.sound.updateMany({
        where: { id: soundId, ...UNDER_WAY },
        data: { state: 'ready', durationMs: Math.max(1, Math.round(seconds * 1000)), peaks },
      }),
    )
  } catch (error) {
    if (!(error instanceof FfmpegError)) throw error
    log.warn({ err: error, tenant: tenantId, sound: soundId }, 'a sound could not be converted')
    await giveUpSound(job, tenantId, soundId, error.reason)
  }
}

/** Says of a sound that it will not be converted. */
export async function giveUpSound(
  { database }: Pick<SoundJob, 'database'>,
  tenantId: string,
  soundId: string,
  failure: SoundFailure,
): Promise<void> {
  await database.withTenant(tenantId, (db) =>
    db.sound.updateMany({ where: { id: soundId, ...UNDER_WAY }, data: { state: 'failed', failure } }),
  )
}
