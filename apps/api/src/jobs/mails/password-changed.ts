import type { OutboxMessages } from '../outbox.ts'
import { noticeTemplate } from './notice.ts'

/** Tells a person that the password has changed. */
export const passwordChanged = noticeTemplate<OutboxMessages['mail.password_changed']>({
  words: {
    fr: ({ companyName }) => ({
      subject: `${companyName} : votre mot de passe a été modifié`,
      paragraphs: [
        `Votre mot de passe du portail téléphonique de l’entreprise ${companyName} a été modifié. Tous les autres appareils ont été déconnectés.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque changement de mot de passe.',
    }),
    en: ({ companyName }) => ({
      subject: `${companyName}: your password was changed`,
      paragraphs: [
        `Your password for the telephone portal of ${companyName} was changed. All other devices were signed out.`,
        'If it was you, there is nothing to do. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent with every change of the password.',
    }),
  },
  example: {},
})
