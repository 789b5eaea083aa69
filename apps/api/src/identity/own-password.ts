import type { Actor } from '../http/actor.ts'
import { atMost } from '../http/at-most.ts'
import { problem } from '../http/errors.ts'
import type { Portal } from '../http/portal.ts'
import { digest, makeCounter } from './counter.ts'

/**
 * Does the person know the password? Who has shown it gets another session id (ASVS 7.2.4): in the transaction of what it was
 * asked for (`moveOwn`), which so sees whether the session has ended since, or by itself (`renewOwn`).
 * @throws 422 `currentPassword: password_wrong`, 429
 */
export type OwnPasswordCheck = (actor: Actor, password: string) => Promise<void>

/** Asked before what a portal that was left open must not allow. A few tries, counted together wherever it is asked. */
export function makeOwnPasswordCheck({ database, config, passwords }: Portal): OwnPasswordCheck {
  const { pool, prisma } = database.platform
  // Whoever finds a portal left open does not get to guess the password.
  const tries = makeCounter(pool, 'own password', config.signIn.triesPerAccount)
  // One of the hashes that may be computed at once: the others are for people who sign in.
  const inTurn = atMost(1)
  return async ({ tenant, userId }, password) => {
    await tries.admit(digest(userId))
    const { passwordHash } = await prisma.appUser.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: tenant.id, id: userId } },
      select: { passwordHash: true },
    })
    if (!(await inTurn(() => passwords.verify(passwordHash, password)))) {
      throw problem('validation_failed', { fieldErrors: { currentPassword: 'password_wrong' } })
    }
    await tries.forgive(digest(userId), 'all')
  }
}
