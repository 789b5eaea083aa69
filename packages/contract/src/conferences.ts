import { z } from 'zod'
import { Instant, Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { ExtensionNumber } from './extensions.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** An extension that answers and asks for a conference ID. Any line leads to any bridge. */
export const ConferenceLine = ExtensionRef.extend({
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  /** The company's numbers that lead to it (E.164), so that it can be dialed from outside. */
  dialedAt: z.array(z.string()),
})
export type ConferenceLine = z.infer<typeof ConferenceLine>

/** What a form sends to create or change a line. */
export const ConferenceLineWrite = z.strictObject({ number: ExtensionNumber, name: Name(80) })
export type ConferenceLineWrite = z.infer<typeof ConferenceLineWrite>

/** 4 to 8 digits, unique in the company: callers key it in. */
export const ConferenceId = z
  .string()
  .trim()
  .regex(/^\d{4,8}$/, { error: 'conference_id_format' })

/** 4 to 8 digits. Trivial ones are refused by the server and by the form (`isTrivialPin`). */
export const ConferencePin = z.string().regex(/^\d{4,8}$/, { error: 'pin_format' })

/** People in a bridge at once. */
export const PARTICIPANTS = { min: 2, max: 50, default: 10 } as const

const settings = {
  name: Name(80),
  /** What callers key in to enter. */
  conferenceId: ConferenceId,
  maxParticipants: z
    .int()
    .min(PARTICIPANTS.min, { error: 'too_small' })
    .max(PARTICIPANTS.max, { error: 'too_big' }),
  /** Who enters is heard once they unmute themselves. */
  muteOnEntry: z.boolean(),
  /** Those who are there are told who comes and goes. */
  announce: z.boolean(),
}

/** A room that callers of a line enter by its ID. */
export const ConferenceBridge = z.object({
  id: z.uuid(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  ...settings,
  /** The PIN itself is told by `bridgePin`. */
  pinSet: z.boolean(),
  /** Whose bridge it is; null for the company's. */
  owner: ExtensionRef.nullable(),
})
export type ConferenceBridge = z.infer<typeof ConferenceBridge>

/** What a form sends to create or change a bridge. */
export const ConferenceBridgeWrite = z.strictObject({
  ...settings,
  /** Null for none; left out, it stays as it is. */
  pin: ConferencePin.nullable().optional(),
  /** A phone. */
  ownerExtensionId: z.uuid().nullable(),
})
export type ConferenceBridgeWrite = z.infer<typeof ConferenceBridgeWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const exampleLine = { number: '610', name: 'Conferences' } as const
const exampleBridge: z.input<typeof ConferenceBridgeWrite> = {
  name: 'Weekly meeting',
  conferenceId: '482193',
  pin: '4071',
  ownerExtensionId: null,
  maxParticipants: 10,
  muteOnEntry: false,
  announce: true,
}

export const conferences = {
  list: endpoint({
    id: 'conferences.list',
    method: 'GET',
    path: '/conferences',
    permission: 'conferences:read',
    summary: 'The conference lines by number, a page at a time, with the public numbers that lead to each.',
    query: PageQuery,
    status: 200,
    response: pageOf(ConferenceLine),
    errors: [],
    example: { query: {} },
  }),
  get: endpoint({
    id: 'conferences.get',
    method: 'GET',
    path: '/conferences/:id',
    permission: 'conferences:read',
    summary: 'One conference line.',
    params: ById,
    status: 200,
    response: ConferenceLine,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'conferences.create',
    method: 'POST',
    path: '/conferences',
    permission: 'conferences:write',
    summary: 'Create a conference line.',
    body: ConferenceLineWrite,
    status: 201,
    response: ConferenceLine,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleLine },
  }),
  /** A stale `version` is 409 with `current`, the line as it is now. */
  update: endpoint({
    id: 'conferences.update',
    method: 'PUT',
    path: '/conferences/:id',
    permission: 'conferences:write',
    summary: 'Rename or renumber a conference line; a new number keeps every reference.',
    params: ById,
    body: ConferenceLineWrite.extend({ version: Version }),
    status: 200,
    response: ConferenceLine,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleLine, version: 1 } },
  }),
  uses: endpoint({
    id: 'conferences.uses',
    method: 'GET',
    path: '/conferences/:id/uses',
    permission: 'conferences:read',
    summary: 'What leads to this conference line.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  remove: endpoint({
    id: 'conferences.remove',
    method: 'DELETE',
    path: '/conferences/:id',
    permission: 'conferences:write',
    summary:
      'Delete a conference line; its bridges stay. What leads to it is detached or led to a replacement.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
  bridges: endpoint({
    id: 'conferences.bridges',
    method: 'GET',
    path: '/conferences/bridges',
    permission: 'conferences:read',
    summary: 'The conference bridges by name, a page at a time.',
    query: PageQuery,
    status: 200,
    response: pageOf(ConferenceBridge),
    errors: [],
    example: { query: {} },
  }),
  freeId: endpoint({
    id: 'conferences.freeId',
    method: 'GET',
    path: '/conferences/bridges/free-id',
    permission: 'conferences:read',
    summary: 'A conference ID of six random digits that no bridge has.',
    status: 200,
    response: z.object({ conferenceId: z.string() }),
    errors: [],
    example: {},
  }),
  getBridge: endpoint({
    id: 'conferences.getBridge',
    method: 'GET',
    path: '/conferences/bridges/:id',
    permission: 'conferences:read',
    summary: 'One conference bridge, without its PIN.',
    params: ById,
    status: 200,
    response: ConferenceBridge,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /** For those who may change it anyway: it has to be told to participants. */
  bridgePin: endpoint({
    id: 'conferences.bridgePin',
    method: 'GET',
    path: '/conferences/bridges/:id/pin',
    permission: 'conferences:write',
    summary: 'The PIN of a conference bridge; null without one.',
    params: ById,
    status: 200,
    response: z.object({ pin: z.string().nullable() }),
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  createBridge: endpoint({
    id: 'conferences.createBridge',
    method: 'POST',
    path: '/conferences/bridges',
    permission: 'conferences:write',
    summary: 'Create a conference bridge.',
    body: ConferenceBridgeWrite,
    status: 201,
    response: ConferenceBridge,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleBridge },
  }),
  /** Replaces all that can be edited, but for a PIN that is left out. A stale `version` is 409 with `current`, the bridge as it is now. */
  updateBridge: endpoint({
    id: 'conferences.updateBridge',
    method: 'PUT',
    path: '/conferences/bridges/:id',
    permission: 'conferences:write',
    summary: 'Change a conference bridge.',
    params: ById,
    body: ConferenceBridgeWrite.extend({ version: Version }),
    status: 200,
    response: ConferenceBridge,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleBridge, version: 1 } },
  }),
  /** Nothing refers to a bridge: callers know it by its ID. */
  removeBridge: endpoint({
    id: 'conferences.removeBridge',
    method: 'DELETE',
    path: '/conferences/bridges/:id',
    permission: 'conferences:write',
    summary: 'Delete a conference bridge.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
}
