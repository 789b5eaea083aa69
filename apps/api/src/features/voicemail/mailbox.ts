import type { Prisma } from '@switchboard/database/client'

/** What `announcementOf` needs an extension to be read with. */
export const WITH_MAILBOX = {
  phone: { select: { voicemailEmail: true, voicemailAttach: true } },
  voicemailBox: { select: { email: true, attach: true } },
} satisfies Prisma.ExtensionInclude

type Row = Prisma.ExtensionGetPayload<{ include: typeof WITH_MAILBOX }>

/** Where new messages of a mailbox are announced, null for nowhere, and whether the recording goes along. */
export function announcementOf({ phone, voicemailBox }: Row): { email: string | null; attach: boolean } {
  if (phone) return { email: phone.voicemailEmail, attach: phone.voicemailAttach }
  return voicemailBox ?? { email: null, attach: false }
}
