import type { OutboxKind, OutboxMessages } from '../outbox.ts'
import { invitation } from './invitation.ts'
import { passwordChanged } from './password-changed.ts'
import { passwordReset } from './password-reset.ts'
import type { MailTemplate } from './template.ts'

export type MailKind = Extract<OutboxKind, `mail.${string}`>

/** Every mail there is, one line each. */
export const TEMPLATES: { [K in MailKind]: MailTemplate<OutboxMessages[K]> } = {
  'mail.invitation': invitation,
  'mail.password_reset': passwordReset,
  'mail.password_changed': passwordChanged,
}

export const MAIL_KINDS: readonly MailKind[] = Object.keys(TEMPLATES) as MailKind[]
