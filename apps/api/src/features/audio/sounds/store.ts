import { randomUUIDv7 } from 'node:crypto'
import type { Sound } from '@switchboard/contract/audio.sounds'
import type { Sound as SoundRow } from '@switchboard/database/client'
import type { TenantDb } from '../../../db/tenant.ts'
import { fileKey } from '../../../files/files.ts'
import { problem } from '../../../http/errors.ts'
import type { SampleRate } from './ffmpeg.ts'

/** The files of a sound: what was handed in, and what telephones play. */
type SoundFile = 'source' | `${SampleRate}.wav`

const DAY = 86_400_000
/** Days that a sound is kept which was handed in and then left. */
const LEFT_DAYS = 1
/** Days that one is kept which was replaced or deleted: as long, that can be taken back. */
const RELEASED_DAYS = 30
/** Sounds that a company may hand in within a day and leave. */
const MOST_LEFT = 100

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * DAY)

export const soundFolder = (tenantId: string, id: string): string => fileKey(tenantId, 'sounds', id)
export const soundKey = (tenantId: string, id: string, file: SoundFile): string =>
  fileKey(tenantId, 'sounds', id, file)

/** A sound whose content was checked; until then there is none. */
export const WHOLE = { state: { not: 'receiving' } } as const

export function toSound(row: SoundRow): Sound {
  const { id, format, bytes, durationMs, state, failure, peaks, createdAt } = row
  if (format === null || durationMs === null) throw new Error('a sound that was not checked yet is none')
  return {
    id,
    format: format as Sound['format'],
    bytes,
    durationMs,
    state: state as Sound['state'],
    failure: failure as Sound['failure'],
    peaks: (peaks ?? []) as number[],
    createdAt: createdAt.toISOString(),
  }
}

/** 404 when unknown, another company's, or not whole yet. */
export async function getSound(db: TenantDb, id: string): Promise<Sound> {
  const row = await db.sound.findFirst({ where: { id, ...WHOLE } })
  if (!row) throw problem('not_found')
  return toSound(row)
}

/** Refuses one more sound where many were handed in and left. 409 `limit_reached`. */
export async function assertFewLeft(db: TenantDb, at: Date): Promise<void> {
  const left = await db.sound.count({ where: { expiresAt: { lte: daysAfter(at, LEFT_DAYS) } } })
  if (left >= MOST_LEFT) throw problem('limit_reached')
}

/** Makes the row that says that a file is coming: what comes of it is never without one. */
export async function beginSound(db: TenantDb, bytes: number, at: Date): Promise<string> {
  const expiresAt = daysAfter(at, LEFT_DAYS)
  const id = randomUUIDv7()
  await db.sound.create({ data: { id, state: 'receiving', bytes, createdAt: at, expiresAt } })
  return id
}

/** Begins to use a sound. @returns whether there is such a one; after that it stays until it is released */
export async function adoptSound(db: TenantDb, id: string): Promise<boolean> {
  const { count } = await db.sound.updateMany({ where: { id, ...WHOLE }, data: { expiresAt: null } })
  return count === 1
}

/** Says that nothing uses these sounds any more. */
export async function releaseSounds(db: TenantDb, ids: readonly string[], at: Date): Promise<void> {
  await db.sound.updateMany({
    where: { id: { in: [...ids] } },
    data: { expiresAt: daysAfter(at, RELEASED_DAYS) },
  })
}
