import type { OutboxMessages } from '../outbox.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

type Payload = OutboxMessages['mail.api_token_created']

interface Facts extends Omit<Payload, 'userId'> {
  link: string
}

/** Tells an owner that a program was given a key to the company's settings. */
export const apiTokenCreated = mailTemplate<Payload, Facts>({
  addressOf: toProvenAddress,
  facts: ({ payload: { tokenName, madeBy, network }, pageUrl }) => ({
    tokenName,
    madeBy,
    network,
    link: pageUrl('/account/settings/tokens'),
  }),
  words: {
    fr: ({ firstName, companyName, tokenName, madeBy, network, link }) => ({
      subject: `${companyName} : un jeton d’API a été créé`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Un jeton d’API a été créé pour l’entreprise ${companyName}. Un programme peut s’en servir pour lire ou modifier vos réglages téléphoniques, selon ses autorisations.`,
        'Si cela ne vous dit rien, révoquez-le : il cesse de fonctionner aussitôt.',
      ],
      facts: [
        ['Jeton', tokenName],
        ['Créé par', madeBy],
        ['Adresse du réseau', network],
      ],
      action: { label: 'Voir les jetons d’API', href: link },
      afterwards: ['Ce message est envoyé aux propriétaires à chaque création d’un jeton.'],
    }),
    en: ({ firstName, companyName, tokenName, madeBy, network, link }) => ({
      subject: `${companyName}: an API token was created`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `An API token was created for ${companyName}. With it, a program can read or change your telephone settings, as far as its permissions go.`,
        'If you do not recognize it, revoke it: it stops working at once.',
      ],
      facts: [
        ['Token', tokenName],
        ['Created by', madeBy],
        ['Network address', network],
      ],
      action: { label: 'See the API tokens', href: link },
      afterwards: ['This message is sent to the owners whenever a token is created.'],
    }),
  },
  example: {
    tokenName: 'CRM',
    madeBy: 'Claire Durand',
    network: '203.0.113.7',
    link: 'https://portal.example.com/account/settings/tokens',
  },
})
