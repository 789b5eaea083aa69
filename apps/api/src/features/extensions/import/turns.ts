import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of work before requests of others get their turn. */
const TURN_MS = 10

/**
 * Does long work in short turns: it yields wherever it may pause.
 * @throws the signal's reason, once it is aborted
 */
export async function inTurns<T>(work: Iterator<void, T>, signal?: AbortSignal): Promise<T> {
  let end = performance.now() + TURN_MS
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < end) continue
    await nextTurn()
    signal?.throwIfAborted()
    end = performance.now() + TURN_MS
  }
}
