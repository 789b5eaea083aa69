import { mailTemplate } from './template.ts'

interface Facts {
  newEmail: string
  /** Null when the address is somebody else's: there is nothing to confirm, and only they are told. */
  link: string | null
  signIn: string
}

/** Asks whoever reads a new address to confirm it. */
export const emailChange = mailTemplate<{ userId: string }, Facts>({
  addressOf: async ({ prisma, tenantId, payload: { userId } }) => {
    const wanted = await prisma.emailChange.findUnique({ where: { tenantId_userId: { tenantId, userId } } })
    return wanted?.newEmail ?? null
  },
  facts: async ({ prisma, tenantId, payload: { userId }, to: newEmail, makeLink, pageUrl }) => {
    const signIn = pageUrl('/sign-in')
    const name = await prisma.signInName.findUnique({ where: { name: newEmail } })
    if (name && !(name.tenantId === tenantId && name.userId === userId))
      return { newEmail, link: null, signIn }
    const token = await makeLink('email_change')
    return token === null ? null : { newEmail, link: pageUrl(`/confirm-email/${token}`), signIn }
  },
  words: {
    fr: ({ firstName, companyName, newEmail, link, signIn }) =>
      link === null
        ? {
            subject: `${companyName} : cette adresse e-mail sert déjà`,
            greeting: 'Bonjour,',
            paragraphs: [
              `Une personne de l’entreprise ${companyName} a demandé à utiliser l’adresse ${newEmail} sur le portail téléphonique. Un autre compte se connecte déjà avec cette adresse : rien n’a été modifié.`,
              'Si c’était vous, connectez-vous avec ce compte, ou choisissez une autre adresse.',
            ],
            action: { label: 'Se connecter', href: signIn },
            afterwards: ['Si ce n’était pas vous, ignorez ce message : votre compte reste le même.'],
          }
        : {
            subject: `${companyName} : confirmez votre nouvelle adresse e-mail`,
            greeting: `Bonjour ${firstName},`,
            paragraphs: [
              `Vous avez demandé à utiliser l’adresse ${newEmail} pour le portail téléphonique de l’entreprise ${companyName}. Confirmez qu’elle est à vous : elle remplacera alors l’ancienne, aussi pour vous connecter.`,
            ],
            action: { label: 'Confirmer cette adresse', href: link },
            afterwards: [
              'Ce lien sert une seule fois, pendant 60 minutes. Les liens reçus auparavant ne fonctionnent plus.',
              'Si vous n’avez rien demandé, ignorez ce message : rien ne changera.',
            ],
          },
    en: ({ firstName, companyName, newEmail, link, signIn }) =>
      link === null
        ? {
            subject: `${companyName}: this e-mail address is in use already`,
            greeting: 'Hello,',
            paragraphs: [
              `Someone at ${companyName} asked to use the address ${newEmail} on the telephone portal. Another account signs in with this address already: nothing was changed.`,
              'If it was you, sign in with that account, or choose another address.',
            ],
            action: { label: 'Sign in', href: signIn },
            afterwards: ['If it was not you, ignore this message: your account stays as it is.'],
          }
        : {
            subject: `${companyName}: confirm your new e-mail address`,
            greeting: `Hello ${firstName},`,
            paragraphs: [
              `You asked to use the address ${newEmail} for the telephone portal of ${companyName}. Confirm that it is yours: it will then take the place of the old one, for signing in too.`,
            ],
            action: { label: 'Confirm this address', href: link },
            afterwards: [
              'This link works once, for 60 minutes. Links that you were sent before no longer work.',
              'If you did not ask for it, ignore this message: nothing will change.',
            ],
          },
  },
  example: {
    newEmail: 'claire.fontaine@example.com',
    link: `https://portal.example.com/confirm-email/${'A'.repeat(43)}`,
    signIn: 'https://portal.example.com/sign-in',
  },
})
