import { z } from 'zod'
import { NewPassword, NoContent, Password } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What people may do about themselves, whatever their role. */
export const profile = {
  /**
   * Ends every other session of the person and gives this one a new id; its CSRF token stays valid. Tells them by mail.
   * A wrong present password is 422 `currentPassword: password_wrong`.
   */
  changePassword: endpoint({
    id: 'profile.changePassword',
    method: 'PUT',
    path: '/me/password',
    permission: 'signed-in',
    summary: 'Change your password; your other devices are signed out.',
    tx: 'none',
    bodyLimit: 4096,
    body: z.strictObject({ currentPassword: Password, newPassword: NewPassword }),
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { body: { currentPassword: 'the present one', newPassword: 'a long sentence of my own' } },
  }),
}
