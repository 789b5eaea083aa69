import { measure } from './load.ts'
import type { Operation } from './operations.ts'

const CONCURRENCY = [1, 16] as const
const WARM_UP_MS = 500

/** What the rounds gave for one operation: the portal's requests per second as a part of the bare server's. */
export interface Comparison {
  name: string
  budget: number
  /** By concurrency, one ratio a round. */
  ratios: Map<number, number[]>
}

interface Options {
  portal: string
  bare: string
  operations: readonly Operation[]
  rounds: number
  /** Of one measurement. */
  milliseconds: number
  signal: AbortSignal
  say: (line: string) => void
}

/**
 * Measures both servers in turns, so that whatever else the machine does meets both alike; every second round begins with
 * the other server.
 */
export async function compare(options: Options): Promise<Comparison[]> {
  const { portal, bare, operations, rounds, milliseconds, signal, say } = options
  const comparisons = operations.map(({ name, budget }) => ({
    name,
    budget,
    ratios: new Map(CONCURRENCY.map((count): [number, number[]] => [count, []])),
  }))
  for (const { workers } of operations) {
    for (const base of [portal, bare]) await measure(base, workers(Math.max(...CONCURRENCY)), WARM_UP_MS)
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { name, workers }] of operations.entries()) {
      for (const count of CONCURRENCY) {
        signal.throwIfAborted()
        const rates = new Map<string, number>()
        for (const base of round % 2 === 0 ? [portal, bare] : [bare, portal]) {
          rates.set(base, await measure(base, workers(count), milliseconds))
        }
        const [ours = 0, limit = 0] = [rates.get(portal), rates.get(bare)]
        say(`${name}, c=${count}: portal ${ours.toFixed(0)}/s, bare ${limit.toFixed(0)}/s`)
        comparisons[index]?.ratios.get(count)?.push(ours / limit)
      }
    }
  }
  return comparisons
}
