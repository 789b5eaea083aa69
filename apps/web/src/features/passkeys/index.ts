import { passkeys } from '@switchboard/contract/passkeys'
import { lazy } from 'react'
import { query } from '../../api/query.ts'

/** For the loader of a page that one of these is on, beside the strings `passkeys` and `second-factor`. */
export const passkeysQuery = () => query(passkeys.list, undefined)

/** One's own passkeys: which there are, and what can be done about them. */
export const OwnPasskeys = lazy(() =>
  import('./OwnPasskeys.tsx').then((module) => ({ default: module.OwnPasskeys })),
)

/** Adds a passkey instead of an authenticator app, for whoever must have one of the two. */
export const PasskeyInstead = lazy(() =>
  import('./PasskeyInstead.tsx').then((module) => ({ default: module.PasskeyInstead })),
)
