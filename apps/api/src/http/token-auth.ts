import { type PlatformKind, takesToken } from '@switchboard/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Budget, BUDGET_SECONDS, makeBudget, type Spent } from '../identity/budget.ts'
import { networkOf } from '../identity/network.ts'
import { type TokenPrefix, tokenPrefixOf } from '../identity/program-token.ts'
import { type Actor, ACTOR_COLUMNS, type ActorRow, toActor } from './actor.ts'
import { sha256 } from './crypto.ts'
import { problem } from './errors.ts'
import type { Portal, Program } from './portal.ts'

/** `last_used_at` moves at most this often: a write a minute, not a write a request. */
const TOUCH_EVERY_MS = 60_000

/** Unknown, expired, revoked, made by somebody who has left or may do nothing of it any more: one statement, one answer. */
const LOOK_UP = `
  select k.id as token_id, k.permissions, k.last_used_at, ${ACTOR_COLUMNS}
  from api_token k
  join tenant t on t.id = k.tenant_id
  join app_user u on u.tenant_id = k.tenant_id and u.id = k.created_by
  where k.token_hash = $1 and k.revoked_at is null and k.expires_at > $2 and u.has_password`

const LOOK_UP_PROGRAM = `
  select id, kind, name, last_used_at from platform_token where token_hash = $1 and revoked_at is null`

const TOUCH: Record<TokenPrefix, string> = {
  sbt_: 'update api_token set last_used_at = $2, last_used_from = $3 where token_hash = $1',
  sbp_: 'update platform_token set last_used_at = $2, last_used_from = $3 where token_hash = $1',
}

interface Used {
  last_used_at: Date | null
}

interface TokenRow extends ActorRow, Used {
  token_id: string
  permissions: string[]
}

interface ProgramRow extends Used {
  id: string
  kind: PlatformKind
  name: string
}

/** Who sends a request with a token: a program of a company, which acts for it, or one of the installation. */
export type Sender = { actor: Actor; program: null } | { actor: null; program: Program }

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
 * Knows programs by their tokens. Each token has a budget of requests, and each network one of wrong tokens; neither is
 * shared with people who sign in.
 */
export function makeTokenAuth({ database, clock, config }: Portal) {
  const { pool } = database.platform
  const requests = makeBudget(pool, 'api token', config.api.requestsPerMinute)
  const wrong = makeBudget(pool, 'wrong api token', config.api.wrongTokensPerMinute)

  async function findActor(hash: Buffer): Promise<(Used & Sender) | null> {
    const values = [hash, clock.now()]
    const { rows } = await pool.query<TokenRow>({ name: 'api token', text: LOOK_UP, values })
    const row = rows[0]
    if (!row) return null
    const person = toActor(row)
    // Nobody gives more than they have, and not for longer than they have it.
    const permissions = person.permissions.filter(
      (permission) => takesToken({ permission }) && row.permissions.includes(permission),
    )
    if (permissions.length === 0) return null
    const actor = { ...person, permissions, token: { id: row.token_id } }
    return { actor, program: null, last_used_at: row.last_used_at }
  }

  async function findProgram(hash: Buffer): Promise<(Used & Sender) | null> {
    const query = { name: 'platform token', text: LOOK_UP_PROGRAM, values: [hash] }
    const { rows } = await pool.query<ProgramRow>(query)
    const row = rows[0]
    if (!row) return null
    const { last_used_at, ...program } = row
    return { actor: null, program, last_used_at }
  }

  async function find(token: string, request: FastifyRequest): Promise<Sender | null> {
    const prefix = tokenPrefixOf(token)
    if (!prefix) return null
    const now = clock.now()
    const hash = sha256(token)
    const found = await (prefix === 'sbt_' ? findActor(hash) : findProgram(hash))
    if (found && now.getTime() - (found.last_used_at?.getTime() ?? 0) >= TOUCH_EVERY_MS) {
      // Not awaited: the request does not depend on it, and the next one tries again.
      pool
        .query(TOUCH[prefix], [hash, now, networkOf(request.ip)])
        .catch((error: unknown) => request.log.warn({ err: error }, 'a token was not marked as used'))
    }
    return found
  }

  /** @throws 401 with WWW-Authenticate, 429 with Retry-After */
  return async (token: string, request: FastifyRequest, reply: FastifyReply): Promise<Sender> => {
    const sender = await find(token, request)
    const id = sender?.program?.id ?? sender?.actor?.token?.id
    const spent = await (id ? requests.spend(id) : wrong.spend(networkOf(request.ip)))
    if (sender) tellBudget(reply, requests, spent)
    if (!spent.allowed) throw problem('too_many_requests', { retryAfter: spent.resetAfter })
    if (sender) return sender
    void reply.header('www-authenticate', 'Bearer realm="Switchboard API", error="invalid_token"')
    throw problem('unauthenticated')
  }
}
