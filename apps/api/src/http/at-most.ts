import { problem } from './errors.ts'

/** A second's worth of waiting tasks for each that runs: whoever comes later would have given up before its turn. */
const MOST_WAITING = 32

/** Lets at most `limit` tasks run at a time; the others wait in order. @throws 503 when too many wait already */
export function atMost(limit: number) {
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
