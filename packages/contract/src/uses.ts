import { z } from 'zod'
import { ExtensionRef } from './extension-ref.ts'

/** Objects whose forms can be opened; what is an extension is told by its own kind. */
export const USER_KINDS = [
  'phone_number',
  'playlist',
  'conference_bridge',
  'preferences',
  'audio_file',
  'device',
  'blocked_number',
  'person',
] as const

/** How one object uses another. */
export const USE_WAYS = [
  'forwarding', // a phone forwards to it
  'sign_in', // its holder signs in with it
  'device', // a phone of it is set up
  'blocked_number', // its calls are not put through to a phone
  'number_destination', // a number leads to it
  'menu_key', // `detail`: `<mode> <key>`
  'menu_no_input', // `detail`: mode
  'menu_invalid_key', // `detail`: mode
  'menu_greeting', // `detail`: mode
  'direct_dialing_exclusion',
  'opening_hours',
  'holidays',
  'group_member',
  'group_fallback',
  'conference_owner',
  'operator',
  'caller_id',
  'emergency_address',
  'hold_music',
  'playlist_item',
  'voicemail_greeting',
  'voicemail_listener', // its holder hears a voicemail box
] as const

/** One thing that uses an object: what deleting the object would change, unless another takes its place. */
export const Use = z.object({
  way: z.enum(USE_WAYS),
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('extension'), extension: ExtensionRef }),
    /** `label`: what people call it. */
    z.object({ kind: z.enum(USER_KINDS), id: z.uuid(), label: z.string() }),
  ]),
  /** Where in it, as the way says. */
  detail: z.string().nullable(),
  /** May another object take the deleted one's place here? Nobody signs in with somebody else's number. */
  replaceable: z.boolean(),
})
export type Use = z.infer<typeof Use>

/** What uses an object, at most 100 of them, and how many there are. `current` of 409 `in_use`. */
export const Uses = z.object({
  items: z.array(Use),
  total: z.int(),
  /** Voicemail messages that go with it. They keep nothing from being deleted. */
  messages: z.int(),
})
export type Uses = z.infer<typeof Uses>

/**
 * How to delete what is in use: without either 409 `in_use`. An unknown replacement, or one that cannot take the place, is
 * 422 `not_found` at `replacement`.
 */
export const RemoveQuery = z.object({
  /** What uses it goes without from now on. */
  detach: z.stringbool().default(false),
  /** What uses it uses this one from now on. */
  replacement: z.uuid().optional(),
})
export type RemoveQuery = z.output<typeof RemoveQuery>
