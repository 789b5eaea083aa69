import { z } from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'

/** The kinds of mail that the portal sends. */
export const MAIL_KINDS = [
  'invitation',
  'password_reset',
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'second_factor_changed',
  'second_factor_reset',
  'recovery_code_used',
  'api_token_created',
  'role_changed',
  'ownership_handed_over',
  'security_changed',
  'second_factor_required',
  'email_change',
  'email_changed',
  'passkey_added',
  'passkey_removed',
  'voicemail_left',
] as const

/**
 * `queued`: waits, or is tried again; `sent`: a mail server took it over; `failed`: no further try; `dropped`: no longer
 * wanted, since a later one replaced it or the person has no address any more.
 */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'dropped'] as const

/** A mail that was sent, or is to be, in the last 90 days. What it said is not kept. */
export const LoggedMail = z.object({
  id: z.uuid(),
  kind: z.enum(MAIL_KINDS),
  state: z.enum(MAIL_STATES),
  /** Null when the person is gone. */
  person: z.string().nullable(),
  /** Null until the first try. */
  address: z.string().nullable(),
  tries: z.int(),
  /** Of the last try. */
  failure: z.enum(['unreachable', 'refused', 'internal']).nullable(),
  /** What the mail server answered (RFC 5321, 4.2), such as 550. */
  smtpStatus: z.int().nullable(),
  queuedAt: Instant,
  sentAt: Instant.nullable(),
})
export type LoggedMail = z.infer<typeof LoggedMail>

export const mails = {
  list: endpoint({
    id: 'mails.list',
    method: 'GET',
    path: '/mails',
    permission: 'audit:read',
    summary: 'The mails of the last 90 days, newest first: to whom, of which kind, and what became of them.',
    query: PageQuery,
    status: 200,
    response: pageOf(LoggedMail),
    errors: [],
    example: { query: { limit: 50 } },
  }),
}
