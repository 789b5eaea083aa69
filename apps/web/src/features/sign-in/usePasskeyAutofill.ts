import type { Session } from '@switchboard/contract/session'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { beginSignIn, canAutofill, finishSignIn, provePasskey, stopAsking } from '../../api/passkeys.ts'

/** Before what the browser is to sign is too old: the server gives it five minutes. */
const RENEW_MS = 4 * 60_000
/** That somebody is there. Nothing is loaded or asked for before: few of those who open the page have passkeys. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const

/** Waits until a passkey is picked for the name. Null when none was: nobody has asked for one, so nothing has failed. */
async function pickedPasskey() {
  if (!(await canAutofill())) return null
  const picked = beginSignIn().then((options) => provePasskey(options, { useBrowserAutofill: true }))
  return picked.catch(() => null)
}

/**
 * Lets the browser offer the passkeys that it knows where the name is typed, if it can.
 * @returns why the one that was picked did not sign in; `pause` is for another request for one, which a new offer would
 * take the place of, and `offer` offers them anew after it
 */
export function usePasskeyAutofill(onSignedIn: (session: Session) => Promise<void>) {
  const [failure, setFailure] = useState<unknown>(null)
  const paused = useRef(false)

  const offer = async (): Promise<void> => {
    const credential = await pickedPasskey()
    if (!credential) return
    setFailure(null)
    try {
      await onSignedIn(await finishSignIn(credential))
    } catch (error) {
      setFailure(error)
      void offer()
    }
  }
  const offerNow = useEffectEvent(() => {
    if (!paused.current) void offer()
  })

  useEffect(() => {
    const nobodyYet = new AbortController()
    let renewal: ReturnType<typeof setInterval> | undefined
    const begin = () => {
      nobodyYet.abort()
      offerNow()
      renewal = setInterval(offerNow, RENEW_MS)
    }
    for (const sign of SIGNS) addEventListener(sign, begin, { signal: nobodyYet.signal })
    return () => {
      nobodyYet.abort()
      if (renewal === undefined) return
      clearInterval(renewal)
      void stopAsking()
    }
  }, [])

  return {
    failure,
    pause: () => {
      paused.current = true
    },
    offer: () => {
      paused.current = false
      setFailure(null)
      void offer()
    },
  }
}
