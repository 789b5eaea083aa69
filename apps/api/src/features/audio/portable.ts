import { Readable } from 'node:stream'
import { AudioFileCreate } from '@switchboard/contract/audio'
import { problem } from '../../http/errors.ts'
import { portable, type PortableSounds } from '../../http/portable.ts'
import type { Portal } from '../../http/portal.ts'
import { toRecord } from './write.ts'
import { WITH_SOUND } from './present.ts'
import { createAudioFile, getAudioFile, updateAudioFile } from './service.ts'
import { inspect } from './sounds/inspect.ts'
import { receiveSound } from './sounds/receive.ts'
import { soundKey } from './sounds/store.ts'

/** Greetings and music in the configuration file. */
export const portableAudio = portable<AudioFileCreate>({
  section: 'audioFiles',
  key: ['name'],
  schema: AudioFileCreate,
  async list({ db }) {
    const rows = await db.audioFile.findMany({ orderBy: { name: 'asc' }, include: WITH_SOUND })
    return rows.map((row) => {
      const { id, version, durationMs: _duration, ...write } = toRecord(row)
      return { id, version, write }
    })
  },
  create: createAudioFile,
  async update(ctx, id, { kind, ...write }, version) {
    const { kind: present } = await getAudioFile(ctx.db, id)
    // What it is decides where it is used.
    if (kind !== present) throw problem('validation_failed', { fieldErrors: { kind: 'taken' } })
    return updateAudioFile(ctx, id, { ...write, version })
  },
})

/** The sounds of these files: those that were handed in and left, or replaced since, are not among them. */
export const portableSounds = ({ files, clock }: Pick<Portal, 'files' | 'clock'>): PortableSounds => ({
  async list(db) {
    const rows = await db.audioFile.findMany({ orderBy: { name: 'asc' }, include: { sound: true } })
    return rows.map(({ name, sound: { id, format, bytes } }) => ({ id, name, format: format ?? '', bytes }))
  },
  read: (tenantId, id) => files.read(soundKey(tenantId, id, 'source')),
  async refusalOf(content) {
    const found = await inspect(content)
    return typeof found === 'string' ? found : null
  },
  sketch: (db, ids) =>
    db.sound.createMany({
      data: ids.map((id) => ({
        id,
        state: 'uploaded',
        format: 'wav',
        bytes: 1,
        durationMs: 1,
        createdAt: clock.now(),
      })),
    }),
  async receive(withTenant, tenantId, content) {
    const reception = { withTenant, tenantId, clock, files }
    const { id } = await receiveSound(reception, { stream: Readable.from([content]), bytes: content.length })
    return id
  },
})
