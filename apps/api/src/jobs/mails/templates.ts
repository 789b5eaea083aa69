import type { OutboxKind, OutboxMessages } from '../outbox.ts'
import { apiTokenCreated } from './api-token-created.ts'
import { emailChange } from './email-change.ts'
import { emailChanged } from './email-changed.ts'
import { invitation } from './invitation.ts'
import { ownershipHandedOver } from './ownership-handed-over.ts'
import { passkeyAdded, passkeyRemoved } from './passkeys.ts'
import { passwordChanged } from './password-changed.ts'
import { passwordReset } from './password-reset.ts'
import { roleChanged } from './role-changed.ts'
import { secondFactorRequired } from './second-factor-required.ts'
import {
  recoveryCodeUsed,
  secondFactorChanged,
  secondFactorOff,
  secondFactorOn,
  secondFactorReset,
} from './second-factor.ts'
import { securityChanged } from './security-changed.ts'
import { voicemailLeft } from './voicemail-left.ts'
import type { MailTemplate } from './template.ts'

export type MailKind = Extract<OutboxKind, `mail.${string}`>

/** Every mail there is, one line each. */
export const TEMPLATES: { [K in MailKind]: MailTemplate<OutboxMessages[K]> } = {
  'mail.invitation': invitation,
  'mail.password_reset': passwordReset,
  'mail.password_changed': passwordChanged,
  'mail.second_factor_on': secondFactorOn,
  'mail.second_factor_off': secondFactorOff,
  'mail.second_factor_changed': secondFactorChanged,
  'mail.second_factor_reset': secondFactorReset,
  'mail.recovery_code_used': recoveryCodeUsed,
  'mail.api_token_created': apiTokenCreated,
  'mail.role_changed': roleChanged,
  'mail.ownership_handed_over': ownershipHandedOver,
  'mail.security_changed': securityChanged,
  'mail.second_factor_required': secondFactorRequired,
  'mail.email_change': emailChange,
  'mail.email_changed': emailChanged,
  'mail.passkey_added': passkeyAdded,
  'mail.passkey_removed': passkeyRemoved,
  'mail.voicemail_left': voicemailLeft,
}

export const MAIL_KINDS: readonly MailKind[] = Object.keys(TEMPLATES) as MailKind[]
