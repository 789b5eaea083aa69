import type { Language } from '@switchboard/contract/common'
import type { Clock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { makeLink, tokenHashOf } from '../identity/one-time-links.ts'
import type { Mailer } from './mail.ts'
import { invitationMail } from './mails/invitation.ts'

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
  const at = clock.now()
  const token = await makeLink(
    platform.prisma,
    { tenantId, userId, purpose: 'invitation' },
    { askedAt: at, now: at },
  )
  if (token === null) return
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
    await platform.prisma.oneTimeLink.deleteMany({ where: { tokenHash: tokenHashOf(token) } }) // the next try makes its own
    throw error
  }
  await platform.audit({ at, actor: 'worker', action: 'invitation.sent', detail: { tenantId, userId } })
}
