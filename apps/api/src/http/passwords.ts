import { hash, verify } from 'argon2'
import { makeToken } from './crypto.ts'
import { problem } from './errors.ts'

/** Argon2id as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Is this the password behind `storedHash`? With null (an unknown name, or a person without a password) it verifies
   * against a hash that nothing matches, so that the answer takes as long.
   */
  verify(storedHash: string | null, password: string): Promise<boolean>
}

/** A second's worth of waiting tasks for each that runs: whoever comes later would have given up before its turn. */
const MOST_WAITING = 32

/** Lets at most `limit` tasks run at a time; the others wait in order. @throws 503 when too many wait already */
function atMost(limit: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (waiting.length >= limit * MOST_WAITING) throw problem('unavailable')
    if (running < limit) running += 1
    else await new Promise<void>((start) => waiting.push(start)) // takes over the place of the task that ended
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
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
  }
}
