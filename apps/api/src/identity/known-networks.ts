import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { digest } from './counter.ts'

/** Seconds that a network is remembered after the last time. */
const MEMORY = 30 * 24 * 3600

/** From where people have shown who they are: a flood from elsewhere must not keep them out. */
export interface KnownNetworks {
  has(name: string, network: string): Promise<boolean>
  add(name: string, network: string): Promise<void>
}

/** Kept among the throttles, by digests: names and addresses do not lie around. */
export function makeKnownNetworks(pool: Pool): KnownNetworks {
  const known = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'throttle',
    tableCreated: true,
    keyPrefix: 'known network',
    points: 1,
    duration: MEMORY,
  })
  return {
    has: async (name, network) => (await known.get(digest(name, network))) !== null,
    add: async (name, network) => void (await known.set(digest(name, network), 1, MEMORY)),
  }
}
