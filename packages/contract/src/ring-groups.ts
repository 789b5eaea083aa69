import { z } from 'zod'
import { Instant, Name, NoContent, Version } from './common.ts'
import { Destination, DestinationView } from './destination.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { EXTENSION_SORTS, ExtensionNumber, ExtensionStatus } from './extensions.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/**
 * All phones at once; one after the other, from the first on; or one after the other, each call beginning with the member
 * after the one that the call before began with.
 */
export const RING_STRATEGIES = ['simultaneous', 'sequential', 'round_robin'] as const
export const RingStrategy = z.enum(RING_STRATEGIES)
export type RingStrategy = z.infer<typeof RingStrategy>

/** Seconds: bounds of a member's and of a whole group's ringing, and how long a member usually rings before it is the next one's turn. */
export const RING_SECONDS = { min: 5, max: 300, member: 20 } as const
const RingSeconds = z
  .int()
  .min(RING_SECONDS.min, { error: 'too_small' })
  .max(RING_SECONDS.max, { error: 'too_big' })

/** Enough for every desk of a department; a list that one still puts in order. */
export const MOST_MEMBERS = 50

/** Why calls to a group would not reach anybody, most serious first. `warningsOf` of call-flow finds them. */
export const RING_GROUP_WARNINGS = [
  'no_members',
  'nobody_available', // each member is disabled, does not want to be disturbed, or forwards all calls
  'fallback_loop', // calls that nobody takes come back to a group they have been to
  'fallback_unavailable', // a disabled phone, or a mailbox that is off
  'no_fallback', // calls that nobody takes end
] as const
export const RingGroupWarning = z.enum(RING_GROUP_WARNINGS)
export type RingGroupWarning = z.infer<typeof RingGroupWarning>

const facts = {
  /** The phone that is the member, or that the device belongs to. */
  extension: ExtensionRef,
  status: ExtensionStatus,
}
const Phone = z.object({ kind: z.literal('extension'), extensionId: z.uuid() })
const Device = z.object({ kind: z.literal('device'), deviceId: z.uuid() })
const deviceFacts = { ...facts, deviceName: z.string(), deviceEnabled: z.boolean() }

/** Who can be a member: a phone with all its devices, or one device. */
export const RingGroupCandidate = z.discriminatedUnion('kind', [
  Phone.extend(facts),
  Device.extend(deviceFacts),
])
export type RingGroupCandidate = z.infer<typeof RingGroupCandidate>

/** `ringSeconds` counts where members ring in turn. */
export const RingGroupMember = z.discriminatedUnion('kind', [
  Phone.extend({ ...facts, ringSeconds: RingSeconds }),
  Device.extend({ ...deviceFacts, ringSeconds: RingSeconds }),
])
export type RingGroupMember = z.infer<typeof RingGroupMember>

/** A member as a form sends it. */
export const RingGroupMemberWrite = z.discriminatedUnion('kind', [
  Phone.extend({ ringSeconds: RingSeconds }),
  Device.extend({ ringSeconds: RingSeconds }),
])
export type RingGroupMemberWrite = z.infer<typeof RingGroupMemberWrite>

const settings = {
  strategy: RingStrategy,
  /** In total: after so long nobody rings any more. */
  ringSeconds: RingSeconds,
  /**
   * Does a call to the group follow a member's own forwarding? Off, a member who forwards all calls is left out: elsewhere
   * a voicemail could answer before a colleague does.
   */
  memberForwarding: z.boolean(),
}

/** A row of the list. */
export const RingGroupRow = ExtensionRef.extend({
  ...settings,
  memberCount: z.int(),
  fallback: DestinationView.nullable(),
  warnings: z.array(RingGroupWarning),
})
export type RingGroupRow = z.infer<typeof RingGroupRow>

/** One ring group in full. Its version is that of its extension and rises with each change of its members too. */
export const RingGroup = ExtensionRef.extend({
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  ...settings,
  /** In the order in which they ring. */
  members: z.array(RingGroupMember),
  /** Where calls go that nobody takes; null ends them. */
  fallback: DestinationView.nullable(),
  /** Can calls be taken there? */
  fallbackAvailable: z.boolean(),
  /** The extensions that such calls go round through, the first of them twice; empty when they do not. */
  fallbackLoop: z.array(ExtensionRef),
  /** What callers hear while it rings; null for the company's music. */
  holdPlaylist: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  warnings: z.array(RingGroupWarning),
})
export type RingGroup = z.infer<typeof RingGroup>

/** What a form sends to create or change a ring group. */
export const RingGroupWrite = z.strictObject({
  number: ExtensionNumber,
  name: Name(80),
  ...settings,
  members: z.array(RingGroupMemberWrite).max(MOST_MEMBERS, { error: 'too_long' }),
  fallback: Destination.nullable(),
  holdPlaylistId: z.uuid().nullable(),
})
export type RingGroupWrite = z.infer<typeof RingGroupWrite>

const search = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}*$/u, { error: 'invalid' })
  .optional()

/** `search`: part of a name or number; case and accents do not matter. */
export const RingGroupListQuery = PageQuery.extend({
  search,
  sort: z.enum(EXTENSION_SORTS).default('number'),
})
export type RingGroupListQuery = z.output<typeof RingGroupListQuery>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const exampleWrite: z.input<typeof RingGroupWrite> = {
  number: '410',
  name: 'Sales',
  strategy: 'sequential',
  ringSeconds: 60,
  memberForwarding: false,
  members: [],
  fallback: null,
  holdPlaylistId: null,
}

export const ringGroups = {
  list: endpoint({
    id: 'ringGroups.list',
    method: 'GET',
    path: '/ring-groups',
    permission: 'ringGroups:read',
    summary: 'The ring groups of the company, a page at a time, each with why it would reach nobody.',
    query: RingGroupListQuery,
    status: 200,
    response: pageOf(RingGroupRow),
    errors: [],
    example: { query: { search: 'sales', sort: 'name' } },
  }),
  candidates: endpoint({
    id: 'ringGroups.candidates',
    method: 'GET',
    path: '/ring-groups/candidates',
    permission: 'ringGroups:read',
    summary:
      'The first phones and devices, by number, that can be members and whose name or number holds a text.',
    query: z.object({ search }),
    status: 200,
    response: z.object({ items: z.array(RingGroupCandidate) }),
    errors: [],
    example: { query: { search: 'claire' } },
  }),
  get: endpoint({
    id: 'ringGroups.get',
    method: 'GET',
    path: '/ring-groups/:id',
    permission: 'ringGroups:read',
    summary: 'One ring group with its members.',
    params: ById,
    status: 200,
    response: RingGroup,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'ringGroups.create',
    method: 'POST',
    path: '/ring-groups',
    permission: 'ringGroups:write',
    summary: 'Create a ring group.',
    body: RingGroupWrite,
    status: 201,
    response: RingGroup,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Replaces all that can be edited. A stale `version` is 409 with `current`, the group as it is now. */
  update: endpoint({
    id: 'ringGroups.update',
    method: 'PUT',
    path: '/ring-groups/:id',
    permission: 'ringGroups:write',
    summary: 'Change a ring group; a new number keeps every reference.',
    params: ById,
    body: RingGroupWrite.extend({ version: Version }),
    status: 200,
    response: RingGroup,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleWrite, version: 1 } },
  }),
  uses: endpoint({
    id: 'ringGroups.uses',
    method: 'GET',
    path: '/ring-groups/:id/uses',
    permission: 'ringGroups:read',
    summary: 'What leads to this ring group.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  remove: endpoint({
    id: 'ringGroups.remove',
    method: 'DELETE',
    path: '/ring-groups/:id',
    permission: 'ringGroups:write',
    summary:
      'Delete a ring group; what leads to it is detached, or led to a replacement, in the same transaction.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
}
