import type { OutboxMessages } from '../outbox.ts'
import { instant } from './instant.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

interface Facts {
  /** The instant from which nothing else can be done without one. */
  from: Date
  link: string
}

/** Tells a person who has no second factor until when to set one up; not sent to who has one by then, or need not any more. */
export const secondFactorRequired = mailTemplate<OutboxMessages['mail.second_factor_required'], Facts>({
  addressOf: toProvenAddress,
  facts: async ({ prisma, tenantId, payload: { userId }, pageUrl }) => {
    const { hasSecondFactor, tenant } = await prisma.appUser.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: userId } },
      select: { hasSecondFactor: true, tenant: { select: { secondFactorFrom: true } } },
    })
    if (hasSecondFactor || !tenant.secondFactorFrom) return null
    return { from: tenant.secondFactorFrom, link: pageUrl('/profile') }
  },
  words: {
    fr: ({ firstName, companyName, timeZone, from, link }) => ({
      subject: `${companyName} : activez la double authentification`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `L’entreprise ${companyName} rend la double authentification obligatoire pour tout le monde sur son portail téléphonique. Sans elle, vous pourrez vous connecter, mais vous ne pourrez rien faire d’autre avant de l’avoir activée.`,
        'Il suffit d’une application d’authentification sur votre téléphone, ou d’une clé d’accès.',
      ],
      facts: [['Obligatoire à partir du', instant('fr-FR', from, timeZone)]],
      action: { label: 'L’activer dans votre profil', href: link },
      afterwards: [
        'Ce message est envoyé à qui ne l’a pas activée, quand elle devient obligatoire ou que la date change.',
      ],
    }),
    en: ({ firstName, companyName, timeZone, from, link }) => ({
      subject: `${companyName}: set up a second factor`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `${companyName} requires a second factor of everybody on its telephone portal. Without one you will be able to sign in, but not to do anything else before you have set it up.`,
        'An authenticator app on your phone is enough, or a passkey.',
      ],
      facts: [['Required from', instant('en-US', from, timeZone)]],
      action: { label: 'Set it up in your profile', href: link },
      afterwards: ['This message is sent to who has none, when one becomes required or the date changes.'],
    }),
  },
  example: { from: new Date('2026-12-06T13:30:00Z'), link: 'https://portal.example.com/profile' },
})
