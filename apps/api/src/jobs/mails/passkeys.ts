import type { OutboxMessages } from '../outbox.ts'
import { noticeTemplate } from './notice.ts'

/** Tells a person that there is another passkey that signs in. */
export const passkeyAdded = noticeTemplate<OutboxMessages['mail.passkey_added']>({
  words: {
    fr: ({ companyName }) => ({
      subject: `${companyName} : une clé d’accès a été ajoutée`,
      paragraphs: [
        `Une nouvelle clé d’accès permet de se connecter en votre nom au portail téléphonique de l’entreprise ${companyName}, sans mot de passe.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, supprimez-la dans votre profil, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque ajout d’une clé d’accès.',
    }),
    en: ({ companyName }) => ({
      subject: `${companyName}: a passkey was added`,
      paragraphs: [
        `A new passkey signs in as you to the telephone portal of ${companyName}, without a password.`,
        'If it was you, there is nothing to do. Otherwise remove it in your profile, choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent each time a passkey is added.',
    }),
  },
  example: {},
})

/** Tells a person that one of their passkeys signs in no more. */
export const passkeyRemoved = noticeTemplate<OutboxMessages['mail.passkey_removed']>({
  words: {
    fr: ({ companyName }) => ({
      subject: `${companyName} : une clé d’accès a été supprimée`,
      paragraphs: [
        `L’une de vos clés d’accès ne permet plus de se connecter au portail téléphonique de l’entreprise ${companyName}.`,
        'Si c’était vous, supprimez-la aussi de votre appareil ou de votre gestionnaire de mots de passe. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque suppression d’une clé d’accès.',
    }),
    en: ({ companyName }) => ({
      subject: `${companyName}: a passkey was removed`,
      paragraphs: [
        `One of your passkeys no longer signs in to the telephone portal of ${companyName}.`,
        'If it was you, remove it from your device or password manager too. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent each time a passkey is removed.',
    }),
  },
  example: {},
})
