import { hash, needsRehash, verify } from 'argon2'
import { atMost } from './at-most.ts'
import { makeToken } from './crypto.ts'

/** Argon2id as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Is this the password behind `storedHash`? With null (an unknown name, or a person without a password) it verifies
   * against a hash that nothing matches, so that the answer takes as long.
   */
  verify(storedHash: string | null, password: string): Promise<boolean>
  /** Was this hash made at another cost than today's? */
  isOutdated(storedHash: string): boolean
}

/** @param concurrency hashes computed at once: each holds 19 MiB and a core. */
export function makePasswords(concurrency: number): Passwords {
  const limited = atMost(concurrency)
  const hashOf = (password: string) => limited(() => hash(password, COST))
  // Made now and not when first needed: the first unknown name would take twice as long.
  const unmatchable = hashOf(makeToken())
  return {
    hash: hashOf,
    async verify(storedHash, password) {
      const expected = storedHash ?? (await unmatchable)
      const matches = await limited(() => verify(expected, password))
      return matches && storedHash !== null
    },
    isOutdated: (storedHash) => needsRehash(storedHash, COST),
  }
}
