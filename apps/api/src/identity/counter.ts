import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Pool } from 'pg'
import { problem } from '../http/errors.ts'

const HOUR = 3600

/** Wrong tries are remembered this long, seconds. */
const MEMORY = 24 * HOUR
/** The first wait, doubled with each further wrong try, up to the longest. Seconds. */
const FIRST_WAIT = 30
const LONGEST_WAIT = 15 * 60
const UNLIMITED = 1_000_000_000

/** Counts tries of one kind, before they are looked at, so that a thousand at once are not a thousand tries. */
export interface Counter {
  /** @throws 429 with Retry-After */
  admit(key: string): Promise<void>
  /** Takes the last try back, or all of them. */
  forgive(key: string, how: 'one' | 'all'): Promise<void>
}

/** Names and addresses do not lie around in the table. */
export const digest = (...parts: string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('base64url')

/**
 * Lets `tries` through, then one at a time with growing waits between them.
 * @param kind names the counter: each has its own keys
 */
export function makeCounter(pool: Pool, kind: string, tries: number): Counter {
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
