import type { Effect } from '@switchboard/contract/devices'
import { insertRows } from '../db/rows.ts'
import type { TenantDb } from '../db/tenant.ts'

// How far a change has come. Whoever saves inserts a row of their own (`configuration_change`), in the transaction of the
// change; a phone engine reads the rows, then the configuration, and reports the rows when calls go by it. Decision 0021.

/** Kinds of objects that a phone engine knows nothing of. Whatever else the history tells of is configuration. */
const ELSEWHERE: ReadonlySet<string> = new Set(['user', 'api_token', 'security_policy', 'voicemail_message'])

interface Changed {
  objectKind: string
  objectId: string
}

/** Notes changes of one transaction for phone engines: one row for the company, however many there are, and one a device. */
export function makeNoteOfChanges(db: TenantDb, at: Date) {
  const noted = new Set<string | null>()
  return async (changed: readonly Changed[]): Promise<void> => {
    const configured = changed.filter(({ objectKind }) => !ELSEWHERE.has(objectKind))
    if (configured.length === 0) return
    const devices = configured.filter(({ objectKind }) => objectKind === 'device')
    const wanted = new Set([null, ...devices.map(({ objectId }) => objectId)])
    const fresh = [...wanted].filter((deviceId) => !noted.has(deviceId))
    for (const deviceId of fresh) noted.add(deviceId)
    await insertRows(
      db,
      'configurationChange',
      fresh.map((deviceId) => ({ deviceId, at })),
    )
  }
}

/** How far the last changes of each of these devices have come. */
export async function effectsOf(db: TenantDb, deviceIds: readonly string[]): Promise<(id: string) => Effect> {
  const pending = await db.configurationChange.findMany({ where: { deviceId: { in: [...deviceIds] } } })
  return (id) => {
    const own = pending.filter(({ deviceId }) => deviceId === id)
    if (own.length === 0) return 'in_effect'
    return own.some(({ applyingAt }) => applyingAt === null) ? 'saved' : 'applying'
  }
}

/** How far the last changes of the whole company have come, and since when the oldest of them waits. */
export async function companyEffect(db: TenantDb) {
  const { _count: count, _min: first } = await db.configurationChange.aggregate({
    _count: { _all: true, applyingAt: true },
    _min: { at: true },
  })
  const applied = await db.configurationApplied.findFirst()
  const reached: Effect = count.applyingAt < count._all ? 'saved' : 'applying'
  return {
    effect: count._all === 0 ? 'in_effect' : reached,
    since: first.at?.toISOString() ?? null,
    appliedAt: applied?.at.toISOString() ?? null,
  } as const
}
