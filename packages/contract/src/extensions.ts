import { z } from 'zod'
import { EmailAddress, Instant, Language, Name, NoContent, Version } from './common.ts'
import { ForwardingDestination } from './destination.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionKind, ExtensionRef } from './extension-ref.ts'
import { EXTENSION_NUMBER } from './number-plan.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** Kinds that are edited as phones; the others have, or will have, pages of their own. */
export const PHONE_KINDS = ['user', 'shared_phone'] as const satisfies ExtensionKind[]
export const isPhoneKind = (kind: ExtensionKind): kind is (typeof PHONE_KINDS)[number] =>
  PHONE_KINDS.some((each) => each === kind)

/** What a phone does with a call now: disabled wins over do not disturb, which wins over forwarding of all calls. */
export const EXTENSION_STATUSES = ['available', 'forwarding', 'do_not_disturb', 'disabled'] as const
export const ExtensionStatus = z.enum(EXTENSION_STATUSES)
export type ExtensionStatus = z.infer<typeof ExtensionStatus>

/** Rows between two cursors of `extensions.outline`. */
export const OUTLINE_PAGE = 100

export const EXTENSION_SORTS = ['number', '-number', 'name', '-name'] as const

export const ExtensionNumber = z.string().trim().regex(EXTENSION_NUMBER, { error: 'number_format' })

/** A row of the list. */
export const ExtensionRow = ExtensionRef.extend({
  email: z.string().nullable(),
  /** Null for what is not a phone. */
  status: ExtensionStatus.nullable(),
  /** Target of forwarding (internal number or E.164), whatever its mode; null without one. */
  forwardsTo: z.string().nullable(),
  /** E.164 shown to the person called; null is the company's default. */
  callerId: z.string().nullable(),
})
export type ExtensionRow = z.infer<typeof ExtensionRow>

/** Who a phone belongs to: a person, or a place (a shared phone). */
export const Holder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    firstName: Name(60),
    lastName: Name(60),
    email: EmailAddress.nullable(),
  }),
  z.object({ kind: z.literal('shared'), label: Name(80) }),
])

/** Sending calls elsewhere: never, when none of the phones is connected, or always (then no phone rings). */
export const Forwarding = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('off') }),
  z.object({ mode: z.literal('offline'), destination: ForwardingDestination }),
  z.object({ mode: z.literal('always'), destination: ForwardingDestination }),
])
export type Forwarding = z.infer<typeof Forwarding>

/** Seconds a phone rings before the voicemail answers. */
export const VOICEMAIL_DELAY = { min: 5, max: 120, default: 20 } as const

/** Fields of schemas; named like one, so that the built pages find it beside them. */
export const VoicemailSettings = {
  enabled: z.boolean(),
  delaySeconds: z
    .int()
    .min(VOICEMAIL_DELAY.min, { error: 'too_small' })
    .max(VOICEMAIL_DELAY.max, { error: 'too_big' }),
  /** Where new messages are announced; null for nowhere. */
  email: EmailAddress.nullable(),
  /** Language in which the mailbox speaks. */
  language: Language,
  /** Mails that announce a message bring the recording along. */
  attach: z.boolean(),
  /** One of the company's greetings; null for the standard one. */
  greetingId: z.uuid().nullable(),
}

const phoneSettings = {
  /** A disabled extension keeps its number and settings; its phones neither ring nor call, and callers are told so. */
  enabled: z.boolean(),
  /** One of the company's numbers that may be presented; null for the company's default. */
  callerIdNumberId: z.uuid().nullable(),
  forwarding: Forwarding,
  doNotDisturb: z.boolean(),
}

/** Calls whose number is withheld are not put through. */
const blockAnonymous = z.boolean()
/** Of a mailbox. What came to be in later versions has the defaults of a new phone where an older one recorded it. */
const recordedVoicemail = {
  ...VoicemailSettings,
  attach: VoicemailSettings.attach.default(true),
  greetingId: VoicemailSettings.greetingId.default(null),
}

/** One extension in full. */
export const Extension = ExtensionRef.extend({
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  /** Null for what is not a phone (ring groups, receptionists …): those have pages of their own. */
  phone: z
    .object({
      holder: Holder,
      /** The person behind a personal phone. */
      userId: z.uuid().nullable(),
      ...phoneSettings,
      /** The target of forwarding when it is an extension, to show its name. */
      forwardingTarget: ExtensionRef.nullable(),
      /** The PIN itself never leaves the server. */
      blockAnonymous: blockAnonymous.default(false),
      voicemail: z.object({ ...recordedVoicemail, pinSet: z.boolean() }),
    })
    .nullable(),
})
export type Extension = z.infer<typeof Extension>

/** 4 to 8 digits. Trivial ones are refused by the server and by the form (`isTrivialPin`). */
export const VoicemailPin = z.string().regex(/^\d{4,8}$/, { error: 'pin_format' })

/** What a form sends to create or change a phone. */
export const ExtensionWrite = z.strictObject({
  number: ExtensionNumber,
  holder: Holder,
  ...phoneSettings,
  /** `pin` null keeps the one that is set; one must be set before voicemail can be on. */
  /** Left out it stays as it is, as do `attach` and `greetingId`: off, on and the standard greeting for a new phone. */
  blockAnonymous: blockAnonymous.optional(),
  voicemail: z.object({
    ...VoicemailSettings,
    attach: VoicemailSettings.attach.optional(),
    greetingId: VoicemailSettings.greetingId.optional(),
    pin: VoicemailPin.nullable(),
  }),
})
export type ExtensionWrite = z.infer<typeof ExtensionWrite>

/** What narrows the list, and with it an export and a selection of all that match. */
export const ExtensionFilter = z.object({
  /** Part of a name, number or e-mail address; case and accents do not matter. */
  search: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u, { error: 'invalid' })
    .optional(),
  kind: ExtensionKind.optional(),
  status: ExtensionStatus.optional(),
})
export const ExtensionListQuery = PageQuery.extend(ExtensionFilter.shape).extend({
  sort: z.enum(EXTENSION_SORTS).default('number'),
})
export type ExtensionFilter = z.output<typeof ExtensionFilter>
export type ExtensionListQuery = z.output<typeof ExtensionListQuery>
export const ExtensionOutlineQuery = ExtensionFilter.extend({
  sort: z.enum(EXTENSION_SORTS).default('number'),
})
export type ExtensionOutlineQuery = z.output<typeof ExtensionOutlineQuery>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const exampleWrite = {
  number: '204',
  holder: { kind: 'person', firstName: 'Ada', lastName: 'Martin', email: 'ada@example.com' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: true, pin: '4071', delaySeconds: 20, email: 'ada@example.com', language: 'fr' },
} as const

export const extensions = {
  list: endpoint({
    id: 'extensions.list',
    method: 'GET',
    path: '/extensions',
    permission: 'extensions:read',
    summary: 'The number plan: every extension of the company, filtered and sorted, a page at a time.',
    tx: 'none', // the documented raw path, `withTenantPg`
    query: ExtensionListQuery,
    status: 200,
    response: pageOf(ExtensionRow),
    errors: [],
    example: { query: { search: '20', sort: 'name' } },
  }),
  /** What a scroll bar needs: how long the list is, and a cursor for each of its pages, so that any place is one request away. */
  outline: endpoint({
    id: 'extensions.outline',
    method: 'GET',
    path: '/extensions/outline',
    permission: 'extensions:read',
    summary: 'How many extensions match a filter, how many there are, and where each page of 100 begins.',
    tx: 'none',
    query: ExtensionOutlineQuery,
    status: 200,
    response: z.object({
      matching: z.int(),
      total: z.int(),
      /** `cursor` of the second page, the third …, each of `OUTLINE_PAGE` rows; the first page has none. */
      starts: z.array(z.string()),
    }),
    errors: [],
    example: { query: { kind: 'user' } },
  }),
  /** Numbers to offer, and what is to be said of the digits typed so far. */
  numbers: endpoint({
    id: 'extensions.numbers',
    method: 'GET',
    path: '/extensions/numbers',
    permission: 'extensions:read',
    summary: 'Free numbers that begin with the typed digits, and whether those digits may be a number.',
    query: z.object({
      typed: z
        .string()
        .regex(/^\d{0,6}$/, { error: 'number_format' })
        .default(''),
      /** The extension being edited: its own number counts as free. */
      for: z.uuid().optional(),
    }),
    status: 200,
    response: z.object({
      /** At most 8, lowest first, in the length that the plan uses most. */
      free: z.array(z.string()),
      typed: z.enum(['empty', 'free', 'taken', 'reserved', 'warning', 'malformed']),
      takenBy: ExtensionRef.nullable(),
      /** The reserved code that `reserved` or `warning` is about. */
      code: z.string().nullable(),
    }),
    errors: [],
    example: { query: { typed: '20' } },
  }),
  get: endpoint({
    id: 'extensions.get',
    method: 'GET',
    path: '/extensions/:id',
    permission: 'extensions:read',
    summary: 'One extension.',
    params: ById,
    status: 200,
    response: Extension,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'extensions.create',
    method: 'POST',
    path: '/extensions',
    permission: 'extensions:write',
    summary: 'Create a personal or shared phone.',
    body: ExtensionWrite,
    status: 201,
    response: Extension,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Replaces all that can be edited. A stale `version` is 409 with `current`, the extension as it is now. */
  update: endpoint({
    id: 'extensions.update',
    method: 'PUT',
    path: '/extensions/:id',
    permission: 'extensions:write',
    summary: 'Change a personal or shared phone; a new number keeps every reference.',
    params: ById,
    body: ExtensionWrite.extend({ version: Version }),
    status: 200,
    response: Extension,
    errors: ['validation_failed', 'already_exists', 'version_conflict', 'kind_not_editable'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleWrite, version: 1 } },
  }),
  uses: endpoint({
    id: 'extensions.uses',
    method: 'GET',
    path: '/extensions/:id/uses',
    permission: 'extensions:read',
    summary: 'What would break if this extension were deleted.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /** While something uses it, and the query does not say what becomes of that, 409 `in_use` with `current`, its `Uses`. */
  remove: endpoint({
    id: 'extensions.remove',
    method: 'DELETE',
    path: '/extensions/:id',
    permission: 'extensions:write',
    summary: 'Delete a phone; what uses it goes without it, or uses another extension from now on.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'kind_not_editable', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
}
