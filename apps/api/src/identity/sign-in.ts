import type { Session } from '@switchboard/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../db/platform.ts'
import { makeToken, sha256 } from '../http/crypto.ts'
import type { Portal } from '../http/portal.ts'
import { rememberDevice } from './known-device.ts'
import { originOf } from './origin.ts'
import { noteOf, type Person } from './person.ts'
import { readSession } from './read-session.ts'

/** By which name somebody signs in, and where. */
export interface Door {
  /** As `signInNameOf` makes it. */
  name: string
  /** Chosen at sign-in, ISO 3166-1 alpha-2. */
  country: string
}

/** A person as they are while they are held: nobody takes or changes a way in of theirs before the transaction ends. */
interface HeldPerson {
  passwordHash: string | null
  hasSecondFactor: boolean
}

/**
 * Judges again whether what somebody has shown lets them in: it was checked a while ago, and may have been changed or taken
 * from them since. Whatever works once is used up here.
 * @param person undefined when they are gone
 * @throws what a wrong proof is answered
 */
export type Confirm = (db: Transaction, person: HeldPerson | undefined) => Promise<void>

/** Does what lets somebody in, in the transaction that holds them and confirms what they have shown. */
export function letIn<T>(
  { database }: Pick<Portal, 'database'>,
  { tenantId, userId }: Person,
  confirm: Confirm,
  work: (db: Transaction) => Promise<T>,
): Promise<T> {
  return database.platform.prisma.$transaction(async (db) => {
    // First of all the person, as whoever changes what lets them in does.
    const [person] = await db.$queryRaw<HeldPerson[]>`
      select password_hash as "passwordHash", has_second_factor as "hasSecondFactor" from app_user
      where tenant_id = ${tenantId}::uuid and id = ${userId}::uuid
      for no key update`
    await confirm(db, person)
    return work(db)
  })
}

/**
 * Opens a session in this browser, the only place that does, for somebody who has shown all that is asked for, which
 * `confirm` judges. Notes it in the company's history and remembers the browser.
 */
export async function openSession(
  portal: Pick<Portal, 'database' | 'clock' | 'config'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  who: Person,
  { name, country }: Door,
  confirm: Confirm,
): Promise<Session> {
  const { database, clock, config } = portal
  const { tenantId, userId } = who
  const id = makeToken()
  const csrfSecret = makeToken()
  const now = clock.now()
  const { network, device, requestId } = originOf(request)
  await letIn(portal, who, confirm, async (db) => {
    await db.appUser.update({
      where: { tenantId_id: { tenantId, id: userId } },
      data: { lastSignedInAt: now },
      select: { id: true },
    })
    await db.session.create({
      data: {
        idHash: new Uint8Array(sha256(id)),
        csrfSecret,
        device,
        network,
        country,
        tenantId,
        userId,
        createdAt: now,
        lastSeenAt: now,
        idleExpiresAt: new Date(now.getTime() + config.session.idleMs),
        expiresAt: new Date(now.getTime() + config.session.absoluteMs),
      },
      select: { userId: true },
    })
    await noteOf(db, who, { action: 'session.signed_in', at: now, requestId })
  })
  request.nextSessionId = id // a new id, so that one planted before signing in is worth nothing
  await request.session.regenerate()
  request.session._csrf = csrfSecret
  rememberDevice(request, reply, name)
  return database.withTenant(tenantId, (db) =>
    readSession(db, userId, { csrfToken: reply.generateCsrf(), now }),
  )
}
