import type { Language } from '@switchboard/contract/common'
import type { Clock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { makeToken, sha256 } from '../http/crypto.ts'
import type { Mailer } from './mail.ts'
import { invitationMail } from './mails/invitation.ts'

const DAYS_VALID = 7

export interface InvitationJob {
  platform: Platform
  clock: Clock
  mailer: Mailer
  /** Where the portal is reached. */
  publicUrl: string
}

/**
 * Mails an invitation. The token is made here, so that it is in no queue and no log: only its hash is stored, and
 * whoever can read jobs can sign in as nobody.
 */
export async function sendInvitation(job: InvitationJob, tenantId: string, userId: string): Promise<void> {
  const { platform, clock, mailer, publicUrl } = job
  const user = await platform.prisma.appUser.findUnique({
    where: { tenantId_id: { tenantId, id: userId } },
    select: {
      firstName: true,
      email: true,
      language: true,
      tenant: { select: { name: true, language: true } },
    },
  })
  if (!user?.email) return // gone, or without an address since: nobody to write to
  const token = makeToken()
  const tokenHash = new Uint8Array(sha256(token))
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + DAYS_VALID * 86_400_000)
  await platform.prisma.invitation.create({
    data: { tokenHash, tenantId, userId, expiresAt },
    select: { userId: true },
  })
  const mail = invitationMail({
    to: user.email,
    language: (user.language ?? user.tenant.language) as Language,
    firstName: user.firstName,
    companyName: user.tenant.name,
    link: `${publicUrl.replace(/\/$/, '')}/invitation/${token}`,
  })
  try {
    await mailer.send(mail)
  } catch (error) {
    await platform.prisma.invitation.deleteMany({ where: { tokenHash } }) // the next try makes its own
    throw error
  }
  await platform.audit({ at, actor: 'worker', action: 'invitation.sent', detail: { tenantId, userId } })
}
