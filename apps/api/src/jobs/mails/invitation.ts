import type { Language } from '@switchboard/contract/common'
import type { Mail } from '../mail.ts'

export interface InvitationMail {
  to: string
  language: Language
  firstName: string
  companyName: string
  link: string
}

interface Words {
  subject: string
  hello: string
  why: string
  button: string
  until: string
}

const WORDS: Record<Language, (invitation: InvitationMail) => Words> = {
  fr: ({ firstName, companyName }) => ({
    subject: `${companyName} : choisissez votre mot de passe`,
    hello: `Bonjour ${firstName},`,
    why: `${companyName} vous donne accès à son portail téléphonique. Choisissez un mot de passe pour vous connecter.`,
    button: 'Choisir mon mot de passe',
    until: 'Ce lien sert une seule fois, pendant 7 jours. Si vous n’attendiez pas ce message, ignorez-le.',
  }),
  en: ({ firstName, companyName }) => ({
    subject: `${companyName}: choose your password`,
    hello: `Hello ${firstName},`,
    why: `${companyName} gives you access to its telephone portal. Choose a password to sign in.`,
    button: 'Choose my password',
    until: 'This link works once, for 7 days. If you did not expect this message, ignore it.',
  }),
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '')

/** The invitation as a mail in the person's language. */
export function invitationMail(invitation: InvitationMail): Mail {
  const { to, link, language } = invitation
  const { subject, hello, why, button, until } = WORDS[language](invitation)
  return {
    to,
    subject,
    text: [hello, why, link, until].join('\n\n'),
    html: `<!doctype html>
<html lang="${language}">
<body style="font-family: system-ui, sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 34em">
<p>${escape(hello)}</p>
<p>${escape(why)}</p>
<p><a href="${escape(link)}">${escape(button)}</a></p>
<p style="color: #666">${escape(until)}</p>
</body>
</html>
`,
  }
}
