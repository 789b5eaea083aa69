import { deviceOf } from '../../features/profile/device.ts'
import type { OutboxMessages } from '../outbox.ts'
import { mailTemplate } from './template.ts'

type Payload = OutboxMessages['mail.password_changed']

interface Facts {
  at: Date
  network: string
  device: string
  link: string
}

/** `Firefox on Windows`, or as much of it as the browser tells. */
function nameOf(userAgent: string, on: string, unknown: string): string {
  const { browser, system } = deviceOf(userAgent)
  return [browser, system].filter(Boolean).join(` ${on} `) || unknown
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
export const passwordChanged = mailTemplate<Payload, Facts>({
  facts: ({ askedAt, payload, pageUrl }) => ({
    at: askedAt,
    network: payload.network,
    device: payload.device,
    link: pageUrl('/forgot-password'),
  }),
  words: {
    fr: ({ firstName, companyName, timeZone, at, network, device, link }) => ({
      subject: `${companyName} : votre mot de passe a été modifié`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Votre mot de passe du portail téléphonique de l’entreprise ${companyName} a été modifié. Tous les autres appareils ont été déconnectés.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      facts: [
        ['Date', instant('fr-FR', at, timeZone)],
        ['Appareil', nameOf(device, 'sous', 'inconnu')],
        ['Adresse du réseau', network],
      ],
      action: { label: 'Ce n’était pas moi', href: link },
      afterwards: ['Ce message est envoyé à chaque changement de mot de passe.'],
    }),
    en: ({ firstName, companyName, timeZone, at, network, device, link }) => ({
      subject: `${companyName}: your password was changed`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `Your password for the telephone portal of ${companyName} was changed. All other devices were signed out.`,
        'If it was you, there is nothing to do. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      facts: [
        ['When', instant('en-US', at, timeZone)],
        ['Device', nameOf(device, 'on', 'unknown')],
        ['Network address', network],
      ],
      action: { label: 'It was not me', href: link },
      afterwards: ['This message is sent with every change of the password.'],
    }),
  },
  example: {
    at: new Date('2026-11-22T13:30:00Z'),
    network: '203.0.113.7',
    device: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
    link: 'https://portal.example.com/forgot-password',
  },
})
