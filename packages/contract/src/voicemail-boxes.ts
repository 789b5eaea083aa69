import { z } from 'zod'
import { EmailAddress, Instant, Language, Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { EXTENSION_SORTS, ExtensionNumber, VoicemailPin } from './extensions.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** People beside those with `voicemail:read` who may hear a box. */
export const MOST_LISTENERS = 50

const settings = {
  /** In which it speaks to callers and to who listens. */
  language: Language,
  /** Where new messages are announced; null for nowhere. */
  email: EmailAddress.nullable(),
  /** Mails that announce a message bring the recording along. */
  attach: z.boolean(),
  /** One of the company's greetings; null for the standard one. */
  greetingId: z.uuid().nullable(),
}

/** A mailbox that is nobody's phone: who reaches it hears its greeting and leaves a message. */
export const VoicemailBox = ExtensionRef.extend({
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  ...settings,
  /** The PIN itself never leaves the server. Without one a box is heard in the portal and by e-mail, not from a phone. */
  pinSet: z.boolean(),
  /** Whose holders hear it in the portal, by number; those with `voicemail:read` do anyway. */
  listeners: z.array(ExtensionRef),
})
export type VoicemailBox = z.infer<typeof VoicemailBox>

/** What a form sends to create or change a box. */
export const VoicemailBoxWrite = z.strictObject({
  number: ExtensionNumber,
  name: Name(80),
  ...settings,
  /** Null for none; left out, it stays as it is. */
  pin: VoicemailPin.nullable().optional(),
  /** Personal phones. */
  listenerIds: z.array(z.uuid()).max(MOST_LISTENERS, { error: 'too_long' }),
})
export type VoicemailBoxWrite = z.infer<typeof VoicemailBoxWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const exampleWrite: z.input<typeof VoicemailBoxWrite> = {
  number: '690',
  name: 'Customer service',
  language: 'en',
  email: 'service@example.com',
  attach: true,
  greetingId: null,
  pin: '4071',
  listenerIds: [],
}

export const voicemailBoxes = {
  list: endpoint({
    id: 'voicemailBoxes.list',
    method: 'GET',
    path: '/voicemail-boxes',
    permission: 'extensions:read',
    summary: 'The mailboxes that are nobody’s phone, a page at a time.',
    query: PageQuery.extend({ sort: z.enum(EXTENSION_SORTS).default('number') }),
    status: 200,
    response: pageOf(VoicemailBox),
    errors: [],
    example: { query: { sort: 'name' } },
  }),
  get: endpoint({
    id: 'voicemailBoxes.get',
    method: 'GET',
    path: '/voicemail-boxes/:id',
    permission: 'extensions:read',
    summary: 'One voicemail box, without its PIN.',
    params: ById,
    status: 200,
    response: VoicemailBox,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'voicemailBoxes.create',
    method: 'POST',
    path: '/voicemail-boxes',
    permission: 'extensions:write',
    summary: 'Create a voicemail box.',
    body: VoicemailBoxWrite,
    status: 201,
    response: VoicemailBox,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Replaces all that can be edited, but for a PIN that is left out. A stale `version` is 409 with `current`, the box as it is now. */
  update: endpoint({
    id: 'voicemailBoxes.update',
    method: 'PUT',
    path: '/voicemail-boxes/:id',
    permission: 'extensions:write',
    summary: 'Change a voicemail box; a new number keeps every reference.',
    params: ById,
    body: VoicemailBoxWrite.extend({ version: Version }),
    status: 200,
    response: VoicemailBox,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleWrite, version: 1 } },
  }),
  uses: endpoint({
    id: 'voicemailBoxes.uses',
    method: 'GET',
    path: '/voicemail-boxes/:id/uses',
    permission: 'extensions:read',
    summary: 'What leads to this voicemail box, and how many messages it holds.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  remove: endpoint({
    id: 'voicemailBoxes.remove',
    method: 'DELETE',
    path: '/voicemail-boxes/:id',
    permission: 'extensions:write',
    summary:
      'Delete a voicemail box with its messages. What leads to it is detached or led to a replacement.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
}
