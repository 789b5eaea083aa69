import type { Session } from '@switchboard/contract/session'
import { useSyncExternalStore } from 'react'

let current: Session | null = null
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Who is signed in, for code outside React; null for nobody. */
export const getSession = (): Session | null => current

/** Replaces what is known of the session; every component that reads it follows. */
export function setSession(session: Session | null): void {
  current = session
  for (const listener of listeners) listener()
}

/** Who is signed in, or null. */
export const useMaybeSession = (): Session | null => useSyncExternalStore(subscribe, getSession)

/** Who is signed in. For pages inside the shell, whose loader lets nobody else in. */
export function useSession(): Session {
  const session = useMaybeSession()
  if (!session) throw new Error('useSession() outside the signed-in part of the portal')
  return session
}
