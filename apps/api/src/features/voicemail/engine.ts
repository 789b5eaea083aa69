import type { EngineEvent, Refusal } from '@switchboard/contract/engine-events'
import { buffer } from 'node:stream/consumers'
import type { Files } from '../../files/files.ts'
import type { Content } from '../../files/files.ts'
import type { EngineConsumer, EngineWork } from '../../http/engine-consumer.ts'
import { problem } from '../../http/errors.ts'
import type { TenantWork } from '../../http/route.ts'
import { isWave, recordingFolder, recordingKey, WAVE_HEAD } from './recording.ts'

type Left = Extract<EngineEvent, { type: 'voicemail.left' }>
const isLeft = (event: EngineEvent): event is Left => event.type === 'voicemail.left'

/** What an engine says of who called, as it is kept: a number, inside the company or outside, or nothing for a withheld one. */
const callerOf = (told: string): string | null =>
  /^(\+[1-9]\d{6,14}|[1-9]\d{1,5})$/.test(told) ? told : null

/** Makes a message of what an engine tells; its recording comes after it. */
async function take({ db }: EngineWork, all: readonly EngineEvent[]): Promise<ReadonlyMap<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  for (const event of all.filter(isLeft)) {
    const { extensionId, recordingId: id, caller, callerName, seconds, at } = event
    const box = await db.extension.findFirst({ where: { id: extensionId, phone: { isNot: null } } })
    if (!box) {
      refused.set(event.id, 'unknown_extension')
      continue
    }
    await db.voicemailMessage.createMany({
      data: {
        id,
        extensionId,
        userId: box.userId,
        receivedAt: new Date(at),
        caller: callerOf(caller),
        callerName,
        durationMs: seconds * 1000,
      },
      skipDuplicates: true, // told under another event's id
    })
  }
  return refused
}

/** What is left on mailboxes, as phone engines tell. */
export const voicemailConsumer: EngineConsumer = { types: ['voicemail.left'], take }

interface Incoming {
  tenantId: string
  id: string
  file: Content
  files: Files
  /** Of when it arrived. */
  at: Date
  withTenant<T>(work: (tenant: TenantWork) => Promise<T>): Promise<T>
}

/**
 * Takes the recording of a message, and has whoever wants to know told by mail. What is handed in once there is one is left
 * aside: an engine that did not get its answer says the same again, and what people heard stays as it is. 404 for a message that was not told before,
 * 422 `file` `invalid` for what is no WAV.
 */
export async function receiveRecording({
  tenantId,
  id,
  file,
  files,
  at,
  withTenant,
}: Incoming): Promise<void> {
  const known = await withTenant(({ db }) => db.voicemailMessage.findFirst({ where: { id } }))
  if (!known) throw problem('not_found')
  if (known.recordedAt !== null) return
  const key = recordingKey(tenantId, id)
  await files.put(key, file)
  if (file.bytes <= WAVE_HEAD.last || !isWave(await buffer(await files.read(key, WAVE_HEAD)))) {
    await files.remove(recordingFolder(tenantId, id))
    throw problem('validation_failed', { fieldErrors: { file: 'invalid' } })
  }
  await withTenant(async ({ db, outbox }) => {
    const { count } = await db.voicemailMessage.updateMany({
      where: { id, recordedAt: null },
      data: { recordedAt: at },
    })
    const box = await db.extension.findFirst({ where: { id: known.extensionId }, include: { phone: true } })
    if (count === 0 || !box?.phone?.voicemailEmail) return
    await outbox('mail.voicemail_left', { userId: box.userId ?? box.id, messageId: id })
  })
}
