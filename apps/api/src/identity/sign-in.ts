import type { Session } from '@switchboard/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../http/crypto.ts'
import type { Portal } from '../http/portal.ts'
import { rememberDevice } from './known-device.ts'
import { originOf } from './origin.ts'
import { readSession } from './read-session.ts'

/** Who has shown who they are. */
export interface SignedIn {
  tenantId: string
  userId: string
  /** How the history calls them. */
  label: string
}

/** By which name somebody signs in, and where. */
export interface Door {
  /** As `signInNameOf` makes it. */
  name: string
  /** Chosen at sign-in, ISO 3166-1 alpha-2. */
  country: string
}

/**
 * Opens a session in this browser, the only place that does, for somebody who has shown all that is asked for. Notes it in
 * the company's history and remembers the browser.
 */
export async function openSession(
  { database, clock, config }: Pick<Portal, 'database' | 'clock' | 'config'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { tenantId, userId, label }: SignedIn,
  { name, country }: Door,
): Promise<Session> {
  await request.session.regenerate() // a new id, so that one planted before signing in is worth nothing
  const csrfToken = reply.generateCsrf()
  const now = clock.now()
  const { network, device, requestId } = originOf(request)
  const { prisma } = database.platform
  await prisma.$transaction([
    prisma.appUser.update({
      where: { tenantId_id: { tenantId, id: userId } },
      data: { lastSignedInAt: now },
      select: { id: true },
    }),
    prisma.session.create({
      data: {
        idHash: new Uint8Array(sha256(request.session.sessionId)),
        csrfSecret: request.session._csrf ?? '',
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
    }),
    prisma.auditEvent.create({
      data: {
        tenantId,
        at: now,
        actorKind: 'user',
        actorUserId: userId,
        action: 'session.signed_in',
        objectKind: 'user',
        objectId: userId,
        objectLabel: label,
        requestId,
      },
      select: { id: true },
    }),
  ])
  rememberDevice(request, reply, name)
  return database.withTenant(tenantId, (db) => readSession(db, userId, { csrfToken, now }))
}
