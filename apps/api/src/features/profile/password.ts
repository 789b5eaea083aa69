import type { Actor } from '../../http/actor.ts'
import { atMost } from '../../http/at-most.ts'
import type { Portal } from '../../http/portal.ts'
import { moveSession } from '../../http/session-id.ts'
import { originOf } from '../../identity/origin.ts'
import { makeOwnPasswordCheck } from '../../identity/own-password.ts'
import { type Asking, holdPerson, moveOwn, fullName, whoseOf } from '../../identity/person.ts'
import { knownOf, refuseWeak, storePassword } from '../../identity/set-password.ts'

interface Change {
  currentPassword: string
  newPassword: string
}

async function findSelf({ database }: Portal, { tenant, userId }: Actor) {
  return database.platform.prisma.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: tenant.id, id: userId } },
    select: {
      firstName: true,
      lastName: true,
      email: true,
      signInNames: { select: { name: true } },
      tenant: { select: { name: true } },
    },
  })
}

/**
 * Sets one's own password; whoever else is signed in as this person no longer is.
 * @throws 401 when the session ended meanwhile, 422, 429
 */
async function change(portal: Portal, newPassword: string, { actor, request }: Asking): Promise<void> {
  const { database, passwords, clock } = portal
  const self = await findSelf(portal, actor)
  await refuseWeak(newPassword, knownOf({ tenant: self.tenant, user: self }), 'newPassword')
  const passwordHash = await passwords.hash(newPassword)
  const move = moveSession(request)
  const who = { ...whoseOf(actor), label: fullName(self) }
  await database.platform.prisma.$transaction(async (db) => {
    await holdPerson(db, who)
    await moveOwn(db, move) // it may have ended while the password was hashed
    await storePassword(
      db,
      {
        who,
        passwordHash,
        at: clock.now(),
        action: 'user.password_changed',
        notice: true,
        from: originOf(request),
      },
      move.to,
    )
  })
  await move.complete()
}

/** The change of one's own password: a few tries at the present one, and a single hash at a time. */
export function makePasswordChange(portal: Portal) {
  const checkPassword = makeOwnPasswordCheck(portal)
  // One of the hashes that may be computed at once: the others are for people who sign in.
  const inTurn = atMost(1)
  return async ({ currentPassword, newPassword }: Change, asking: Asking): Promise<void> => {
    await checkPassword(asking.actor, currentPassword)
    await inTurn(() => change(portal, newPassword, asking))
  }
}
