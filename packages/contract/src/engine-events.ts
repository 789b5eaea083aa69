import { z } from 'zod'
import { E164, Instant, Line } from './common.ts'
import { Effect } from './devices.ts'
import { endpoint } from './endpoint.ts'

/** Events in one request, at most. */
export const MOST_EVENTS = 500

/** An event whose instant is further ahead of the portal's clock than this is refused: it would hide all that follow. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

/** What every event has. */
const head = {
  /** Chosen by the engine, random: the event is taken once, however often it is sent. */
  id: z.uuid(),
  tenantId: z.uuid(),
  /** When it happened, by the engine's clock. */
  at: Instant,
}

/** A public number, an internal one, what a withheld one is called: whatever the engine had. */
const Party = Line(80)
const Seconds = z
  .int()
  .min(0)
  .max(7 * 24 * 3600)
const SipUser = z
  .string()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}*$/u, { error: 'invalid' })

/** Of `configuration_change`: what the engine had read before it read the configuration. */
const changes = z.array(z.uuid()).min(1).max(1000)

export const EngineEvent = z.discriminatedUnion('type', [
  /** A device registered, or still is: to be repeated before `expiresAt`. */
  z.object({
    ...head,
    type: z.literal('device.registered'),
    sipUser: SipUser,
    expiresAt: Instant,
    /** IP address it registered from. */
    address: z.union([z.ipv4(), z.ipv6()]).nullable(),
    userAgent: Line(200).nullable(),
  }),
  /** It signed off, was refused since, or its registration ran out. */
  z.object({ ...head, type: z.literal('device.unregistered'), sipUser: SipUser }),
  z.object({
    ...head,
    type: z.literal('call.started'),
    callId: z.uuid(),
    direction: z.enum(['inbound', 'outbound', 'internal']),
    from: Party,
    to: Party,
    /** The company's number that was called, or is presented. */
    number: E164.nullable(),
  }),
  z.object({
    ...head,
    type: z.literal('call.ended'),
    callId: z.uuid(),
    result: z.enum(['answered', 'missed', 'voicemail', 'busy', 'failed', 'blocked']),
    /** Who answered; null when nobody did, or somebody outside. */
    extensionId: z.uuid().nullable(),
    ringSeconds: Seconds,
    talkSeconds: Seconds,
  }),
  z.object({
    ...head,
    type: z.literal('conference.joined'),
    bridgeId: z.uuid(),
    /** One for each time that somebody joins. */
    participantId: z.uuid(),
    caller: Party,
  }),
  z.object({
    ...head,
    type: z.literal('conference.left'),
    bridgeId: z.uuid(),
    participantId: z.uuid(),
  }),
  z.object({
    ...head,
    type: z.literal('fax.finished'),
    faxId: z.uuid(),
    direction: z.enum(['inbound', 'outbound']),
    extensionId: z.uuid(),
    /** The other side. */
    number: Party,
    pages: z.int().min(0).max(10_000),
    /** Why it failed, in the engine's words; null when it arrived. */
    failure: Line(200).nullable(),
  }),
  /** Its recording comes after it, by `voicemail.record`. */
  z.object({
    ...head,
    type: z.literal('voicemail.left'),
    /** Of the mailbox. */
    extensionId: z.uuid(),
    /** Of the message, and of its recording. */
    recordingId: z.uuid(),
    caller: Party,
    /** What the caller's side called itself; null when it did not. */
    callerName: Line(80).nullable(),
    seconds: Seconds,
  }),
  /** The engine has taken these changes and works on them; left out by one that is done at once. */
  z.object({ ...head, type: z.literal('configuration.applying'), changes }),
  /** Calls go by these changes from now on. */
  z.object({ ...head, type: z.literal('configuration.applied'), changes }),
])
export type EngineEvent = z.infer<typeof EngineEvent>
export type EngineEventType = EngineEvent['type']

/** Why an event was not taken. Nothing of it is kept; it may be sent again. */
export const REFUSALS = ['unknown_tenant', 'unknown_device', 'unknown_extension', 'in_future'] as const
export type Refusal = (typeof REFUSALS)[number]

const EXAMPLE_TENANT = '018f0000-0000-7000-8000-000000000000'

export const engineEvents = {
  /**
   * Taken in the order of their instants within each company, whatever the order in the request. What is known already is
   * `accepted` again and changes nothing; what is older than what is known of a device does not turn it back.
   */
  report: endpoint({
    id: 'engineEvents.report',
    method: 'POST',
    path: '/engine/events',
    permission: 'engine',
    summary: 'What happened in a phone engine, up to 500 events of any companies.',
    tx: 'none',
    bodyLimit: 1024 * 1024,
    body: z.strictObject({ events: z.array(EngineEvent).min(1).max(MOST_EVENTS) }),
    status: 200,
    /** One for each event, in the order of the request. */
    response: z.object({
      results: z.array(z.object({ id: z.uuid(), outcome: z.enum(['accepted', ...REFUSALS]) })),
    }),
    errors: [],
    example: {
      body: {
        events: [
          {
            id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01',
            tenantId: EXAMPLE_TENANT,
            at: '2026-11-22T10:00:00Z',
            type: 'device.registered',
            sipUser: 'k7m2qx9fw3bdh5tn',
            expiresAt: '2026-11-22T11:00:00Z',
            address: '192.0.2.17',
            userAgent: 'Yealink SIP-T23G 44.84.0.140',
          },
        ],
      },
    },
  }),
  /** How far the company's last changes have come. */
  effect: endpoint({
    id: 'engineEvents.effect',
    method: 'GET',
    path: '/configuration/effect',
    permission: 'extensions:read',
    summary: "Whether the phone engine goes by everything that was saved in the company's configuration.",
    status: 200,
    response: z.object({
      effect: Effect,
      /** When the oldest change that is not in effect yet was saved; null without one. */
      since: Instant.nullable(),
      /** When an engine last said that it goes by this company's configuration; null when none ever did. */
      appliedAt: Instant.nullable(),
    }),
    errors: [],
    example: {},
  }),
}
