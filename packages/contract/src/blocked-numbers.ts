import { z } from 'zod'
import { Instant, Line, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** How many there can be: of the company, and of each phone. A call is compared with all of them. */
export const MOST_BLOCKED = { company: 500, phone: 100 } as const

/** `+` and digits: a number in E.164 form, or its beginning. Never an emergency number, nor the beginning of one. */
export const BlockedDigits = z.string().regex(/^\+[1-9]\d{0,14}$/, { error: 'phone_malformed' })

const ways = {
  /** That number alone, or all that begin with these digits. */
  kind: z.enum(['number', 'prefix']),
  pattern: BlockedDigits,
  /** Who it is, or why. */
  note: Line(120).nullable(),
}

/** Somebody whose calls are not put through. */
export const BlockedNumber = z.object({
  id: z.uuid(),
  /** Of the phone that they are not put through to; null for the whole company. */
  extensionId: z.uuid().nullable(),
  ...ways,
  version: Version,
  createdAt: Instant,
})
export type BlockedNumber = z.infer<typeof BlockedNumber>

/** What a form sends. */
export const BlockedNumberWrite = z.strictObject(ways)
export type BlockedNumberWrite = z.infer<typeof BlockedNumberWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const example = { kind: 'prefix', pattern: '+33899', note: 'Premium-rate call-backs' } as const

export const blockedNumbers = {
  list: endpoint({
    id: 'blockedNumbers.list',
    method: 'GET',
    path: '/blocked-numbers',
    permission: 'preferences:read',
    summary: 'All numbers that are blocked for the whole company, or for one phone.',
    query: z.object({
      /** A phone; without it the company's. */
      extension: z.uuid().optional(),
    }),
    status: 200,
    response: z.object({ items: z.array(BlockedNumber) }),
    errors: [],
    example: { query: {} },
  }),
  create: endpoint({
    id: 'blockedNumbers.create',
    method: 'POST',
    path: '/blocked-numbers',
    permission: 'preferences:write',
    summary: 'Block a number, or all that begin with some digits, for the whole company or one phone.',
    body: BlockedNumberWrite.extend({ extensionId: z.uuid().nullable() }),
    status: 201,
    response: BlockedNumber,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: { ...example, extensionId: null } },
  }),
  update: endpoint({
    id: 'blockedNumbers.update',
    method: 'PUT',
    path: '/blocked-numbers/:id',
    permission: 'preferences:write',
    summary: 'Change what is blocked, or its note.',
    params: ById,
    body: BlockedNumberWrite.extend({ version: Version }),
    status: 200,
    response: BlockedNumber,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...example, version: 1 } },
  }),
  remove: endpoint({
    id: 'blockedNumbers.remove',
    method: 'DELETE',
    path: '/blocked-numbers/:id',
    permission: 'preferences:write',
    summary: 'Put these callers through again.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  ownList: endpoint({
    id: 'blockedNumbers.ownList',
    method: 'GET',
    path: '/me/blocked-numbers',
    permission: 'signed-in',
    summary: 'Numbers that are blocked for your own phones.',
    status: 200,
    response: z.object({ items: z.array(BlockedNumber) }),
    errors: [],
    example: {},
  }),
  /** A phone that is not one's own is 422 `not_found`. */
  ownCreate: endpoint({
    id: 'blockedNumbers.ownCreate',
    method: 'POST',
    path: '/me/blocked-numbers',
    permission: 'signed-in',
    summary: 'Block a number, or all that begin with some digits, for one of your own phones.',
    body: BlockedNumberWrite.extend({ extensionId: z.uuid() }),
    status: 201,
    response: BlockedNumber,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: { ...example, extensionId: EXAMPLE_ID } },
  }),
  ownUpdate: endpoint({
    id: 'blockedNumbers.ownUpdate',
    method: 'PUT',
    path: '/me/blocked-numbers/:id',
    permission: 'signed-in',
    summary: 'Change what is blocked for one of your own phones, or its note.',
    params: ById,
    body: BlockedNumberWrite.extend({ version: Version }),
    status: 200,
    response: BlockedNumber,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...example, version: 1 } },
  }),
  ownRemove: endpoint({
    id: 'blockedNumbers.ownRemove',
    method: 'DELETE',
    path: '/me/blocked-numbers/:id',
    permission: 'signed-in',
    summary: 'Put these callers through to your phone again.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
}
