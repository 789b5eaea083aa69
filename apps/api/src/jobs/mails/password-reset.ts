import { mailTemplate, toProvenAddress } from './template.ts'

/** The link by which a forgotten password is replaced. */
export const passwordReset = mailTemplate<{ userId: string }, { link: string }>({
  addressOf: toProvenAddress,
  facts: async ({ makeLink, pageUrl }) => {
    const token = await makeLink('password_reset')
    return token === null ? null : { link: pageUrl(`/reset-password/${token}`) }
  },
  words: {
    fr: ({ firstName, companyName, link }) => ({
      subject: `${companyName} : choisissez un nouveau mot de passe`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le portail téléphonique de l’entreprise ${companyName}.`,
      ],
      action: { label: 'Choisir un nouveau mot de passe', href: link },
      afterwards: [
        'Ce lien sert une seule fois, pendant 60 minutes. Les liens reçus auparavant ne fonctionnent plus.',
        'Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.',
      ],
    }),
    en: ({ firstName, companyName, link }) => ({
      subject: `${companyName}: choose a new password`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `Someone, most likely you, asked for a new password for the telephone portal of ${companyName}.`,
      ],
      action: { label: 'Choose a new password', href: link },
      afterwards: [
        'This link works once, for 60 minutes. Links that you were sent before no longer work.',
        'If you did not ask for it, ignore this message: your password stays as it is.',
      ],
    }),
  },
  example: { link: `https://portal.example.com/reset-password/${'A'.repeat(43)}` },
})
