import type { OutboxMessages } from '../outbox.ts'
import { instant } from './instant.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

type Payload = OutboxMessages['mail.ownership_handed_over']

interface Facts extends Omit<Payload, 'userId'> {
  at: Date
  link: string
}

/** Tells that the company has another owner: to whoever was, who may not have done it, to the new one and to the others. */
export const ownershipHandedOver = mailTemplate<Payload, Facts>({
  addressOf: toProvenAddress,
  facts: ({ payload: { reader, from, to, network }, askedAt, pageUrl }) => ({
    reader,
    from,
    to,
    network,
    at: askedAt,
    link: pageUrl(reader === 'former' ? '/forgot-password' : '/account/settings/people'),
  }),
  words: {
    fr: ({ firstName, companyName, timeZone, reader, from, to, network, at, link }) => ({
      subject: `${companyName} : l’entreprise a été remise à ${to}`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: {
        former: [
          `Vous avez remis l’entreprise ${companyName} à ${to} sur le portail téléphonique. Vous en êtes maintenant administrateur, et vos autres appareils ont été déconnectés.`,
          `Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez ${to} : seule cette personne peut vous rendre l’entreprise.`,
        ],
        new: [
          `${from} vous a remis l’entreprise ${companyName} sur le portail téléphonique. Vous en êtes maintenant titulaire. Tous vos appareils ont été déconnectés : reconnectez-vous pour continuer.`,
          'Vous pouvez désormais tout y modifier, et remettre l’entreprise à quelqu’un d’autre.',
        ],
        other: [
          `${from} a remis l’entreprise ${companyName} à ${to} sur le portail téléphonique. ${to} en est maintenant titulaire, comme vous.`,
          'Si cela vous surprend, demandez-leur.',
        ],
      }[reader],
      facts: [
        ['Nouveau titulaire', to],
        ['Ancien titulaire', from],
        ['Date', instant('fr-FR', at, timeZone)],
        ['Adresse du réseau', network],
      ],
      action: { label: reader === 'former' ? 'Ce n’était pas moi' : 'Voir les personnes', href: link },
      afterwards: ['Ce message est envoyé à chaque changement de titulaire.'],
    }),
    en: ({ firstName, companyName, timeZone, reader, from, to, network, at, link }) => ({
      subject: `${companyName}: the company was handed over to ${to}`,
      greeting: `Hello ${firstName},`,
      paragraphs: {
        former: [
          `You handed ${companyName} over to ${to} on the telephone portal. You are an administrator of it now, and your other devices were signed out.`,
          `If it was not you, choose a new password at once and tell ${to}: only they can hand the company back to you.`,
        ],
        new: [
          `${from} handed ${companyName} over to you on the telephone portal. You are its owner now. All your devices were signed out: sign in again to go on.`,
          'From now on you can change everything there, and hand the company over to somebody else.',
        ],
        other: [
          `${from} handed ${companyName} over to ${to} on the telephone portal. ${to} is an owner of it now, as you are.`,
          'If this surprises you, ask them.',
        ],
      }[reader],
      facts: [
        ['New owner', to],
        ['Former owner', from],
        ['When', instant('en-US', at, timeZone)],
        ['Network address', network],
      ],
      action: { label: reader === 'former' ? 'It was not me' : 'See the people', href: link },
      afterwards: ['This message is sent whenever the company gets another owner.'],
    }),
  },
  example: {
    reader: 'former',
    from: 'Claire Fontaine',
    to: 'Nadia Benali',
    network: '203.0.113.7',
    at: new Date('2026-11-22T13:30:00Z'),
    link: 'https://portal.example.com/forgot-password',
  },
})
