import type { Pool } from 'pg'
import type { Config } from '../../config.ts'
import { digest, makeCounter } from '../../identity/counter.ts'

/** Many addresses may try one name; together they get this many times what one of them gets. */
const ADDRESSES_PER_ACCOUNT = 10

/** Who tries to sign in. The name is what was typed, known or not, so that both are throttled alike. */
export interface Attempt {
  /** As `signInNameOf` makes it. */
  name: string
  /** As `networkOf` makes it. */
  network: string
  /** Set when this browser has signed in with this name before. */
  knownDevice: string | null
}

/** Counts tries before a password is looked at, so that a thousand at once are not a thousand tries. */
export interface SignInThrottle {
  /** @throws 429 with Retry-After */
  admit(attempt: Attempt): Promise<void>
  /** After a right password: the try does not count. */
  forgive(attempt: Attempt): Promise<void>
}

/**
 * Guessing is slowed by name and address together, by name alone (many addresses) and by address alone (many names).
 * A browser that has signed in with this name before is counted by itself instead: whoever hammers at a company's main
 * number, even from its own office, locks nobody out who works there.
 */
export function makeSignInThrottle(pool: Pool, limits: Config['signIn']): SignInThrottle {
  const byBoth = makeCounter(pool, 'name+network', limits.triesPerAccount)
  const byName = makeCounter(pool, 'name', limits.triesPerAccount * ADDRESSES_PER_ACCOUNT)
  const byNetwork = makeCounter(pool, 'network', limits.triesPerNetwork)
  const byDevice = makeCounter(pool, 'device', limits.triesPerAccount)
  const keys = ({ name, network }: Attempt) => ({
    both: digest(name, network),
    name: digest(name),
    network: digest(network),
  })
  return {
    async admit(attempt) {
      if (attempt.knownDevice) return byDevice.admit(digest(attempt.knownDevice, attempt.name))
      const key = keys(attempt)
      await byBoth.admit(key.both)
      await byName.admit(key.name)
      await byNetwork.admit(key.network)
    },
    async forgive(attempt) {
      if (attempt.knownDevice) return byDevice.forgive(digest(attempt.knownDevice, attempt.name), 'all')
      const key = keys(attempt)
      await byBoth.forgive(key.both, 'all')
      await byName.forgive(key.name, 'one')
      await byNetwork.forgive(key.network, 'one')
    },
  }
}
