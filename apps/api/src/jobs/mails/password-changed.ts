import { mailTemplate } from './template.ts'

interface Facts {
  at: Date
  network: string
  link: string
}

/** As the reader writes it, in the company's time zone. */
const instant = (locale: string, at: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)

/** Tells a person that the password has changed, who may not have done it. */
export const passwordChanged = mailTemplate<{ userId: string; network: string }, Facts>({
  facts: ({ askedAt, payload, pageUrl }) => ({
    at: askedAt,
    network: payload.network,
    link: pageUrl('/forgot-password'),
  }),
  words: {
    fr: ({ firstName, companyName, timeZone, at, network, link }) => ({
      subject: `${companyName} : votre mot de passe a été modifié`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Votre mot de passe du portail téléphonique de ${companyName} a été modifié. Tous les autres appareils ont été déconnectés.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      facts: [
        ['Date', instant('fr-FR', at, timeZone)],
        ['Depuis l’adresse', network],
      ],
      action: { label: 'Ce n’était pas moi', href: link },
      afterwards: ['Ce message est envoyé à chaque changement de mot de passe.'],
    }),
    en: ({ firstName, companyName, timeZone, at, network, link }) => ({
      subject: `${companyName}: your password was changed`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `Your password for the telephone portal of ${companyName} was changed. All other devices were signed out.`,
        'If it was you, there is nothing to do. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      facts: [
        ['When', instant('en-US', at, timeZone)],
        ['From the address', network],
      ],
      action: { label: 'It was not me', href: link },
      afterwards: ['This message is sent with every change of the password.'],
    }),
  },
  example: {
    at: new Date('2026-11-22T13:30:00Z'),
    network: '203.0.113.7',
    link: 'https://portal.example.com/forgot-password',
  },
})
