import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Pool } from 'pg'
import type { Config } from '../../config.ts'
import { problem } from '../../http/errors.ts'

const HOUR = 3600

/** Wrong tries are remembered this long, seconds. */
const MEMORY = 24 * HOUR
/** The first wait, doubled with each further wrong try, up to the longest. Seconds. */
const FIRST_WAIT = 30
const LONGEST_WAIT = 15 * 60
/** Many addresses may try one name; together they get this many times what one of them gets. */
const ADDRESSES_PER_ACCOUNT = 10
const UNLIMITED = 1_000_000_000

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

interface Counter {
  admit(key: string): Promise<void>
  /** Takes the last try back, or all of them. */
  forgive(key: string, how: 'one' | 'all'): Promise<void>
}

/** Names and addresses do not lie around in the table. */
const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url')

/** Lets `tries` through, then one at a time with growing waits between them. */
function makeCounter(pool: Pool, kind: string, tries: number): Counter {
  // tableCreated: a migration made it. Nothing is held in memory: any process may get the next try.
  const shared = { storeClient: pool, storeType: 'pool', tableName: 'throttle', tableCreated: true }
  const wrong = new RateLimiterPostgres({
    ...shared,
    keyPrefix: `${kind}:wrong`,
    points: UNLIMITED,
    duration: MEMORY,
  })
  const wait = new RateLimiterPostgres({
    ...shared,
    keyPrefix: `${kind}:wait`,
    points: 1,
    duration: FIRST_WAIT,
  })
  return {
    async admit(key) {
      const { consumedPoints } = await wrong.consume(key)
      const beyond = consumedPoints - tries
      if (beyond < 0) return
      // This try is the last for a while: whoever opens the wait gets through, the others are turned away until it ends.
      const customDuration = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(beyond, 20))
      await wait.consume(key, 1, { customDuration }).catch(async (rejected: unknown) => {
        if (!(rejected instanceof RateLimiterRes)) throw rejected
        await wrong.reward(key) // nothing was tried, so nothing is held against anyone
        throw problem('too_many_requests', {
          retryAfter: Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)),
        })
      })
    },
    async forgive(key, how) {
      if (how === 'all') await Promise.all([wrong.delete(key), wait.delete(key)])
      else await Promise.all([wrong.reward(key), wait.delete(key)])
    },
  }
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
