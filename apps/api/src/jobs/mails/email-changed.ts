import type { OutboxMessages } from '../outbox.ts'
import { noticeTemplate } from './notice.ts'
import type { MailRequest } from './template.ts'

type Payload = OutboxMessages['mail.email_changed']

/** The queue carries no addresses: the history has both. */
async function addressesOf({ prisma, tenantId, payload }: MailRequest<Payload>) {
  const key = { tenantId, id: payload.eventId }
  const event = await prisma.auditEvent.findUnique({ where: { tenantId_id: key } })
  const emailIn = (state: unknown) => (state as { email?: string } | null | undefined)?.email ?? null
  return { oldEmail: emailIn(event?.before), newEmail: emailIn(event?.after) }
}

/** Tells the address that a person had that they have another one now. */
export const emailChanged = noticeTemplate<Payload, { newEmail: string }>({
  addressOf: async (request) => (await addressesOf(request)).oldEmail,
  more: async (request) => {
    const { newEmail } = await addressesOf(request)
    return newEmail === null ? null : { newEmail }
  },
  // A link to a new password would go to the new address.
  notMePath: '/profile',
  words: {
    fr: ({ companyName, newEmail }) => ({
      subject: `${companyName}\u00a0: votre adresse e-mail a été modifiée`,
      paragraphs: [
        `L’adresse e-mail de votre compte sur le portail téléphonique de l’entreprise ${companyName} est maintenant ${newEmail}. L’adresse à laquelle vous lisez ce message ne permet plus de se connecter.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, prévenez tout de suite un administrateur de votre entreprise. Si vous pouvez encore vous connecter avec votre numéro de téléphone, changez votre mot de passe.',
      ],
      sent: 'Ce message est envoyé à l’ancienne adresse à chaque changement.',
    }),
    en: ({ companyName, newEmail }) => ({
      subject: `${companyName}: your e-mail address was changed`,
      paragraphs: [
        `The e-mail address of your account on the telephone portal of ${companyName} is now ${newEmail}. The address at which you read this can no longer sign in.`,
        'If it was you, there is nothing to do. Otherwise tell an administrator of your company at once. If you can still sign in with your phone number, change your password.',
      ],
      sent: 'This message is sent to the former address with every change.',
    }),
  },
  example: { eventId: '', newEmail: 'claire.fontaine@example.com' },
})
