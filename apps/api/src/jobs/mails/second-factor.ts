import type { Language } from '@switchboard/contract/common'
import type { OutboxMessages } from '../outbox.ts'
import { noticeTemplate } from './notice.ts'
import { mailTemplate, toProvenAddress } from './template.ts'

/** Tells a person that signing in takes a second factor from now on. */
export const secondFactorOn = noticeTemplate<OutboxMessages['mail.second_factor_on']>({
  words: {
    fr: ({ companyName }) => ({
      subject: `${companyName} : la double authentification est activée`,
      paragraphs: [
        `Pour vous connecter au portail téléphonique de l’entreprise ${companyName}, le mot de passe ne suffit plus : il faut aussi un code, ou une clé d’accès. Tous les autres appareils ont été déconnectés.`,
        'Gardez vos codes de secours en lieu sûr : ils servent si vous perdez votre téléphone. Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque activation.',
    }),
    en: ({ companyName }) => ({
      subject: `${companyName}: your second factor is on`,
      paragraphs: [
        `From now on, signing in to the telephone portal of ${companyName} takes more than your password: a code, or a passkey. All other devices were signed out.`,
        'Keep your recovery codes in a safe place: they let you in if you lose your phone. If it was not you, choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent each time it is turned on.',
    }),
  },
  example: {},
})

/** Tells a person that the password alone signs in again. */
export const secondFactorOff = noticeTemplate<OutboxMessages['mail.second_factor_off']>({
  words: {
    fr: ({ companyName }) => ({
      subject: `${companyName} : la double authentification est désactivée`,
      paragraphs: [
        `Votre mot de passe suffit de nouveau pour vous connecter au portail téléphonique de l’entreprise ${companyName}. Vos codes de secours ne servent plus.`,
        'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque désactivation.',
    }),
    en: ({ companyName }) => ({
      subject: `${companyName}: your second factor is off`,
      paragraphs: [
        `Your password alone signs you in to the telephone portal of ${companyName} again. Your recovery codes no longer work.`,
        'If it was you, there is nothing to do. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent each time it is turned off.',
    }),
  },
  example: {},
})

type Changed = OutboxMessages['mail.second_factor_changed']

const CHANGED: Record<Language, Record<Changed['what'], string>> = {
  fr: {
    authenticator_added:
      'Une application d’authentification vient d’être ajoutée. S’il y en avait une, ses codes ne servent plus. Tous les autres appareils ont été déconnectés.',
    authenticator_removed:
      'L’application d’authentification vient d’être retirée : il reste vos clés d’accès.',
    recovery_codes_renewed:
      'De nouveaux codes de secours viennent d’être générés. Les anciens ne servent plus.',
  },
  en: {
    authenticator_added:
      'An authenticator app was added. If there was one before, its codes no longer work. All other devices were signed out.',
    authenticator_removed: 'The authenticator app was removed: your passkeys remain.',
    recovery_codes_renewed: 'New recovery codes were made. The ones before no longer work.',
  },
}

/** Tells a person that their second factor, which stays on, is another one now. */
export const secondFactorChanged = noticeTemplate<Changed>({
  words: {
    fr: ({ companyName, what }) => ({
      subject: `${companyName} : votre double authentification a changé`,
      paragraphs: [
        CHANGED.fr[what],
        'Si c’était vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque changement.',
    }),
    en: ({ companyName, what }) => ({
      subject: `${companyName}: your second factor has changed`,
      paragraphs: [
        CHANGED.en[what],
        'If it was you, there is nothing to do. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent with every change.',
    }),
  },
  example: { what: 'authenticator_added' },
})

/** Tells a person that one of the recovery codes signed in. */
export const recoveryCodeUsed = noticeTemplate<OutboxMessages['mail.recovery_code_used']>({
  words: {
    fr: ({ companyName, left }) => ({
      subject: `${companyName} : un code de secours a servi`,
      paragraphs: [
        `Quelqu’un, sans doute vous, s’est connecté au portail téléphonique de l’entreprise ${companyName} avec l’un de vos codes de secours. Codes restants : ${left}.`,
        'Si c’était vous et qu’il en reste peu, générez-en de nouveaux dans votre profil. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez un administrateur de votre entreprise.',
      ],
      sent: 'Ce message est envoyé à chaque utilisation d’un code de secours.',
    }),
    en: ({ companyName, left }) => ({
      subject: `${companyName}: a recovery code was used`,
      paragraphs: [
        `Someone, most likely you, signed in to the telephone portal of ${companyName} with one of your recovery codes. Codes left: ${left}.`,
        'If it was you and few are left, make new ones in your profile. Otherwise choose a new password at once and tell an administrator of your company.',
      ],
      sent: 'This message is sent each time a recovery code is used.',
    }),
  },
  example: { left: 9 },
})

/** Tells a person that an administrator took the second factor away, who was asked to, or was not. */
export const secondFactorReset = mailTemplate<OutboxMessages['mail.second_factor_reset'], { link: string }>({
  addressOf: toProvenAddress,
  facts: ({ pageUrl }) => ({ link: pageUrl('/sign-in') }),
  words: {
    fr: ({ firstName, companyName, link }) => ({
      subject: `${companyName} : votre double authentification a été réinitialisée`,
      greeting: `Bonjour ${firstName},`,
      paragraphs: [
        `Un administrateur de l’entreprise ${companyName} a réinitialisé votre double authentification. Votre application, vos codes de secours et vos clés d’accès ne servent plus à vous connecter, et tous vos appareils ont été déconnectés.`,
        'Connectez-vous avec votre mot de passe, puis activez-la de nouveau dans votre profil. Si vous n’avez rien demandé, prévenez votre administrateur.',
      ],
      action: { label: 'Se connecter', href: link },
      afterwards: ['Ce message est envoyé à chaque réinitialisation par un administrateur.'],
    }),
    en: ({ firstName, companyName, link }) => ({
      subject: `${companyName}: your second factor was reset`,
      greeting: `Hello ${firstName},`,
      paragraphs: [
        `An administrator of ${companyName} reset your second factor. Your app, your recovery codes and your passkeys no longer sign you in, and all your devices were signed out.`,
        'Sign in with your password, then set it up again in your profile. If you did not ask for this, tell your administrator.',
      ],
      action: { label: 'Sign in', href: link },
      afterwards: ['This message is sent with every reset by an administrator.'],
    }),
  },
  example: { link: 'https://portal.example.com/sign-in' },
})
