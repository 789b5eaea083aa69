import { mailTemplate } from './template.ts'

/** Asks a new person to choose a first password. */
export const invitation = mailTemplate<{ userId: string }, { link: string }>({
  facts: async ({ makeLink, pageUrl }) => {
    const token = await makeLink('invitation')
    return token === null ? null : { link: pageUrl(`/invitation/${token}`) }
  },
  words: {
    fr: ({ firstName, companyName, link }) => ({
      subject: `${companyName} : choisissez votre mot de passe`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `${companyName} vous donne accès à son portail téléphonique. Choisissez un mot de passe pour vous connecter.`,
      ],
      action: { label: 'Choisir mon mot de passe', href: link },
      afterwards: [
        'Ce lien sert une seule fois, pendant 7 jours.',
        'Si vous n’attendiez pas ce message, ignorez-le.',
      ],
    }),
    en: ({ firstName, companyName, link }) => ({
      subject: `${companyName}: choose your password`,
      greeting: `Hello ${firstName},`,
      paragraphs: [`${companyName} gives you access to its telephone portal. Choose a password to sign in.`],
      action: { label: 'Choose my password', href: link },
      afterwards: ['This link works once, for 7 days.', 'If you did not expect this message, ignore it.'],
    }),
  },
  example: { link: `https://portal.example.com/invitation/${'A'.repeat(43)}` },
})
