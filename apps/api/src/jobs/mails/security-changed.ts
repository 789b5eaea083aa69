import type { Language } from '@switchboard/contract/common'
import type { OutboxMessages } from '../outbox.ts'
import { instant } from './instant.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

type Payload = OutboxMessages['mail.security_changed']

interface Facts {
  changedBy: string
  at: Date
  link: string
  /** The instant from which a second factor is required. */
  secondFactorFrom: Date | null
  sessionIdleMinutes: number | null
  sessionAbsoluteHours: number | null
}

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }

/** `60 minutes`, as the language writes it. */
const duration = (language: Language, value: number, unit: 'minute' | 'hour') =>
  new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value)

/** Tells an owner what the company's security policy is now: whoever changed it may have borrowed somebody's browser. */
export const securityChanged = mailTemplate<Payload, Facts>({
  addressOf: toProvenAddress,
  facts: async ({ prisma, tenantId, payload: { changedBy }, askedAt, pageUrl }) => ({
    ...(await prisma.tenant.findUniqueOrThrow({
      where: { id: tenantId },
      select: { secondFactorFrom: true, sessionIdleMinutes: true, sessionAbsoluteHours: true },
    })),
    changedBy,
    at: askedAt,
    link: pageUrl('/account/settings/security'),
  }),
  words: {
    fr: ({ firstName, companyName, timeZone, changedBy, at, link, ...rules }) => ({
      subject: `${companyName} : les règles de sécurité ont changé`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Les règles de sécurité de l’entreprise ${companyName} sur le portail téléphonique ont été modifiées. Voici celles qui valent maintenant.`,
        'Si vous ne vous y attendiez pas, ouvrez l’historique : il montre ce qui a changé et permet de l’annuler.',
      ],
      facts: [
        [
          'Double authentification',
          rules.secondFactorFrom
            ? `obligatoire pour tout le monde, à partir du ${instant('fr-FR', rules.secondFactorFrom, timeZone)}`
            : 'chacun décide',
        ],
        [
          'Déconnexion sans activité',
          rules.sessionIdleMinutes === null
            ? 'comme le portail'
            : `après ${duration('fr', rules.sessionIdleMinutes, 'minute')}`,
        ],
        [
          'Déconnexion dans tous les cas',
          rules.sessionAbsoluteHours === null
            ? 'comme le portail'
            : `après ${duration('fr', rules.sessionAbsoluteHours, 'hour')}`,
        ],
        ['Modifié par', changedBy],
        ['Date', instant('fr-FR', at, timeZone)],
      ],
      action: { label: 'Voir les règles de sécurité', href: link },
      afterwards: ['Ce message est envoyé aux titulaires à chaque changement de ces règles.'],
    }),
    en: ({ firstName, companyName, timeZone, changedBy, at, link, ...rules }) => ({
      subject: `${companyName}: the security policy has changed`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `The security policy of ${companyName} on the telephone portal was changed. This is what it says now.`,
        'If you did not expect this, open the history: it shows what has changed, and can undo it.',
      ],
      facts: [
        [
          'Second factor',
          rules.secondFactorFrom
            ? `required of everybody, from ${instant('en-US', rules.secondFactorFrom, timeZone)}`
            : 'everybody decides',
        ],
        [
          'Signed out without activity',
          rules.sessionIdleMinutes === null
            ? 'like the portal'
            : `after ${duration('en', rules.sessionIdleMinutes, 'minute')}`,
        ],
        [
          'Signed out in any case',
          rules.sessionAbsoluteHours === null
            ? 'like the portal'
            : `after ${duration('en', rules.sessionAbsoluteHours, 'hour')}`,
        ],
        ['Changed by', changedBy],
        ['When', instant('en-US', at, timeZone)],
      ],
      action: { label: 'See the security policy', href: link },
      afterwards: ['This message is sent to the owners with every change of this policy.'],
    }),
  },
  example: {
    secondFactorFrom: new Date('2026-12-06T13:30:00Z'),
    sessionIdleMinutes: 60,
    sessionAbsoluteHours: null,
    changedBy: 'Nadia Benali',
    at: new Date('2026-11-22T13:30:00Z'),
    link: 'https://portal.example.com/account/settings/security',
  },
})
