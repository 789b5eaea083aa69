import { z } from 'zod'
import { NewPassword, NoContent } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LinkHolder, linkExample, LinkToken } from './one-time-link.ts'
import { SignInName } from './session.ts'

export const passwordReset = {
  /**
   * Asks for a link by mail. Whether such a person exists is looked up after the answer, so that neither its text nor its
   * time can tell. A new link voids those before it.
   */
  request: endpoint({
    id: 'passwordReset.request',
    method: 'POST',
    path: '/password-resets',
    permission: 'public',
    summary: 'Ask for a link to a new password; the answer is the same whether or not such a person exists.',
    tx: 'none',
    bodyLimit: 4096,
    body: SignInName,
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { body: { country: 'FR', login: '01 99 00 12 00' } },
  }),
  /** Looks at a link without using it; unknown, used and expired answer alike. */
  get: endpoint({
    id: 'passwordReset.get',
    method: 'GET',
    path: '/password-resets/:token',
    permission: 'public',
    summary: 'Whose password a link sets anew.',
    tx: 'none',
    params: z.object({ token: LinkToken }),
    status: 200,
    response: LinkHolder,
    errors: ['link_invalid'],
    example: { params: linkExample },
  }),
  /** Uses the link up, ends every session of the person, and tells them by mail. Does not sign in. */
  use: endpoint({
    id: 'passwordReset.use',
    method: 'POST',
    path: '/password-resets/:token',
    permission: 'public',
    summary:
      'Set a new password by a mailed link; everybody who was signed in with the old one no longer is.',
    tx: 'none',
    bodyLimit: 4096,
    params: z.object({ token: LinkToken }),
    body: z.strictObject({ password: NewPassword }),
    status: 204,
    response: NoContent,
    errors: ['link_invalid', 'validation_failed'],
    example: { params: linkExample, body: { password: 'a long sentence of my own' } },
  }),
}
