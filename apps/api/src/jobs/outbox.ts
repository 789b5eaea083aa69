import type { Role } from '@switchboard/contract/permissions'
import type { TenantDb } from '../db/tenant.ts'

/** Side effects by name, with what they carry: ids only, for what they do is decided when they run. */
export interface OutboxMessages {
  'mail.invitation': { userId: string }
  'mail.password_reset': { userId: string }
  /** `network` and `device` (a User-Agent) are where the change was made from. */
  'mail.password_changed': { userId: string; network: string; device: string }
  'mail.second_factor_on': { userId: string; network: string; device: string }
  'mail.second_factor_off': { userId: string; network: string; device: string }
  'mail.second_factor_changed': {
    userId: string
    network: string
    device: string
    what: 'authenticator_added' | 'authenticator_removed' | 'recovery_codes_renewed'
  }
  'mail.second_factor_reset': { userId: string }
  /** `left`: codes that were not used yet. */
  'mail.recovery_code_used': { userId: string; network: string; device: string; left: number }
  /** To an owner, about a token of the company: what it is called, who made it, and from where. */
  'mail.api_token_created': { userId: string; tokenName: string; madeBy: string; network: string }
  /** `changedBy` is what the person is called who did it, or the API token. */
  'mail.role_changed': { userId: string; before: Role; after: Role; changedBy: string }
  /** To whoever was the owner, is the owner now, or is another one. */
  'mail.ownership_handed_over': {
    userId: string
    reader: 'former' | 'new' | 'other'
    from: string
    to: string
    network: string
  }
  /** To an owner. */
  'mail.security_changed': { userId: string; changedBy: string }
  /** To somebody who has none. */
  'mail.second_factor_required': { userId: string }
  /** `userId` is who started it, `tokenId` the API token with which a program did. */
  'extensions.import': { importId: string; userId: string; tokenId: string | null }
  'sound.convert': { soundId: string }
  /** To the address that the person waits for. */
  'mail.email_change': { userId: string }
  /** To the address that they had: `eventId` is the entry of the history that tells both. */
  'mail.email_changed': { userId: string; eventId: string; network: string; device: string }
  'mail.passkey_added': { userId: string; network: string; device: string }
  'mail.passkey_removed': { userId: string; network: string; device: string }
  /** `userId` is whose mailbox it is; of a phone that is nobody's own the extension's id stands there, which is no person's. */
  'mail.voicemail_left': { userId: string; messageId: string }
}

export type OutboxKind = keyof OutboxMessages

/** Asks for a side effect, once for each payload. It happens after this transaction commits, at least once, and never if it rolls back. */
export type Outbox = <K extends OutboxKind>(kind: K, ...payloads: OutboxMessages[K][]) => Promise<void>

/** @param at of the request. */
export function makeOutbox(db: TenantDb, at: Date): Outbox {
  return async (kind, ...payloads) => {
    const data = payloads.map((payload) => ({ kind, payload, createdAt: at }))
    await db.outbox.createMany({ data }) // createMany reads nothing back: the role may not
  }
}
