import { isDeepStrictEqual } from 'node:util'
import { SecurityPolicy, type SecuritySettings } from '@switchboard/contract/security'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { Tenant } from '@switchboard/database/client'
import type { Config } from '../../config.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Restorer } from '../../http/undo.ts'
import { authorName, tellOwners } from '../../identity/notices.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000

/** The policy without its version: what the history records. */
const Rules = SecurityPolicy.omit({ version: true })
type Rules = Omit<SecurityPolicy, 'version'>
/** What a save sends. */
type Wanted = Omit<Rules, 'secondFactorFrom'>

const rulesOf = (tenant: Tenant): Rules => ({
  secondFactorGraceDays: tenant.secondFactorGraceDays,
  secondFactorFrom: tenant.secondFactorFrom?.toISOString() ?? null,
  sessionIdleMinutes: tenant.sessionIdleMinutes,
  sessionAbsoluteHours: tenant.sessionAbsoluteHours,
})

const CAN_SIGN_IN = { signInNames: { some: {} } }

const readTenant = (db: TenantDb) => db.tenant.findFirstOrThrow()

/** The policy as it is, and what one must know to change it. */
export async function readSettings(db: TenantDb, { session }: Config): Promise<SecuritySettings> {
  const tenant = await readTenant(db)
  return {
    version: tenant.securityVersion,
    ...rulesOf(tenant),
    installation: {
      sessionIdleMinutes: session.idleMs / MINUTE,
      sessionAbsoluteHours: session.absoluteMs / HOUR,
    },
    people: {
      total: await db.appUser.count({ where: CAN_SIGN_IN }),
      withoutSecondFactor: await db.appUser.count({ where: { ...CAN_SIGN_IN, hasSecondFactor: false } }),
    },
  }
}

/** The days count from when a second factor was first required: giving people more of them does not begin anew. */
function deadlineOf(before: Rules, days: number | null, now: Date): string | null {
  if (days === null) return null
  const { secondFactorFrom, secondFactorGraceDays } = before
  const since =
    secondFactorFrom === null || secondFactorGraceDays === null
      ? now.getTime()
      : Date.parse(secondFactorFrom) - secondFactorGraceDays * DAY
  return new Date(since + days * DAY).toISOString()
}

/** Tells everybody who has none that one is required; when the mail is written it sees from when, and whether it still is. */
async function askForSecondFactors({ db, outbox }: TransactionContext): Promise<void> {
  const without = await db.appUser.findMany({
    where: { ...CAN_SIGN_IN, hasSecondFactor: false },
    select: { id: true },
  })
  await outbox('mail.second_factor_required', ...without.map(({ id }) => ({ userId: id })))
}

/**
 * Saves the policy and tells whom it concerns.
 * @returns false when somebody saved since
 */
async function write(ctx: TransactionContext, tenant: Tenant, rules: Rules): Promise<boolean> {
  const { securityVersion: version, id } = tenant
  const { count } = await ctx.db.tenant.updateMany({
    where: { id, securityVersion: version },
    data: { ...rules, securityVersion: version + 1 },
  })
  if (count === 0) return false
  await ctx.audit({
    action: 'security.updated',
    objectKind: 'security_policy',
    objectId: id,
    objectLabel: tenant.name,
    version: version + 1,
    before: { ...rulesOf(tenant), version },
    after: { ...rules, version: version + 1 },
  })
  await tellOwners(ctx, 'mail.security_changed', { changedBy: await authorName(ctx.db, ctx.actor) })
  if (rules.secondFactorFrom !== null && rules.secondFactorFrom !== rulesOf(tenant).secondFactorFrom)
    await askForSecondFactors(ctx)
  return true
}

/** A company's limits can only be shorter than the installation's. @throws 422 */
function refuseLonger({ sessionIdleMinutes, sessionAbsoluteHours }: Wanted, { session }: Config): void {
  const fieldErrors: Record<string, FieldErrorCode> = {
    ...((sessionIdleMinutes ?? 0) * MINUTE > session.idleMs && { sessionIdleMinutes: 'too_big' }),
    ...((sessionAbsoluteHours ?? 0) * HOUR > session.absoluteMs && { sessionAbsoluteHours: 'too_big' }),
  }
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
}

/** @throws 409 `version_conflict` with the settings as they are now, 422 */
export async function saveSettings(
  ctx: TransactionContext,
  { version, ...wanted }: Wanted & { version: number },
  config: Config,
): Promise<SecuritySettings> {
  const { db, clock } = ctx
  refuseLonger(wanted, config)
  const tenant = await readTenant(db)
  const before = rulesOf(tenant)
  const rules = { ...wanted, secondFactorFrom: deadlineOf(before, wanted.secondFactorGraceDays, clock.now()) }
  const saved = tenant.securityVersion === version && (await write(ctx, tenant, rules))
  if (!saved) {
    throw problem('version_conflict', {
      current: await readSettings(db, config),
      objectKind: 'security_policy',
    })
  }
  return readSettings(db, config)
}

/** Takes changes of the policy back, to the very deadline that there was. */
export const securityRestorer: Restorer = {
  objectKind: 'security_policy',
  permission: 'security:write',
  async plan(ctx, changes) {
    const tenant = await readTenant(ctx.db)
    const before = Rules.parse(changes[0]?.before)
    const after = Rules.parse(changes.at(-1)?.after)
    const same = isDeepStrictEqual(rulesOf(tenant), after)
    return {
      obstacles: same ? [] : [{ label: tenant.name, reason: 'changed_since' }],
      losses: [],
      restore: async (batch) => {
        if (!(await write(batch, tenant, before))) throw problem('unavailable')
      },
    }
  },
}
