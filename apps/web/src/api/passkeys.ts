import type { ResponseOf } from '@switchboard/contract/endpoint'
import { passkeys } from '@switchboard/contract/passkeys'
import { type Session, session as sessions } from '@switchboard/contract/session'
import type { PasskeyMade, PasskeyProof } from '@switchboard/contract/webauthn'
import { call } from './client.ts'
import { PasskeyError, type PasskeyErrorCode } from './errors.ts'
import { adopt, completeSignIn, type PendingSignIn } from './session.ts'

/** By the names that WebAuthn Level 3 gives them (5.1.3 and 5.1.4). */
const CODES: Record<string, PasskeyErrorCode> = {
  NotAllowedError: 'passkey_cancelled',
  InvalidStateError: 'passkey_on_device',
  ConstraintError: 'passkey_unsupported',
  NotSupportedError: 'passkey_unsupported',
  SecurityError: 'passkey_elsewhere',
}

/** Loaded when it is needed: few sign in this way. */
const load = () => import('@simplewebauthn/browser')

async function asked<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw new PasskeyError(CODES[name] ?? 'passkey_failed', error)
  }
}

/** Why there can be no passkey in this browser at this address; null when there can. */
export function passkeyObstacle(): 'ip_address' | 'insecure' | 'browser' | null {
  const { hostname } = location
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return 'ip_address'
  if (!isSecureContext) return 'insecure'
  return typeof PublicKeyCredential === 'undefined' ? 'browser' : null
}

/** Has a new passkey made. @throws PasskeyError */
export async function makePasskey(optionsJSON: ResponseOf<typeof passkeys.beginAdd>): Promise<PasskeyMade> {
  const { startRegistration } = await load()
  return asked(startRegistration({ optionsJSON }))
}

/**
 * Asks for a passkey, which its owner unlocks; with `useBrowserAutofill` whenever one is picked where a name is typed. What
 * was asked before is taken back.
 * @throws PasskeyError
 */
export async function provePasskey(
  optionsJSON: ResponseOf<typeof passkeys.beginSignIn>,
  { useBrowserAutofill = false } = {},
): Promise<PasskeyProof> {
  const { startAuthentication } = await load()
  return asked(startAuthentication({ optionsJSON, useBrowserAutofill }))
}

/** Can the browser offer passkeys where a name is typed? */
export async function canAutofill(): Promise<boolean> {
  if (passkeyObstacle() !== null) return false
  const { browserSupportsWebAuthnAutofill } = await load()
  return browserSupportsWebAuthnAutofill()
}

/** Takes back what was asked of the browser. */
export async function stopAsking(): Promise<void> {
  const { WebAuthnAbortService } = await load()
  WebAuthnAbortService.cancelCeremony()
}

/** What the browser is to ask for, of whoever sits there. @throws ApiError */
export const beginSignIn = () => call(passkeys.beginSignIn, undefined)

/** @throws ApiError */
export async function finishSignIn(credential: PasskeyProof): Promise<Session> {
  const session = await call(passkeys.signIn, { body: { credential } })
  adopt(session)
  return session
}

/** Signs in with a passkey that the person picks now. @throws PasskeyError, ApiError */
export const signInWithPasskey = async (): Promise<Session> =>
  finishSignIn(await provePasskey(await beginSignIn()))

/** Completes a sign-in with one of the person's own passkeys. @throws PasskeyError, ApiError */
export const completeWithPasskey = async (pending: PendingSignIn): Promise<Session> =>
  completeSignIn(pending, { credential: await provePasskey(await call(sessions.askPasskey, undefined)) })
