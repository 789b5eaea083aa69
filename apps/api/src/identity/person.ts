import type { FastifyRequest } from 'fastify'
import type { Transaction } from '../db/platform.ts'
import type { TenantDb } from '../db/tenant.ts'
import type { Actor } from '../http/actor.ts'
import { sha256 } from '../http/crypto.ts'
import { problem } from '../http/errors.ts'
import type { Portal } from '../http/portal.ts'
import { moveSession, type SessionMove } from '../http/session-id.ts'
import type { OutboxKind, OutboxMessages } from '../jobs/outbox.ts'

// What all who work as the platform role on behalf of one person share: who it is, holding them, telling of it.

/** What a person is called. */
export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`

export interface Whose {
  tenantId: string
  userId: string
}

/** A person, and how the history calls them. */
export interface Person extends Whose {
  label: string
}

/** Who asks, in which session. */
export interface Asking {
  actor: Actor
  request: FastifyRequest
}

export const whoseOf = ({ tenant, userId }: Actor): Whose => ({ tenantId: tenant.id, userId })

/** As `session.id_hash` holds it. */
export const sessionHashOf = ({ request }: Asking) => new Uint8Array(sha256(request.session.sessionId))

/**
 * A person, held until the transaction ends: of two changes at once, one sees the other. Before anything of theirs is
 * locked, as whoever takes their access does: nobody waits for each other.
 */
export async function holdPerson(db: Transaction, { tenantId, userId }: Whose) {
  await db.$queryRaw`select from app_user where tenant_id = ${tenantId}::uuid and id = ${userId}::uuid for update`
  return db.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: {
      firstName: true,
      lastName: true,
      hasSecondFactor: true,
      tenant: { select: { secondFactorFrom: true } },
    },
  })
}

/** Gives the session of who asks its new id. @throws 401 when it ended meanwhile */
export async function moveOwn(db: Transaction, move: SessionMove): Promise<void> {
  const { count } = await db.session.updateMany({ where: { idHash: move.from }, data: { idHash: move.to } })
  if (count === 0) throw problem('unauthenticated')
}

/** The same for the tenant's role, which sees no sessions. @throws 401 */
export async function moveOwnInTenant(db: TenantDb, { from, to }: SessionMove): Promise<void> {
  const [answer] = await db.$queryRaw<{ moved: boolean }[]>`select move_session(${from}, ${to}) as moved`
  if (!answer?.moved) throw problem('unauthenticated')
}

/** The same where nothing but the proof of who it is calls for it (ASVS 7.2.4). @throws 401 */
export async function renewOwn({ database }: Pick<Portal, 'database'>, { request }: Asking): Promise<void> {
  const move = moveSession(request)
  await moveOwn(database.platform.prisma, move)
  await move.complete()
}

/** Something that concerns how a person signs in. */
export interface PersonEvent {
  action: string
  at: Date
  requestId: string
  before?: object
  after?: object
}

/** Tells the company's history. @param author who did it, where that is not the person themselves */
export const noteOf = (
  db: Pick<Transaction, 'auditEvent'>,
  { tenantId, userId, label }: Person,
  event: PersonEvent,
  author: { actorKind: string; actorUserId?: string | null; actorTokenId?: string | null } = {
    actorKind: 'user',
    actorUserId: userId,
  },
) =>
  db.auditEvent.create({
    data: { ...event, ...author, tenantId, objectKind: 'user', objectId: userId, objectLabel: label },
    select: { id: true },
  })

type MailKind = Extract<OutboxKind, `mail.${string}`>

/** Tells the person by mail. */
export const mailTo = <K extends MailKind>(
  db: Pick<Transaction, 'outbox'>,
  { tenantId, userId }: Whose,
  kind: K,
  more: Omit<OutboxMessages[K], 'userId'>,
  createdAt: Date,
) =>
  db.outbox.create({
    data: { tenantId, kind, payload: { ...more, userId }, createdAt },
    select: { id: true },
  })
