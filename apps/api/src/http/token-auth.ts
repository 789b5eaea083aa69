import { takesToken } from '@switchboard/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isApiToken } from '../identity/api-token.ts'
import { type Budget, BUDGET_SECONDS, makeBudget, type Spent } from '../identity/budget.ts'
import { networkOf } from '../identity/network.ts'
import { type Actor, ACTOR_COLUMNS, type ActorRow, toActor } from './actor.ts'
import { sha256 } from './crypto.ts'
import { problem } from './errors.ts'
import type { Portal } from './portal.ts'

/** `last_used_at` moves at most this often: a write a minute, not a write a request. */
const TOUCH_EVERY_MS = 60_000

/** Unknown, expired, revoked, made by somebody who has left or may do nothing of it any more: one statement, one answer. */
const LOOK_UP = `
  select k.id as token_id, k.permissions, k.last_used_at, ${ACTOR_COLUMNS}
  from api_token k
  join tenant t on t.id = k.tenant_id
  join app_user u on u.tenant_id = k.tenant_id and u.id = k.created_by
  where k.token_hash = $1 and k.revoked_at is null and k.expires_at > $2 and u.has_password`

const TOUCH = `update api_token set last_used_at = $2, last_used_from = $3 where token_hash = $1`

interface Row extends ActorRow {
  token_id: string
  permissions: string[]
  last_used_at: Date | null
}

/** What `Authorization: Bearer …` holds (RFC 6750, 2.1); undefined without it, whatever another scheme says. */
export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S*) *$/i.exec(headers.authorization ?? '')?.[1]

/** What is left, in the fields of draft-ietf-httpapi-ratelimit-headers-10. */
function tellBudget(reply: FastifyReply, { requests }: Budget, { remaining, resetAfter }: Spent): void {
  void reply
    .header('ratelimit-policy', `"token";q=${requests};w=${BUDGET_SECONDS}`)
    .header('ratelimit', `"token";r=${remaining};t=${resetAfter}`)
}

/**
 * Knows programs by their API tokens. Each token has a budget of requests, and each network one of wrong tokens; neither is
 * shared with people who sign in.
 */
export function makeTokenAuth({ database, clock, config }: Portal) {
  const { pool } = database.platform
  const requests = makeBudget(pool, 'api token', config.api.requestsPerMinute)
  const wrong = makeBudget(pool, 'wrong api token', config.api.wrongTokensPerMinute)

  async function find(token: string, request: FastifyRequest): Promise<Actor | null> {
    if (!isApiToken(token)) return null
    const now = clock.now()
    const hash = sha256(token)
    const { rows } = await pool.query<Row>({ name: 'api token', text: LOOK_UP, values: [hash, now] })
    const row = rows[0]
    if (!row) return null
    const person = toActor(row)
    // Nobody gives more than they have, and not for longer than they have it.
    const permissions = person.permissions.filter(
      (permission) => takesToken({ permission }) && row.permissions.includes(permission),
    )
    if (permissions.length === 0) return null
    if (now.getTime() - (row.last_used_at?.getTime() ?? 0) >= TOUCH_EVERY_MS) {
      // Not awaited: the request does not depend on it, and the next one tries again.
      pool
        .query(TOUCH, [hash, now, networkOf(request.ip)])
        .catch((error: unknown) => request.log.warn({ err: error }, 'a token was not marked as used'))
    }
    return { ...person, permissions, token: { id: row.token_id } }
  }

  /** @throws 401 with WWW-Authenticate, 429 with Retry-After */
  return async (token: string, request: FastifyRequest, reply: FastifyReply): Promise<Actor> => {
    const actor = await find(token, request)
    const spent = await (actor?.token ? requests.spend(actor.token.id) : wrong.spend(networkOf(request.ip)))
    if (actor) tellBudget(reply, requests, spent)
    if (!spent.allowed) throw problem('too_many_requests', { retryAfter: spent.resetAfter })
    if (actor) return actor
    void reply.header('www-authenticate', 'Bearer realm="Switchboard API", error="invalid_token"')
    throw problem('unauthenticated')
  }
}
