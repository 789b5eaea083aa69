import type { z } from 'zod'
import type { invitations } from '@switchboard/contract/session'
import { sha256 } from '../../http/crypto.ts'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { isCommonPassword } from './passwords.ts'

type Platform = Pick<Portal, 'database' | 'clock' | 'passwords'>
type InvitationView = z.output<typeof invitations.get.response>

const tokenHashOf = (token: string) => new Uint8Array(sha256(token))

async function find({ database, clock }: Platform, token: string) {
  const now = clock.now()
  const found = await database.platform.prisma.invitation.findFirst({
    where: { tokenHash: tokenHashOf(token), usedAt: null, expiresAt: { gt: now } },
    select: {
      tenant: { select: { id: true, name: true, country: true, language: true } },
      user: {
        select: {
          id: true,
          firstName: true,
          lastName: true,
          language: true,
          signInNames: {
            where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
            select: { name: true },
          },
        },
      },
    },
  })
  if (!found) throw problem('link_invalid')
  return found
}

/** Numbers before e-mail addresses, lasting ones before those that expire: what a person knows by heart. */
function mainSignInName(names: readonly { name: string }[]) {
  const name =
    names.map((row) => row.name).toSorted((a, b) => Number(a.includes('@')) - Number(b.includes('@')))[0] ??
    ''
  const [login = '', extension = null] = name.split('#')
  return { login, extension }
}

/** Whom an invitation is for. @throws 404 `link_invalid` */
export async function readInvitation(portal: Platform, token: string): Promise<InvitationView> {
  const { tenant, user } = await find(portal, token)
  return {
    firstName: user.firstName,
    companyName: tenant.name,
    country: tenant.country,
    language: (user.language ?? tenant.language) as InvitationView['language'],
    ...mainSignInName(user.signInNames),
  }
}

/**
 * Sets the first password and uses the invitation up, together with every other one of this person; whoever was signed
 * in as them no longer is. @throws 404 `link_invalid`, 422
 */
export async function acceptInvitation(
  portal: Platform,
  token: string,
  password: string,
  requestId: string,
): Promise<void> {
  const { tenant, user } = await find(portal, token)
  if (await isCommonPassword(password, [user.firstName, user.lastName, tenant.name])) {
    throw problem('validation_failed', { fieldErrors: { password: 'password_common' } })
  }
  const passwordHash = await portal.passwords.hash(password)
  const usedAt = portal.clock.now()
  const whose = { tenantId: tenant.id, userId: user.id }
  await portal.database.platform.prisma.$transaction(async (db) => {
    // Two at once: the row is locked, and the second finds it used.
    const { count } = await db.invitation.updateMany({
      where: { tokenHash: tokenHashOf(token), usedAt: null },
      data: { usedAt },
    })
    if (count === 0) throw problem('link_invalid')
    await db.invitation.updateMany({ where: { ...whose, usedAt: null }, data: { usedAt } })
    await db.appUser.update({
      where: { tenantId_id: { tenantId: tenant.id, id: user.id } },
      data: { passwordHash, updatedAt: usedAt },
      select: { id: true },
    })
    await db.session.deleteMany({ where: whose })
    await db.auditEvent.create({
      data: {
        tenantId: tenant.id,
        at: usedAt,
        actorKind: 'user',
        actorUserId: user.id,
        action: 'user.invitation_accepted',
        objectKind: 'user',
        objectId: user.id,
        objectLabel: `${user.firstName} ${user.lastName}`,
        requestId,
      },
      select: { id: true },
    })
  })
}
