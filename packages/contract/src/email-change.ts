import { z } from 'zod'
import { EmailAddress, Language, NoContent, Password } from './common.ts'
import { endpoint } from './endpoint.ts'
import { linkExample, LinkToken } from './one-time-link.ts'

/** What the page behind the link shows: its reader has the mail, and knows all of it. */
export const EmailChangeHolder = z.object({
  firstName: z.string(),
  companyName: z.string(),
  language: Language,
  newEmail: z.string(),
})
export type EmailChangeHolder = z.infer<typeof EmailChangeHolder>

/** One's own e-mail address: it changes when the link that is mailed to the new one is followed. */
export const emailChange = {
  /**
   * Mails a link to the new address, which works once, for 60 minutes; `profile.get` shows that it is waited for. The
   * answer is the same when somebody else signs in with that address: the mail tells them. A wrong password is 422
   * `currentPassword: password_wrong`, one's own address `newEmail: email_unchanged`.
   */
  ask: endpoint({
    id: 'emailChange.ask',
    method: 'PUT',
    path: '/me/email-change',
    permission: 'signed-in',
    summary: 'Ask for another e-mail address: a link to confirm it is mailed there.',
    tx: 'none',
    bodyLimit: 4096,
    body: z.strictObject({ newEmail: EmailAddress, currentPassword: Password }),
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { body: { newEmail: 'claire@example.com', currentPassword: 'the present one' } },
  }),
  /** 404 when no address is waited for. */
  resend: endpoint({
    id: 'emailChange.resend',
    method: 'POST',
    path: '/me/email-change/mail',
    permission: 'signed-in',
    summary: 'Have the link to confirm the new e-mail address mailed again; the one before is void.',
    tx: 'none',
    status: 204,
    response: NoContent,
    errors: [],
    example: {},
  }),
  /** Also when none is waited for. */
  cancel: endpoint({
    id: 'emailChange.cancel',
    method: 'DELETE',
    path: '/me/email-change',
    permission: 'signed-in',
    summary: 'Keep the present e-mail address: the link that was mailed is void.',
    status: 204,
    response: NoContent,
    errors: [],
    example: {},
  }),
  /** Looks at a link without using it; unknown, used, cancelled and expired answer alike. */
  get: endpoint({
    id: 'emailChange.get',
    method: 'GET',
    path: '/email-changes/:token',
    permission: 'public',
    summary: 'Whose new e-mail address a link confirms.',
    tx: 'none',
    params: z.object({ token: LinkToken }),
    status: 200,
    response: EmailChangeHolder,
    errors: ['link_invalid'],
    example: { params: linkExample },
  }),
  /**
   * Uses the link up: from now on the person signs in with the new address in place of the old one, which is told by
   * mail. Every other link of theirs is void. 409 `already_exists` when somebody else has come to sign in with it.
   */
  confirm: endpoint({
    id: 'emailChange.confirm',
    method: 'POST',
    path: '/email-changes/:token',
    permission: 'public',
    summary: 'Confirm a new e-mail address by the link that was mailed to it.',
    tx: 'none',
    params: z.object({ token: LinkToken }),
    status: 204,
    response: NoContent,
    errors: ['link_invalid', 'already_exists'],
    example: { params: linkExample },
  }),
}
