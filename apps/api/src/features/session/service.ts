import type { z } from 'zod'
import type { Language, Theme } from '@switchboard/contract/common'
import { ROLE_PERMISSIONS, type Role } from '@switchboard/contract/permissions'
import type { Session, SignIn } from '@switchboard/contract/session'
import type { Portal } from '../../http/portal.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { sha256 } from '../../http/crypto.ts'
import { problem } from '../../http/errors.ts'
import type { TenantWork, TransactionContext } from '../../http/route.ts'
import type { Attempt, SignInThrottle } from './throttle.ts'

/** Whose password was right. */
export interface SignedIn {
  tenantId: string
  userId: string
  label: string
}

/** Where a session is opened from, and the secrets the browser will hold. */
export interface NewSession {
  sessionId: string
  csrfSecret: string
  device: string
  network: string
  country: string
  requestId: string
}

type Platform = Pick<Portal, 'database' | 'clock' | 'config' | 'passwords'>

interface Named {
  userId: string
  tenantId: string
  label: string
  passwordHash: string | null
}

/** One statement, so that a name that exists takes no longer than one that does not. */
async function findByName({ database, clock }: Platform, name: string): Promise<Named | undefined> {
  const { rows } = await database.platform.pool.query<Named>(
    `select u.id as "userId", u.tenant_id as "tenantId", concat(u.first_name, ' ', u.last_name) as label,
            u.password_hash as "passwordHash"
     from sign_in_name n
     join app_user u on u.tenant_id = n.tenant_id and u.id = n.user_id
     where n.name = $1 and (n.expires_at is null or n.expires_at > $2)`,
    [name, clock.now()],
  )
  return rows[0]
}

/**
 * Checks a password. An unknown name, an expired one, a person without a password and a wrong password are one answer,
 * after one hash.
 * @param onWrong hears of a wrong password for a name that is somebody's; nothing that it does may delay the answer
 * @throws 401 `credentials_rejected`, 429
 */
export async function checkPassword(
  portal: Platform,
  throttle: SignInThrottle,
  attempt: Attempt,
  password: z.output<typeof SignIn>['password'],
  onWrong: (who: SignedIn) => void,
): Promise<SignedIn> {
  const forgive = await throttle.admit(attempt)
  const user = await findByName(portal, attempt.name)
  const matches = await portal.passwords.verify(user?.passwordHash ?? null, password)
  const who = user && { tenantId: user.tenantId, userId: user.userId, label: user.label }
  if (!user || !who || !matches) {
    if (who) onWrong(who)
    throw problem('credentials_rejected')
  }
  await forgive()
  await renewHash(portal, user, password)
  return who
}

/** Notes in the company's history that somebody, nobody knows who, tried a wrong password. */
export async function noteFailure(
  { database, clock }: Platform,
  { tenantId, userId, label }: SignedIn,
  { network, requestId }: Pick<NewSession, 'network' | 'requestId'>,
): Promise<void> {
  await database.platform.prisma.auditEvent.create({
    data: {
      tenantId,
      at: clock.now(),
      actorKind: 'system',
      action: 'session.failed',
      objectKind: 'user',
      objectId: userId,
      objectLabel: label,
      after: { network },
      requestId,
    },
    select: { id: true },
  })
}

/** Stores the password at today's cost, now that it is known; unless it was changed in this very moment. */
async function renewHash(
  { database, passwords }: Platform,
  { tenantId, userId, passwordHash }: Named,
  password: string,
): Promise<void> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return
  await database.platform.prisma.appUser.updateMany({
    where: { tenantId, id: userId, passwordHash },
    data: { passwordHash: await passwords.hash(password) },
  })
}

/** Inserts the session, the only place that does, and notes it in the company's history. */
export async function openSession(
  { database, clock, config }: Platform,
  who: SignedIn,
  session: NewSession,
): Promise<void> {
  const now = clock.now()
  const { tenantId, userId, label } = who
  const { sessionId, requestId, ...seen } = session
  const { prisma } = database.platform
  await prisma.$transaction([
    prisma.session.create({
      data: {
        ...seen,
        idHash: new Uint8Array(sha256(sessionId)),
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
}

/** Notes in the company's history that a person signed out. */
export async function noteSignOut({ db, audit }: TenantWork, userId: string): Promise<void> {
  const { firstName, lastName } = await db.appUser.findFirstOrThrow({ where: { id: userId } })
  await audit({
    action: 'session.signed_out',
    objectKind: 'user',
    objectId: userId,
    objectLabel: `${firstName} ${lastName}`,
    before: null,
    after: null,
  })
}

/** The session as the portal sees it. The CHECKs of the tables allow no other role, language or theme. */
export async function readSession(db: TenantDb, userId: string, csrfToken: string): Promise<Session> {
  const user = await db.appUser.findFirstOrThrow({ where: { id: userId }, include: { tenant: true } })
  const { tenant } = user
  const role = user.role as Role
  const companyLanguage = tenant.language as Language
  return {
    user: {
      id: user.id,
      firstName: user.firstName,
      lastName: user.lastName,
      email: user.email,
      role,
      language: (user.language as Language | null) ?? companyLanguage,
      theme: user.theme as Theme,
    },
    tenant: {
      id: tenant.id,
      name: tenant.name,
      country: tenant.country,
      language: companyLanguage,
      timeZone: tenant.timeZone,
      mainNumber: tenant.mainNumber,
    },
    permissions: [...ROLE_PERMISSIONS[role]],
    csrfToken,
  }
}

/** Sets the user's own language and theme; what is absent stays. */
export async function setPreferences(
  { db, actor, clock, audit }: TransactionContext,
  chosen: { language?: Language | undefined; theme?: Theme | undefined },
): Promise<void> {
  const where = { id: actor.userId }
  const before = await db.appUser.findFirstOrThrow({ where })
  const data = { language: chosen.language ?? before.language, theme: chosen.theme ?? before.theme }
  await db.appUser.updateMany({ where, data: { ...data, updatedAt: clock.now(), version: { increment: 1 } } })
  await audit({
    action: 'user.preferences_changed',
    objectKind: 'user',
    objectId: before.id,
    objectLabel: `${before.firstName} ${before.lastName}`,
    version: before.version + 1,
    before: { language: before.language, theme: before.theme },
    after: data,
  })
}
