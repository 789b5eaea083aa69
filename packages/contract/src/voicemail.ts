import { z } from 'zod'
import { Instant, NoContent } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { pageOf, PageQuery } from './page.ts'

/** Days that a message which was deleted, by itself or with its mailbox, can still be brought back. */
export const VOICEMAIL_RESTORE_DAYS = 7

/**
 * A mailbox that one may hear: those of one's own phones, boxes that one of these hears, and with `voicemail:read` those of
 * all phones and boxes that are nobody's own. The mailbox of another person is never among them (docs/decisions/0025).
 */
export const Mailbox = z.object({
  extension: ExtensionRef,
  /** Of a phone of one's own. */
  own: z.boolean(),
  unheard: z.int(),
})
export type Mailbox = z.infer<typeof Mailbox>

/** What a caller left. */
export const VoicemailMessage = z.object({
  id: z.uuid(),
  box: ExtensionRef,
  receivedAt: Instant,
  /** E.164, or the internal number of a colleague; null when it was withheld. */
  caller: z.string().nullable(),
  /** Who it is: the name of the extension now, else what the network told; null when neither is known. */
  callerName: z.string().nullable(),
  durationMs: z.int(),
  /** Is there something to listen to? A moment after the message there is. */
  recorded: z.boolean(),
  heard: z.boolean(),
})
export type VoicemailMessage = z.infer<typeof VoicemailMessage>

const ById = z.object({ id: z.uuid() })
const example = { params: { id: '018f0000-0000-7000-8000-000000000000' } }

/** Of a recording: half an hour at 8 kHz and 16 bits. */
export const MOST_RECORDING_BYTES = 30 * 1024 * 1024

// For people alone: what was said to somebody is correspondence, and an API token is nobody.
export const voicemail = {
  boxes: endpoint({
    id: 'voicemail.boxes',
    method: 'GET',
    path: '/voicemail/boxes',
    permission: 'signed-in',
    summary:
      'The mailboxes that you may hear, your own first, and how many messages in each nobody has heard yet.',
    status: 200,
    response: z.object({ items: z.array(Mailbox) }),
    errors: [],
    example: {},
  }),
  list: endpoint({
    id: 'voicemail.list',
    method: 'GET',
    path: '/voicemail/messages',
    permission: 'signed-in',
    summary: 'The messages of the mailboxes that you may hear, newest first.',
    query: PageQuery.extend({
      /** Of one box: the id of its extension. */
      box: z.uuid().optional(),
      state: z.enum(['heard', 'unheard']).optional(),
    }),
    status: 200,
    response: pageOf(VoicemailMessage),
    errors: [],
    example: { query: { state: 'unheard' } },
  }),
  update: endpoint({
    id: 'voicemail.update',
    method: 'PATCH',
    path: '/voicemail/messages/:id',
    permission: 'signed-in',
    summary: 'Mark a message as heard, or as new again.',
    params: ById,
    body: z.strictObject({ heard: z.boolean() }),
    status: 200,
    response: VoicemailMessage,
    errors: [],
    example: { ...example, body: { heard: true } },
  }),
  remove: endpoint({
    id: 'voicemail.remove',
    method: 'DELETE',
    path: '/voicemail/messages/:id',
    permission: 'signed-in',
    summary: 'Delete a message; it can be brought back for 7 days.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: [],
    example,
  }),
  restore: endpoint({
    id: 'voicemail.restore',
    method: 'POST',
    path: '/voicemail/messages/:id/restore',
    permission: 'signed-in',
    summary: 'Bring a deleted message back.',
    params: ById,
    status: 200,
    response: VoicemailMessage,
    errors: [],
    example,
  }),
  /** Answers ranges of bytes, as players ask for. 404 too while its recording has not arrived. */
  play: endpoint({
    id: 'voicemail.play',
    method: 'GET',
    path: '/voicemail/messages/:id/recording',
    permission: 'signed-in',
    summary: 'The recording of a message.',
    tx: 'stream',
    produces: 'audio/wav',
    params: ById,
    status: 200,
    response: z.string(),
    errors: [],
    example,
  }),
  /** For phone engines, once the event `voicemail.left` was accepted; sending it again changes nothing. Only then mails go out. */
  record: endpoint({
    id: 'voicemail.record',
    method: 'PUT',
    path: '/engine/recordings/:id',
    permission: 'engine',
    summary: 'Hand in the recording of a message, a WAV file: `recordingId` of its event, and the company.',
    tx: 'none',
    timeout: 60_000,
    consumes: 'application/octet-stream',
    bodyLimit: MOST_RECORDING_BYTES,
    params: ById,
    query: z.object({ tenant: z.uuid() }),
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { ...example, query: { tenant: '018f0000-0000-7000-8000-000000000001' } },
  }),
}
