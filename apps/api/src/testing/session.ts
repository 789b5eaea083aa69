import { Signer } from '@fastify/cookie'
import type { AppUser, PrismaClient } from '@switchboard/database/client'
import type { Config } from '../config.ts'
import { deriveKey, makeToken, sha256 } from '../http/crypto.ts'

/** Well formed, and of no password. */
const PASSWORD_HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Sees to it that a person has a password: without one, sessions and API tokens of theirs are none. */
export async function giveAccess(owner: PrismaClient, { tenantId, id }: Pick<AppUser, 'tenantId' | 'id'>) {
  const data = { passwordHash: PASSWORD_HASH }
  await owner.appUser.updateMany({ where: { tenantId, id, passwordHash: null }, data })
}

/**
 * A session row, as if this user had signed in.
 * @returns the value of the cookie, signed but not yet encoded
 */
export async function insertSession(
  owner: PrismaClient,
  config: Config,
  user: Pick<AppUser, 'tenantId' | 'id'>,
  now: Date,
): Promise<string> {
  await giveAccess(owner, user)
  const sessionId = makeToken()
  await owner.session.create({
    data: {
      idHash: new Uint8Array(sha256(sessionId)),
      tenantId: user.tenantId,
      userId: user.id,
      csrfSecret: makeToken(),
      device: 'test',
      network: '127.0.0.1',
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: new Date(now.getTime() + config.session.idleMs),
      expiresAt: new Date(now.getTime() + config.session.absoluteMs),
    },
  })
  const [key] = config.secretKeys
  if (!key) throw new Error('no secret key')
  return new Signer([deriveKey(key, 'session cookie')], 'sha256').sign(sessionId)
}
