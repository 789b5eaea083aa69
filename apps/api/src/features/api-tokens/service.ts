import { randomUUIDv7 } from 'node:crypto'
import { type ApiToken, type apiTokens, MOST_TOKENS } from '@switchboard/contract/api-tokens'
import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import { type Role, ROLE_PERMISSIONS, type TokenPermission } from '@switchboard/contract/permissions'
import type { ApiToken as TokenRecord } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { sha256 } from '../../http/crypto.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { newToken } from '../../identity/program-token.ts'
import { authorName, tellOwners } from '../../identity/notices.ts'
import type { Origin } from '../../identity/origin.ts'
import { fullName } from '../../identity/person.ts'
import { holdAsking } from '../users/index.ts'

type Write = ParsedRequestOf<typeof apiTokens.create>['body']
type Record = Omit<TokenRecord, 'tokenHash' | 'tenantId'>

const DAY = 86_400_000
/** Days that a token is listed after its end, for whoever looks for why a program stopped. */
const LISTED_DAYS = 90
const MOST_ENDED = 50

const working = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } })

/** As the API gives them, with who made them. */
async function present(db: TenantDb, records: readonly Record[]): Promise<ApiToken[]> {
  const people = await db.appUser.findMany({
    where: { id: { in: records.map(({ createdBy }) => createdBy) } },
    select: { id: true, firstName: true, lastName: true, role: true },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  return records.map(({ createdBy, ...record }) => {
    const maker = byId.get(createdBy)
    // The contract wrote them.
    const permissions = record.permissions as TokenPermission[]
    const held = maker ? ROLE_PERMISSIONS[maker.role as Role] : []
    return {
      id: record.id,
      name: record.name,
      ending: record.ending,
      permissions,
      withheld: permissions.filter((permission) => !held.includes(permission)),
      createdAt: record.createdAt.toISOString(),
      createdBy: maker ? { id: maker.id, name: fullName(maker) } : null,
      expiresAt: record.expiresAt.toISOString(),
      lastUsedAt: record.lastUsedAt?.toISOString() ?? null,
      lastUsedFrom: record.lastUsedFrom,
      revokedAt: record.revokedAt?.toISOString() ?? null,
    }
  })
}

/** Those that work, and those that ended lately. */
export async function listTokens({ db, clock }: Pick<TransactionContext, 'db' | 'clock'>) {
  const now = clock.now()
  const lately = { gt: new Date(now.getTime() - LISTED_DAYS * DAY) }
  const orderBy = { createdAt: 'desc' } as const
  const alive = await db.apiToken.findMany({ where: working(now), orderBy, take: MOST_TOKENS })
  const ended = await db.apiToken.findMany({
    where: { OR: [{ revokedAt: lately }, { revokedAt: null, expiresAt: { ...lately, lte: now } }] },
    orderBy,
    take: MOST_ENDED,
  })
  return { items: await present(db, [...alive, ...ended]) }
}

/**
 * Makes a token; only its hash is stored.
 * @throws 403 when the role was taken meanwhile, 422 `permission_not_yours`, 409 `limit_reached`
 */
export async function createToken(
  context: TransactionContext,
  { name, permissions, days }: Write,
  origin: Origin,
): Promise<ResponseOf<typeof apiTokens.create>> {
  const { db, actor, clock, audit } = context
  // Whoever takes their access revokes this token too, or it is not made: it would work again when they are invited anew.
  const held = await holdAsking(db, actor, 'tokens:write')
  const notTheirs = permissions.flatMap((permission, at) =>
    held.permissions.includes(permission) ? [] : [at],
  )
  if (notTheirs.length > 0) {
    const fieldErrors = Object.fromEntries(
      notTheirs.map((at) => [`permissions.${at}`, 'permission_not_yours' as const]),
    )
    throw problem('validation_failed', { fieldErrors })
  }
  const now = clock.now()
  if ((await db.apiToken.count({ where: working(now) })) >= MOST_TOKENS) throw problem('limit_reached')
  const token = newToken('sbt_')
  const record: Record = {
    id: randomUUIDv7(),
    name,
    ending: token.slice(-4),
    permissions,
    createdBy: actor.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY),
    lastUsedAt: null,
    lastUsedFrom: null,
    revokedAt: null,
  }
  await db.apiToken.create({ data: { ...record, tokenHash: new Uint8Array(sha256(token)) } })
  await audit({
    action: 'api_token.created',
    objectKind: 'api_token',
    objectId: record.id,
    objectLabel: name,
    before: null,
    after: {
      id: record.id,
      name,
      permissions: permissions.join(' '),
      expiresAt: record.expiresAt.toISOString(),
    },
  })
  const madeBy = await authorName(db, actor)
  await tellOwners(context, 'mail.api_token_created', { tokenName: name, madeBy, network: origin.network })
  const [made] = await present(db, [record])
  if (!made) throw new Error('the token that was just made is not there')
  return { ...made, token }
}

/**
 * Ends a token; no request that comes later is let in by it.
 * @throws 404
 */
export async function revokeToken({ db, clock, audit }: TransactionContext, id: string): Promise<void> {
  const { count } = await db.apiToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: clock.now() },
  })
  const token = await db.apiToken.findFirst({ where: { id } })
  if (!token) throw problem('not_found')
  if (count === 0) return // of two who revoke it at once, one does
  await audit({
    action: 'api_token.revoked',
    objectKind: 'api_token',
    objectId: id,
    objectLabel: token.name,
    before: null,
    after: null,
  })
}
