import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import { type Counter, digest, makeCounter } from './counter.ts'
import { makeKnownNetworks } from './known-networks.ts'

/** Many addresses may try one name; together they get this many times what one of them gets. */
const ADDRESSES_PER_ACCOUNT = 10

/** Who tries to sign in. */
export interface Attempt {
  /** What was typed, as `signInNameOf` makes it, known or not: both are throttled alike. At the second step, whose it is; of a passkey, its id. */
  name: string
  /** As `networkOf` makes it. */
  network: string
  /** Set when this browser has signed in with this name before. */
  knownDevice: string | null
}

/** A try that was counted. */
export interface Admission {
  /** After what was right: the try does not count, and the network is known. */
  right(): Promise<void>
  /** Nobody had the time to look: the try is held against no one. */
  untried(): Promise<void>
}

/** Counts tries before a password is looked at, so that a thousand at once are not a thousand tries. */
export interface SignInThrottle {
  /** @throws 429 with Retry-After */
  admit(attempt: Attempt): Promise<Admission>
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
 * @param step each is counted by itself: whoever has found out a password begins anew with guessing codes
 */
export function makeSignInThrottle(
  pool: Pool,
  limits: Config['signIn'],
  step: 'password' | 'second factor' | 'passkey' = 'password',
): SignInThrottle {
  const counter = (of: string, tries: number) =>
    makeCounter(pool, step === 'password' ? of : `${step} ${of}`, tries)
  const byBoth = counter('name+network', limits.triesPerAccount)
  const byName = counter('name', limits.triesPerAccount * ADDRESSES_PER_ACCOUNT)
  const byNetwork = counter('network', limits.triesPerNetwork)
  const byDevice = counter('device', limits.triesPerAccount)
  const knownNetworks = makeKnownNetworks(pool)
  return {
    async admit({ name, network, knownDevice }) {
      if (knownDevice) {
        const key = digest(knownDevice, name)
        await byDevice.admit(key)
        return { right: () => byDevice.forgive(key, 'all'), untried: () => byDevice.forgive(key, 'one') }
      }
      const known = await knownNetworks.has(name, network)
      const both = { counter: byBoth, key: digest(name, network) }
      const others = [
        ...(known ? [] : [{ counter: byName, key: digest(name) }]),
        { counter: byNetwork, key: digest(network) },
      ]
      await admitAll([both, ...others])
      return {
        right: async () => {
          await byBoth.forgive(both.key, 'all')
          await forgiveOne(others)
          await knownNetworks.add(name, network)
        },
        untried: () => forgiveOne([both, ...others]),
      }
    },
  }
}
