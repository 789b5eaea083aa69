import type { OwnSession } from '@switchboard/contract/profile'
import type { Transaction } from '../../db/platform.ts'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { isLive } from '../../http/session-store.ts'
import { deviceOf } from '../../identity/device.ts'
import { type Asking, fullName, noteOf, sessionHashOf, whoseOf } from '../../identity/person.ts'

type Parts = Pick<Portal, 'database' | 'clock'>

const MOST = 100

const LIST = `
  select s.id, s.device, s.network, s.created_at, s.last_seen_at, s.id_hash = $3 as current
  from session s
  join tenant t on t.id = s.tenant_id
  where s.tenant_id = $1 and s.user_id = $2 and ${isLive('$4')}
  order by current desc, s.last_seen_at desc, s.id
  limit ${MOST}`

interface Row {
  id: string
  device: string
  network: string
  created_at: Date
  last_seen_at: Date
  current: boolean
}

/** The person's sessions that have not ended. */
export async function listSessions(
  { database, clock }: Parts,
  asking: Asking,
): Promise<{ items: OwnSession[] }> {
  const { tenantId, userId } = whoseOf(asking.actor)
  const values = [tenantId, userId, sessionHashOf(asking), clock.now()]
  const { rows } = await database.platform.pool.query<Row>({ name: 'sessions', text: LIST, values })
  return {
    items: rows.map(({ id, device, network, current, ...row }) => ({
      id,
      ...deviceOf(device),
      network,
      signedInAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      current,
    })),
  }
}

interface Ended {
  action: 'session.ended' | 'session.others_ended'
  before?: { browser: string | null; system: string | null; network: string }
}

/** Notes in the company's history that the person ended sessions. */
async function note(db: Transaction, { actor, request }: Asking, at: Date, ended: Ended): Promise<void> {
  const { tenantId, userId } = whoseOf(actor)
  const self = await db.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { firstName: true, lastName: true },
  })
  await noteOf(db, { tenantId, userId, label: fullName(self) }, { ...ended, at, requestId: request.id })
}

/**
 * Ends one session of the person.
 * @throws 404 when it is not theirs, or has ended
 */
export async function endSession({ database, clock }: Parts, id: string, asking: Asking): Promise<void> {
  const where = { ...whoseOf(asking.actor), id }
  await database.platform.prisma.$transaction(async (db) => {
    const found = await db.session.findFirst({ where, select: { device: true, network: true } })
    // Of two who end it at once, one does.
    const { count } = await db.session.deleteMany({ where })
    if (!found || count === 0) throw problem('not_found')
    const before = { ...deviceOf(found.device), network: found.network }
    await note(db, asking, clock.now(), { action: 'session.ended', before })
  })
}

/** Ends all sessions of the person but the one that asks. */
export async function endOtherSessions({ database, clock }: Parts, asking: Asking): Promise<void> {
  await database.platform.prisma.$transaction(async (db) => {
    const { count } = await db.session.deleteMany({
      where: { ...whoseOf(asking.actor), idHash: { not: sessionHashOf(asking) } },
    })
    if (count > 0) await note(db, asking, clock.now(), { action: 'session.others_ended' })
  })
}
