import type { SECOND_FACTOR_METHODS, SignInChallenge } from '@switchboard/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../db/platform.ts'
import { cookieName } from '../http/cookies.ts'
import { makeToken, sha256 } from '../http/crypto.ts'
import { problem } from '../http/errors.ts'
import type { Portal } from '../http/portal.ts'
import { relyingPartyOf } from './relying-party.ts'
import { type Confirm, type Door, letIn } from './sign-in.ts'
import { fullName, type Person } from './person.ts'

/** Time to find the phone, and for its clock to show another code. */
const LIFETIME_MS = 10 * 60_000

type Methods = (typeof SECOND_FACTOR_METHODS)[number][]
type Parts = Pick<Portal, 'config' | 'database' | 'clock'>

/** A sign-in whose password was right, in the browser that began it. */
export interface Challenge extends Door {
  who: Person
  tokenHash: Uint8Array<ArrayBuffer>
}

const cookieOf = ({ server }: FastifyRequest) => cookieName(server.portal.config, 'challenge')
const hashOf = (token: string) => new Uint8Array(sha256(token))

/** What a person can show beside the password. */
async function methodsOf(db: Transaction, { config }: Parts, { tenantId, userId }: Person): Promise<Methods> {
  const { totp, _count: count } = await db.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: {
      totp: { select: { userId: true } },
      _count: { select: { passkeys: true, recoveryCodes: true } },
    },
  })
  return [
    ...(totp ? (['totp'] as const) : []),
    ...(count.passkeys > 0 && relyingPartyOf(config.publicUrl) ? (['passkey'] as const) : []),
    ...(count.recoveryCodes > 0 ? (['recovery_code'] as const) : []),
  ]
}

/**
 * Gives the browser the cookie by which it completes this sign-in; nothing of a session exists before.
 * @param confirm judges what was shown so far
 */
export async function startChallenge(
  portal: Parts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  who: Person,
  { name, country }: Door,
  confirm: Confirm,
): Promise<SignInChallenge> {
  const token = makeToken()
  const expiresAt = new Date(portal.clock.now().getTime() + LIFETIME_MS)
  const { tenantId, userId } = who
  const methods = await letIn(portal, who, confirm, async (db) => {
    await db.signInChallenge.create({
      data: { tenantId, userId, name, country, expiresAt, tokenHash: hashOf(token) },
      select: { userId: true },
    })
    return methodsOf(db, portal, who)
  })
  void reply.setCookie(cookieOf(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: LIFETIME_MS / 1000,
  })
  return { challenge: { methods, expiresAt: expiresAt.toISOString() } }
}

/**
 * The sign-in that this browser began.
 * @throws 401 `challenge_expired`
 */
export async function findChallenge({ database, clock }: Parts, request: FastifyRequest): Promise<Challenge> {
  const tokenHash = hashOf(request.cookies[cookieOf(request)] ?? '')
  const found = await database.platform.prisma.signInChallenge.findFirst({
    where: { tokenHash, expiresAt: { gt: clock.now() } },
    select: {
      tenantId: true,
      userId: true,
      name: true,
      country: true,
      user: { select: { firstName: true, lastName: true } },
    },
  })
  if (!found) throw problem('challenge_expired')
  const { tenantId, userId, name, country, user } = found
  return { who: { tenantId, userId, label: fullName(user) }, name, country, tokenHash }
}

/**
 * Uses the challenge up, in the transaction that opens the session: of two at once, one completes it, and none after what
 * voids it.
 * @throws 401 `challenge_expired`
 */
export async function endChallenge(db: Transaction, { tokenHash }: Challenge): Promise<void> {
  const { count } = await db.signInChallenge.deleteMany({ where: { tokenHash } })
  if (count === 0) throw problem('challenge_expired')
}
