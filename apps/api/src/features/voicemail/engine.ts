import type { EngineEvent, Refusal } from '@switchboard/contract/engine-events'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Files } from '../../files/files.ts'
import type { Content } from '../../files/files.ts'
import { hasMailbox } from '../../http/destination.ts'
import type { EngineConsumer, EngineWork } from '../../http/engine-consumer.ts'
import { problem } from '../../http/errors.ts'
import type { TenantWork } from '../../http/route.ts'
import { announcementOf, WITH_MAILBOX } from './mailbox.ts'
import { incomingFolder, isWave, recordingFolder, recordingKey, WAVE_HEAD } from './recording.ts'

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
    // Kept until the message is there: one that is deleted meanwhile takes its messages along.
    await db.$executeRaw`select from extension where id = ${extensionId}::uuid for key share`
    const box = await db.extension.findFirst({ where: { id: extensionId } })
    if (!box || !hasMailbox(box.kind)) {
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

/** Stores a recording once it has come whole, and is one: 422 `file` `invalid` for what is no WAV. */
async function store({ tenantId, id, file, files }: Pick<Incoming, 'tenantId' | 'id' | 'file' | 'files'>) {
  const folder = incomingFolder(tenantId, id, randomUUID())
  const key = `${folder}/recording.wav`
  try {
    await files.put(key, file)
    if (file.bytes <= WAVE_HEAD.last || !isWave(await buffer(await files.read(key, WAVE_HEAD)))) {
      throw problem('validation_failed', { fieldErrors: { file: 'invalid' } })
    }
    await files.move(key, recordingKey(tenantId, id))
  } finally {
    await files.remove(folder)
  }
}

/**
 * Takes the recording of a message, and has whoever wants to know told by mail. What is handed in once there is one is left
 * aside: an engine that did not get its answer says the same again, and what people heard stays as it is. Two at once are
 * each stored whole, and one of them is told of. 404 for a message that was not told before, 422 `file` `invalid` for what
 * is no WAV.
 */
export async function receiveRecording({ withTenant, at, ...incoming }: Incoming): Promise<void> {
  const { tenantId, id, files } = incoming
  const find = () => withTenant(({ db }) => db.voicemailMessage.findFirst({ where: { id } }))
  const known = await find()
  if (!known) throw problem('not_found')
  if (known.recordedAt !== null) return
  await store(incoming)
  const taken = await withTenant(async ({ db, outbox }) => {
    const { count } = await db.voicemailMessage.updateMany({
      where: { id, recordedAt: null },
      data: { recordedAt: at },
    })
    if (count === 0) return false
    const box = await db.extension.findFirst({ where: { id: known.extensionId }, include: WITH_MAILBOX })
    if (box && announcementOf(box).email !== null) {
      await outbox('mail.voicemail_left', { userId: box.userId ?? box.id, messageId: id })
    }
    return true
  })
  // The message ended while its recording came: nothing would ever remove that.
  if (!taken && !(await find())) await files.remove(recordingFolder(tenantId, id))
}
