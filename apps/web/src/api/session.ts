import type { Endpoint, RequestOf } from '@switchboard/contract/endpoint'
import type { Permission } from '@switchboard/contract/permissions'
import { type Session, session as endpoints, type SignInChallenge } from '@switchboard/contract/session'
import { setLanguage } from '../i18n/i18n.ts'
import { call } from './client.ts'
import { getSession, setSession } from './session-store.ts'

let loading: Promise<Session | null> | undefined

/** Asks the server who is signed in; once per page load, however many ask. A failure may be asked again. */
export function loadSession(): Promise<Session | null> {
  loading ??= call(endpoints.get, undefined).then(
    (session) => {
      setSession(session)
      return session
    },
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

/** Asks again, because what the session tells has changed: permissions, names, the language. Throws `ApiError`. */
export async function reloadSession(): Promise<void> {
  const session = await refreshSession()
  if (session) await setLanguage(session.user.language)
}

export type Credentials = RequestOf<typeof endpoints.signIn>['body']

export type KnownCredentials = Omit<Credentials, 'password'>

/** In this tab only: survives a reload, ends with the tab or by signing out. */
const KNOWN = 'switchboard.signed-in-as'

/** What was last signed in with, so that a lost session asks for the password alone. Null in a tab opened later. */
export function knownCredentials(): KnownCredentials | null {
  const stored = sessionStorage.getItem(KNOWN)
  return stored === null ? null : (JSON.parse(stored) as KnownCredentials)
}

/** The password was right, and something else is asked for. */
export interface PendingSignIn extends Pick<SignInChallenge, 'challenge'> {
  /** Takes a session that completes the sign-in. */
  adopt(session: Session): void
}

export const isPending = (answer: Session | PendingSignIn): answer is PendingSignIn => 'challenge' in answer

/** Starts a session, or the second step towards one. Throws `ApiError`. */
export async function signIn(credentials: Credentials): Promise<Session | PendingSignIn> {
  const { password: _password, ...known } = credentials
  const signedIn = (session: Session) => {
    sessionStorage.setItem(KNOWN, JSON.stringify(known satisfies KnownCredentials))
    adopt(session)
  }
  const answer = await call(endpoints.signIn, { body: credentials })
  if ('challenge' in answer) return { ...answer, adopt: signedIn }
  signedIn(answer)
  return answer
}

/** The second step: a code of the app, a recovery code or a passkey. Throws `ApiError`. */
export async function completeSignIn(
  pending: PendingSignIn,
  body: RequestOf<typeof endpoints.secondFactor>['body'],
): Promise<Session> {
  const session = await call(endpoints.secondFactor, { body })
  pending.adopt(session)
  return session
}

/** From now on this is the session, also for `loadSession()`. */
export function adopt(session: Session): void {
  loading = Promise.resolve(session)
  setSession(session)
}

/** Reads anew what is known of the session, after something that changed it. Throws `ApiError`. */
export async function refreshSession(): Promise<Session | null> {
  const session = await call(endpoints.get, undefined)
  if (session) adopt(session)
  return session
}

/** Ends the session on the server and forgets it here. Throws `ApiError`. */
export async function signOut(): Promise<void> {
  await call(endpoints.signOut, undefined)
  sessionStorage.removeItem(KNOWN)
}

/** Saves the user's own language or theme, which hold from now on: pages opened before the answer follow them too. Throws `ApiError`. */
export async function savePreferences(body: RequestOf<typeof endpoints.preferences>['body']): Promise<void> {
  const before = getSession()
  if (before) adopt({ ...before, user: { ...before.user, ...body } })
  try {
    adopt(await call(endpoints.preferences, { body }))
  } catch (error) {
    if (before) adopt(before)
    throw error
  }
}

/** May the signed-in user do this? The server decides again; this is for what the page offers. */
export function can(what: Permission | Pick<Endpoint, 'permission'>): boolean {
  const permission = typeof what === 'string' ? what : what.permission
  const session = getSession()
  if (permission === 'public') return true
  if (!session) return false
  return permission === 'signed-in' || session.permissions.some((held) => held === permission)
}
