import type { Pool } from 'pg'
import type { Config } from '../../config.ts'
import { type Counter, digest, makeCounter } from '../../identity/counter.ts'
import { makeKnownNetworks } from '../../identity/known-networks.ts'

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
  /**
   * @returns what to call after a right password: the try then does not count, and the network is known
   * @throws 429 with Retry-After
   */
  admit(attempt: Attempt): Promise<() => Promise<void>>
}

interface Count {
  counter: Counter
  key: string
}

const forgiveOne = async (counts: readonly Count[]) => {
  for (const { counter, key } of counts) await counter.forgive(key, 'one')
}

/** All of them or none: whom one turns away has tried nothing, so the others hold nothing against them. */
async function admitAll(counts: readonly Count[]): Promise<void> {
  for (const [index, { counter, key }] of counts.entries()) {
    try {
      await counter.admit(key)
    } catch (rejected) {
      await forgiveOne(counts.slice(0, index))
      throw rejected
    }
  }
}

/**
 * Guessing is slowed by name and address together, by name alone (many addresses) and by address alone (many names).
 * A browser that has signed in with this name before is counted by itself instead, and a network from which somebody has
 * is not counted with the others: whoever hammers at a company's main number, from its own office or from a thousand
 * places, locks nobody out who works there.
 */
export function makeSignInThrottle(pool: Pool, limits: Config['signIn']): SignInThrottle {
  const byBoth = makeCounter(pool, 'name+network', limits.triesPerAccount)
  const byName = makeCounter(pool, 'name', limits.triesPerAccount * ADDRESSES_PER_ACCOUNT)
  const byNetwork = makeCounter(pool, 'network', limits.triesPerNetwork)
  const byDevice = makeCounter(pool, 'device', limits.triesPerAccount)
  const knownNetworks = makeKnownNetworks(pool)
  return {
    async admit({ name, network, knownDevice }) {
      if (knownDevice) {
        const key = digest(knownDevice, name)
        await byDevice.admit(key)
        return () => byDevice.forgive(key, 'all')
      }
      const known = await knownNetworks.has(name, network)
      const both = { counter: byBoth, key: digest(name, network) }
      const others = [
        ...(known ? [] : [{ counter: byName, key: digest(name) }]),
        { counter: byNetwork, key: digest(network) },
      ]
      await admitAll([both, ...others])
      return async () => {
        await byBoth.forgive(both.key, 'all')
        await forgiveOne(others)
        await knownNetworks.add(name, network)
      }
    },
  }
}
