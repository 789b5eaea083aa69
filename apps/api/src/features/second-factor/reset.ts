import type { Actor } from '../../http/actor.ts'
import { authorOf } from '../../http/audit.ts'
import type { Portal } from '../../http/portal.ts'
import { mailTo, fullName, noteOf } from '../../identity/person.ts'
import { holdColleague } from '../users/index.ts'

/**
 * Takes a colleague's factors away, who then signs in by password and sets them up anew.
 * @throws 404, 403 for oneself and for whoever may do more than the one who asks
 */
export async function resetOf(
  { database, clock }: Portal,
  id: string,
  { actor, requestId }: { actor: Actor; requestId: string },
): Promise<void> {
  const at = clock.now()
  const tenantId = actor.tenant.id
  const whose = { tenantId, userId: id }
  await database.platform.prisma.$transaction(async (db) => {
    await holdColleague(db, actor, id)
    const person = await db.appUser.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id } },
      select: { firstName: true, lastName: true, hasSecondFactor: true },
    })
    if (!person.hasSecondFactor) return
    await db.totp.deleteMany({ where: whose })
    await db.passkey.deleteMany({ where: whose })
    await db.recoveryCode.deleteMany({ where: whose })
    await db.signInChallenge.deleteMany({ where: whose })
    await db.session.deleteMany({ where: whose })
    const who = { ...whose, label: fullName(person) }
    await noteOf(db, who, { action: 'user.second_factor_reset', at, requestId }, authorOf(actor))
    await mailTo(db, whose, 'mail.second_factor_reset', {}, at)
  })
}
