import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds in which a budget is spent, and after which it is full again. */
export const BUDGET_SECONDS = 60

/** What is left of a budget after a request. */
export interface Spent {
  /** False when there was nothing left. */
  allowed: boolean
  remaining: number
  /** Seconds until it is full again. */
  resetAfter: number
}

/** So many requests a minute for each key, whichever process they come to. */
export interface Budget {
  requests: number
  spend(key: string): Promise<Spent>
}

/** @param kind names the budget: each has its own keys */
export function makeBudget(pool: Pool, kind: string, requests: number): Budget {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'throttle',
    tableCreated: true, // by a migration
    keyPrefix: kind,
    points: requests,
    duration: BUDGET_SECONDS,
    // Who goes on regardless costs no more queries.
    inMemoryBlockOnConsumed: requests + 1,
  })
  return {
    requests,
    async spend(key) {
      // It throws its answer when nothing is left.
      const result = await limiter.consume(key).catch((rejected: unknown) => {
        if (rejected instanceof RateLimiterRes) return rejected
        throw rejected
      })
      return {
        allowed: result.consumedPoints <= requests,
        remaining: Math.max(0, result.remainingPoints),
        resetAfter: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
      }
    },
  }
}
