import type { Language } from '@switchboard/contract/common'
import type { Role } from '@switchboard/contract/permissions'
import type { OutboxMessages } from '../outbox.ts'
import { instant } from './instant.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

type Payload = OutboxMessages['mail.role_changed']

interface Facts extends Omit<Payload, 'userId'> {
  at: Date
  link: string
}

/** As the portal calls them: its `shell:role.*`, which the server does not import. */
export const ROLE_NAMES: Record<Language, Record<Role, string>> = {
  fr: {
    owner: 'Titulaire',
    admin: 'Administrateur',
    billing: 'Facturation',
    receptionist_editor: 'Éditeur de réceptionnistes',
    read_only: 'Lecture seule',
    user: 'Utilisateur',
  },
  en: {
    owner: 'Owner',
    admin: 'Administrator',
    billing: 'Billing',
    receptionist_editor: 'Receptionist editor',
    read_only: 'Read only',
    user: 'User',
  },
}

/** Tells a person that they may do more or less than before, and why they have to sign in again. */
export const roleChanged = mailTemplate<Payload, Facts>({
  addressOf: toProvenAddress,
  facts: ({ payload: { before, after, changedBy }, askedAt, pageUrl }) => ({
    before,
    after,
    changedBy,
    at: askedAt,
    link: pageUrl('/sign-in'),
  }),
  words: {
    fr: ({ firstName, companyName, timeZone, before, after, changedBy, at, link }) => ({
      subject: `${companyName} : votre rôle a changé`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Votre rôle sur le portail téléphonique de l’entreprise ${companyName} n’est plus le même. Tous vos appareils ont été déconnectés : reconnectez-vous pour continuer.`,
        'Si vous ne vous y attendiez pas, prévenez un administrateur de votre entreprise.',
      ],
      facts: [
        ['Nouveau rôle', ROLE_NAMES.fr[after]],
        ['Ancien rôle', ROLE_NAMES.fr[before]],
        ['Modifié par', changedBy],
        ['Date', instant('fr-FR', at, timeZone)],
      ],
      action: { label: 'Se connecter', href: link },
      afterwards: ['Ce message est envoyé à chaque changement de rôle.'],
    }),
    en: ({ firstName, companyName, timeZone, before, after, changedBy, at, link }) => ({
      subject: `${companyName}: your role has changed`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `Your role on the telephone portal of ${companyName} is another one now. All your devices were signed out: sign in again to go on.`,
        'If you did not expect this, tell an administrator of your company.',
      ],
      facts: [
        ['New role', ROLE_NAMES.en[after]],
        ['Former role', ROLE_NAMES.en[before]],
        ['Changed by', changedBy],
        ['When', instant('en-US', at, timeZone)],
      ],
      action: { label: 'Sign in', href: link },
      afterwards: ['This message is sent with every change of a role.'],
    }),
  },
  example: {
    before: 'user',
    after: 'receptionist_editor',
    changedBy: 'Nadia Benali',
    at: new Date('2026-11-22T13:30:00Z'),
    link: 'https://portal.example.com/sign-in',
  },
})
