import { useSyncExternalStore } from 'react'

interface Pending {
  promise: Promise<boolean>
  settle: (signedIn: boolean) => void
}

let pending: Pending | null = null
const listeners = new Set<() => void>()

function change(next: Pending | null) {
  pending = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Asks for the password over the page, once for all requests that found the session gone.
 * Resolves to whether they may be repeated.
 */
export function signInAgain(): Promise<boolean> {
  if (!pending) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    change({
      promise,
      settle: (signedIn) => {
        change(null)
        resolve(signedIn)
      },
    })
  }
  return pending?.promise ?? Promise.resolve(false)
}

/** Ends the waiting: repeat the requests, or let them fail. */
export const settleSignInAgain = (signedIn: boolean): void => pending?.settle(signedIn)

/** Do requests wait for the password? */
export const isSignInPending = (): boolean => pending !== null

/** `isSignInPending()` for components. */
export const useSignInAgain = (): boolean => useSyncExternalStore(subscribe, isSignInPending)
