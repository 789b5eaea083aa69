import { z } from 'zod'
import { Instant, NoContent, Password } from './common.ts'
import { endpoint } from './endpoint.ts'

/** The present password, for what a portal that was left open must not allow. */
const WithPassword = z.strictObject({ currentPassword: Password })
const withPassword = { body: { currentPassword: 'the present one' } }

/** Each signs in once, instead of a second factor that was lost. Shown in the answer that makes them, and never again. */
const RecoveryCodes = z.array(z.string())

/** What people do about their own second factor, and administrators about that of others. A wrong password is 422 `currentPassword: password_wrong`. */
export const secondFactor = {
  own: endpoint({
    id: 'secondFactor.own',
    method: 'GET',
    path: '/me/second-factor',
    permission: 'signed-in',
    summary:
      'Your second factor: whether there is an authenticator app, and how many recovery codes are left.',
    withoutSecondFactor: true,
    tx: 'none',
    status: 200,
    response: z.object({
      /** The authenticator app; null while there is none. */
      totp: z.object({ since: Instant }).nullable(),
      recoveryCodesLeft: z.int(),
    }),
    errors: [],
    example: {},
  }),
  /** Changes nothing: `setup` is sent back with a code of the app within half an hour. An app that is in use stays so until then. */
  start: endpoint({
    id: 'secondFactor.start',
    method: 'POST',
    path: '/me/second-factor/totp',
    permission: 'signed-in',
    summary: 'Make the secret for an authenticator app (RFC 6238).',
    withoutSecondFactor: true,
    tx: 'none',
    bodyLimit: 4096,
    body: WithPassword,
    status: 200,
    response: z.object({
      /** The secret and whose it is, encrypted. */
      setup: z.string(),
      /** In base32, for typing it in. */
      secret: z.string(),
      /** `otpauth://totp/…`, for a QR code. */
      uri: z.string(),
    }),
    errors: ['validation_failed'],
    example: withPassword,
  }),
  /**
   * From now on signing in takes a code of this app. If it is the person's first factor, other devices are signed out and
   * there are recovery codes. This session gets a new id; its CSRF token stays valid. 422 `code: code_wrong`.
   */
  confirm: endpoint({
    id: 'secondFactor.confirm',
    method: 'PUT',
    path: '/me/second-factor/totp',
    permission: 'signed-in',
    summary: 'Prove by a code that the app holds the secret; only then it counts.',
    withoutSecondFactor: true,
    tx: 'none',
    bodyLimit: 4096,
    body: z.strictObject({
      setup: z.string().min(1, { error: 'required' }).max(1024, { error: 'too_long' }),
      code: z.string().trim().min(1, { error: 'required' }).max(16, { error: 'too_long' }),
    }),
    status: 200,
    /** Null for who has some already. */
    response: z.object({ recoveryCodes: RecoveryCodes.nullable() }),
    errors: ['setup_expired', 'validation_failed'],
    example: { body: { setup: 'as it was answered', code: '123456' } },
  }),
  /** 403 `second_factor_required` when it is the last factor and the company requires one. 404 when there is no app. */
  turnOff: endpoint({
    id: 'secondFactor.turnOff',
    method: 'POST',
    path: '/me/second-factor/totp/removal',
    permission: 'signed-in',
    summary: 'Sign in without the authenticator app from now on.',
    withoutSecondFactor: true,
    tx: 'none',
    bodyLimit: 4096,
    body: WithPassword,
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: withPassword,
  }),
  /** 404 without a second factor: there is nothing that they could stand in for. */
  renewRecoveryCodes: endpoint({
    id: 'secondFactor.renewRecoveryCodes',
    method: 'POST',
    path: '/me/second-factor/recovery-codes',
    permission: 'signed-in',
    summary: 'Make ten new recovery codes; those before no longer work.',
    withoutSecondFactor: true,
    tx: 'none',
    bodyLimit: 4096,
    body: WithPassword,
    status: 200,
    response: z.object({ recoveryCodes: RecoveryCodes }),
    errors: ['validation_failed'],
    example: withPassword,
  }),
  /**
   * For somebody who has lost phone and codes: their password alone signs in again, all their sessions end, a mail tells
   * them. Only an owner does it for an owner, and nobody for themselves: 403.
   */
  reset: endpoint({
    id: 'secondFactor.reset',
    method: 'DELETE',
    path: '/users/:id/second-factor',
    permission: 'users:write',
    summary: "Take away a colleague's second factor and recovery codes.",
    tx: 'none',
    params: z.object({ id: z.uuid() }),
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' } },
  }),
}
