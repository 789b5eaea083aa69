import { z } from 'zod'
import { Instant, Name, NoContent } from './common.ts'
import { endpoint } from './endpoint.ts'
import { TOKEN_PERMISSIONS } from './permissions.ts'

/** Days that a token works, at most: a year, and a day for those who renew it on its birthday. */
export const TOKEN_DAYS = { min: 1, max: 366 } as const

/** Tokens of a company that work at the same time, at most. */
export const MOST_TOKENS = 50

/**
 * What a token looks like: a prefix that nothing else begins with, 256 random bits (43 characters of base 62), and their
 * CRC-32 (6 more), by which whoever searches code for secrets knows one without asking the portal.
 */
export const API_TOKEN = /^sbt_[0-9A-Za-z]{49}$/

/** A key with which a program uses the API. The token itself is in the answer to its creation and nowhere else. */
export const ApiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its last 4 characters. */
  ending: z.string(),
  permissions: z.array(z.enum(TOKEN_PERMISSIONS)),
  /** Those of `permissions` that do not work, since whoever made it no longer has them. */
  withheld: z.array(z.enum(TOKEN_PERMISSIONS)),
  createdAt: Instant,
  /** Null when the person is gone; the token does not work then. */
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  expiresAt: Instant,
  /** To the minute; null when it was never used. */
  lastUsedAt: Instant.nullable(),
  /** An IPv4 address or the /64 of an IPv6 one. */
  lastUsedFrom: z.string().nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>

export const ApiTokenWrite = z.strictObject({
  name: Name(60),
  /** Of those that whoever makes it has. */
  permissions: z
    .array(z.enum(TOKEN_PERMISSIONS))
    .min(1, { error: 'required' })
    .max(TOKEN_PERMISSIONS.length)
    .refine((all) => new Set(all).size === all.length, { error: 'taken' }),
  /** How long it works. */
  days: z.int().min(TOKEN_DAYS.min, { error: 'too_small' }).max(TOKEN_DAYS.max, { error: 'too_big' }),
})

export const apiTokens = {
  /** Those that work first, then those that ended within the last 90 days; newest first. */
  list: endpoint({
    id: 'apiTokens.list',
    method: 'GET',
    path: '/api-tokens',
    permission: 'tokens:write',
    summary: "The company's API tokens, without their secrets.",
    status: 200,
    response: z.object({ items: z.array(ApiToken) }),
    errors: [],
    example: {},
  }),
  /** Tells the company's owners by mail. A permission that its maker lacks is 422 `permission_not_yours`. */
  create: endpoint({
    id: 'apiTokens.create',
    method: 'POST',
    path: '/api-tokens',
    permission: 'tokens:write',
    summary: 'Make an API token. It is shown once, in this answer.',
    body: ApiTokenWrite,
    status: 201,
    response: ApiToken.extend({ token: z.string().regex(API_TOKEN) }),
    errors: ['validation_failed', 'limit_reached'],
    example: { body: { name: 'CRM', permissions: ['extensions:read'], days: 90 } },
  }),
  /** At once, also for requests that are on their way. One that was revoked before stays so. */
  revoke: endpoint({
    id: 'apiTokens.revoke',
    method: 'DELETE',
    path: '/api-tokens/:id',
    permission: 'tokens:write',
    summary: 'Revoke an API token for good.',
    params: z.object({ id: z.uuid() }),
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' } },
  }),
}
