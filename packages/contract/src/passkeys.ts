import { z } from 'zod'
import { Instant, Name, NoContent, Password } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Device } from './profile.ts'
import { Session } from './session.ts'
import {
  CreationOptions,
  madeExample,
  PasskeyMade,
  PasskeyProof,
  proofExample,
  RequestOptions,
} from './webauthn.ts'

/** Most that one person has. */
export const MOST_PASSKEYS = 20

const PasskeyName = Name(60)

/** Somebody's passkey: a key pair of which the portal holds the public half. */
export const Passkey = z.object({
  id: z.uuid(),
  /** As its owner calls it. */
  name: z.string(),
  /** Kept by a password manager on all devices of its owner; else it lives and dies with one device. */
  synced: z.boolean(),
  createdAt: Instant,
  /** Null when it has never been used. */
  lastUsedAt: Instant.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

/** The present password, for whom signing in was too long ago. */
const MaybePassword = z.strictObject({ currentPassword: Password.optional() })
const maybePassword = { body: { currentPassword: 'the present one' } }
const ofOne = { params: { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' } }

/** One's own passkeys, and signing in with one. */
export const passkeys = {
  list: endpoint({
    id: 'passkeys.list',
    method: 'GET',
    path: '/me/passkeys',
    permission: 'signed-in',
    summary: 'Your passkeys.',
    withoutSecondFactor: true,
    tx: 'none',
    status: 200,
    response: z.object({
      items: z.array(Passkey).max(MOST_PASSKEYS),
      /**
       * The one address at which they work, `https://portal.example.com`. Null where the portal's own (`PUBLIC_URL`) is none
       * that a passkey can belong to: an IP address, or not https.
       */
      origin: z.string().nullable(),
      /** Adding or removing one asks for the password: signing in was too long ago. */
      asksPassword: z.boolean(),
      /** What asks: a name for the next one. */
      here: Device,
    }),
    errors: [],
    example: {},
  }),
  /**
   * The first half of adding one; the second must follow from the same session within minutes. Whoever signed in more than
   * ten minutes ago gives the password too: without it 422 `currentPassword: required`.
   */
  beginAdd: endpoint({
    id: 'passkeys.beginAdd',
    method: 'POST',
    path: '/me/passkeys/options',
    permission: 'signed-in',
    summary: 'Begin to add a passkey: what the browser is to make.',
    withoutSecondFactor: true,
    tx: 'none',
    bodyLimit: 4096,
    body: MaybePassword,
    status: 200,
    response: CreationOptions,
    errors: ['passkeys_unavailable', 'too_many_passkeys', 'validation_failed'],
    example: maybePassword,
  }),
  /**
   * Tells the person by mail. If it is their first factor, other devices are signed out and there are recovery codes. This
   * session gets a new id; its CSRF token stays valid. One that is somebody's already is 409 `already_exists`.
   */
  add: endpoint({
    id: 'passkeys.add',
    method: 'POST',
    path: '/me/passkeys',
    permission: 'signed-in',
    summary: 'Add the passkey that the browser has made.',
    withoutSecondFactor: true,
    tx: 'none',
    body: z.strictObject({ name: PasskeyName, credential: PasskeyMade }),
    status: 201,
    response: z.object({
      passkey: Passkey,
      /** Shown this once; null for who has some already. */
      recoveryCodes: z.array(z.string()).nullable(),
    }),
    errors: [
      'already_exists',
      'passkey_expired',
      'passkey_rejected',
      'passkeys_unavailable',
      'too_many_passkeys',
    ],
    example: { body: { name: 'Laptop', credential: madeExample } },
  }),
  rename: endpoint({
    id: 'passkeys.rename',
    method: 'PATCH',
    path: '/me/passkeys/:id',
    permission: 'signed-in',
    summary: 'Rename one of your passkeys.',
    tx: 'none',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ name: PasskeyName }),
    status: 200,
    response: Passkey,
    errors: [],
    example: { ...ofOne, body: { name: 'Laptop' } },
  }),
  /**
   * Tells the person by mail. It signs in no more, at once. Asks for the password as `beginAdd` does. 403
   * `second_factor_required` when it is the last factor and the company requires one.
   */
  remove: endpoint({
    id: 'passkeys.remove',
    method: 'POST',
    path: '/me/passkeys/:id/removal',
    permission: 'signed-in',
    summary: 'Remove one of your passkeys.',
    tx: 'none',
    bodyLimit: 4096,
    params: z.object({ id: z.uuid() }),
    body: MaybePassword,
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { ...ofOne, ...maybePassword },
  }),
  beginSignIn: endpoint({
    id: 'passkeys.beginSignIn',
    method: 'POST',
    path: '/session/passkey/options',
    permission: 'public',
    summary: 'Begin to sign in with a passkey: what the browser is to sign.',
    tx: 'none',
    bodyLimit: 1024,
    status: 200,
    response: RequestOptions,
    errors: ['passkeys_unavailable'],
    example: {},
  }),
  /**
   * Starts a session. The passkey names the person; unlocking it was the second factor. One that is unknown, removed, or
   * whose signature or counter is wrong answers alike.
   */
  signIn: endpoint({
    id: 'passkeys.signIn',
    method: 'POST',
    path: '/session/passkey',
    permission: 'public',
    summary: 'Sign in with a passkey.',
    tx: 'none',
    body: z.strictObject({ credential: PasskeyProof }),
    status: 201,
    response: Session,
    errors: ['passkey_expired', 'passkey_rejected', 'passkeys_unavailable'],
    example: { body: { credential: proofExample } },
  }),
}
