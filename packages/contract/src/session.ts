import { z } from 'zod'
import { CountryCode, Instant, Language, NewPassword, NoContent, Password, Theme } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LinkHolder, linkExample, LinkToken } from './one-time-link.ts'
import { PERMISSIONS, ROLES } from './permissions.ts'
import { PasskeyProof, RequestOptions } from './webauthn.ts'

/** Who is signed in, where, and what they may do. */
export const Session = z.object({
  user: z.object({
    id: z.uuid(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string().nullable(),
    role: z.enum(ROLES),
    /** The user's choice, else the company's language. */
    language: Language,
    theme: Theme,
  }),
  tenant: z.object({
    id: z.uuid(),
    name: z.string(),
    country: CountryCode,
    language: Language,
    /** IANA name; every time is shown in it. */
    timeZone: z.string(),
    /** E.164; people sign in with it. */
    mainNumber: z.string(),
    /** E.164; what the people called see unless a phone has a caller ID of its own: the preferences' choice, else the main number. */
    callerId: z.string(),
  }),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Something of the company's first day is left to do, by somebody who may and did not ask to be left alone with it. */
  firstSteps: z.boolean(),
  secondFactor: z.object({
    /** Has this person one? */
    on: z.boolean(),
    /** From then on the company asks everybody for one; null while it does not. */
    requiredFrom: Instant.nullable(),
    /** Until this person has set one up, nothing else can be done. */
    missing: z.boolean(),
  }),
  /** Sent back as `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
})
export type Session = z.infer<typeof Session>

/** What names a person at the door: a phone number or an e-mail address. */
export const SignInName = z.strictObject({
  /** The chosen flag: the country in which a national number is read. */
  country: CountryCode,
  /** National or international phone number as typed, or an e-mail address. */
  login: z.string().trim().min(1, { error: 'required' }).max(254, { error: 'too_long' }),
  /** Of a person who signs in with the company's number; the main number alone is the owner. */
  extension: z
    .string()
    .trim()
    .regex(/^\d{2,6}$/, { error: 'number_format' })
    .optional(),
})

/** The name, and the secret. */
export const SignIn = SignInName.extend({ password: Password })

/** What can be shown beside the password: a code of an authenticator app, a passkey, or one of the recovery codes. */
export const SECOND_FACTOR_METHODS = ['totp', 'passkey', 'recovery_code'] as const

/** The password was right; `session.secondFactor` completes the sign-in. Until then there is no session. */
export const SignInChallenge = z.object({
  challenge: z.object({
    /** Those that this person has. */
    methods: z.array(z.enum(SECOND_FACTOR_METHODS)),
    expiresAt: Instant,
  }),
})
export type SignInChallenge = z.infer<typeof SignInChallenge>

const signInExample = { country: 'FR', login: '01 99 00 12 00', password: 'not-the-password' }

export const session = {
  get: endpoint({
    id: 'session.get',
    method: 'GET',
    path: '/session',
    permission: 'public',
    summary: 'Who is signed in and what they may do; null for nobody.',
    tx: 'none',
    status: 200,
    response: Session.nullable(),
    errors: [],
    example: {},
  }),
  /**
   * Starts a session, or asks for the second factor of a person who has one: the browser then holds a cookie for ten
   * minutes that `session.secondFactor` needs. An unknown name and a wrong password answer alike, in text and in time.
   */
  signIn: endpoint({
    id: 'session.signIn',
    method: 'POST',
    path: '/session',
    permission: 'public',
    summary: 'Sign in with a phone number or an e-mail address.',
    tx: 'none',
    bodyLimit: 4096,
    body: SignIn,
    status: 201,
    response: z.union([Session, SignInChallenge]),
    errors: ['credentials_rejected', 'validation_failed'],
    example: { body: signInExample },
  }),
  /**
   * Completes a sign-in in the browser that began it, with a code or with a passkey. 422 `code: code_wrong`, or `code_used`
   * for a code of an app that was used before; 401 `challenge_expired` when the password must be given again.
   */
  secondFactor: endpoint({
    id: 'session.secondFactor',
    method: 'POST',
    path: '/session/second-factor',
    permission: 'public',
    summary: 'Complete a sign-in with a code of the authenticator app, a recovery code or a passkey.',
    tx: 'none',
    bodyLimit: 32 * 1024,
    body: z.strictObject({
      /** Six digits of the app, or a recovery code as people type it. */
      code: z.string().trim().min(1, { error: 'required' }).max(64, { error: 'too_long' }).optional(),
      /** What `session.askPasskey` asked for; instead of a code. */
      credential: PasskeyProof.optional(),
    }),
    status: 201,
    response: Session,
    errors: [
      'challenge_expired',
      'passkey_expired',
      'passkey_rejected',
      'passkeys_unavailable',
      'validation_failed',
    ],
    example: { body: { code: '123456' } },
  }),
  askPasskey: endpoint({
    id: 'session.askPasskey',
    method: 'POST',
    path: '/session/second-factor/options',
    permission: 'public',
    summary: 'Begin to complete a sign-in with a passkey: what the browser is to sign.',
    tx: 'none',
    bodyLimit: 1024,
    status: 200,
    response: RequestOptions,
    errors: ['challenge_expired', 'passkeys_unavailable'],
    example: {},
  }),
  /** Ends the session at once, also for requests of it that are still under way. */
  signOut: endpoint({
    id: 'session.signOut',
    method: 'DELETE',
    path: '/session',
    permission: 'signed-in',
    summary: 'Sign out and end this session.',
    withoutSecondFactor: true,
    tx: 'none',
    status: 204,
    response: NoContent,
    errors: [],
    example: {},
  }),
  /** The user's own language and theme, and whether to be shown the first steps of the company. */
  preferences: endpoint({
    id: 'session.preferences',
    method: 'PATCH',
    path: '/session/preferences',
    permission: 'signed-in',
    summary: 'Choose your language and theme, and what the portal shows you.',
    withoutSecondFactor: true,
    body: z.strictObject({
      language: Language.optional(),
      theme: Theme.optional(),
      firstStepsHidden: z.boolean().optional(),
    }),
    status: 200,
    response: Session,
    errors: [],
    example: { body: { theme: 'dark' } },
  }),
}

export const invitations = {
  /** Looks at an invitation without using it; unknown, used and expired answer alike. */
  get: endpoint({
    id: 'invitations.get',
    method: 'GET',
    path: '/invitations/:token',
    permission: 'public',
    summary: 'Whom an invitation is for.',
    tx: 'none',
    params: z.object({ token: LinkToken }),
    status: 200,
    response: LinkHolder,
    errors: ['link_invalid'],
    example: { params: linkExample },
  }),
  /**
   * Sets the first password, gives the person their sign-in names and uses the invitation up. Does not sign in. 409
   * `name_taken` when all names they could have are somebody's at another company; the link stays valid.
   */
  accept: endpoint({
    id: 'invitations.accept',
    method: 'POST',
    path: '/invitations/:token',
    permission: 'public',
    summary: 'Accept an invitation by choosing a password.',
    tx: 'none',
    bodyLimit: 4096,
    params: z.object({ token: LinkToken }),
    body: z.strictObject({ password: NewPassword }),
    status: 204,
    response: NoContent,
    errors: ['link_invalid', 'name_taken', 'validation_failed'],
    example: { params: linkExample, body: { password: 'a long sentence of my own' } },
  }),
}
