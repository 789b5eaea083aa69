import { CommandError } from './commands.ts'
import { StartError } from './start-error.ts'

/** npm repeats the Ctrl-C that its terminal already sent to every process; both are one. */
const SAME_KEY_PRESS_MS = 500

interface Part {
  /** In its own time: answers are given, data is on disk. */
  stop: () => Promise<void>
  /** At once. */
  kill?: () => void
}

export interface Lifecycle {
  /** Aborted when the end begins: what still starts gives up. */
  signal: AbortSignal
  /** Registers a part that runs; parts end in the reverse order. */
  add: (part: Part) => void
  /** Work that must come to its end (or give up) before parts are stopped. */
  track: <T>(work: Promise<T>) => Promise<T>
  end: (code: number) => Promise<void>
}

/**
 * Ends all parts of this process on SIGINT, SIGTERM, SIGHUP, on the death of the parent that has the IPC channel, and on
 * a defect; a second signal ends them by force.
 * @param say tells a person what happens
 */
export function createLifecycle(say: (line: string) => void): Lifecycle {
  const ending = new AbortController()
  const parts: Part[] = []
  const working: Promise<unknown>[] = []
  let endedAt = 0

  const end = async (code: number): Promise<void> => {
    if (ending.signal.aborted) return
    endedAt = Date.now()
    ending.abort()
    for (let known = 0; known < working.length;) {
      known = working.length // work may begin more of it before it sees that it is to give up
      await Promise.allSettled(working)
    }
    for (const part of parts.toReversed()) {
      await part.stop().catch((error: unknown) => say(`While stopping: ${describe(error)}`))
    }
    process.exit(code)
  }
  const interrupt = (): void => {
    if (!ending.signal.aborted) {
      say('Stopping…')
      void end(0)
    } else if (Date.now() - endedAt > SAME_KEY_PRESS_MS) {
      for (const part of parts) part.kill?.()
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)
  process.once('disconnect', interrupt)
  process.channel?.unref()
  process.on('uncaughtException', (error) => {
    say(describe(error))
    void end(1)
  })
  // A terminal that is gone must not keep the parts from ending.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  return {
    signal: ending.signal,
    add: (part) => parts.push(part),
    track: (work) => {
      working.push(work)
      return work
    },
    end,
  }
}

/** One sentence for what a person can act on, the stack of a defect. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof CommandError) return `${error.message}:\n${error.output}`
  return error instanceof StartError || error.name === 'ConfigError'
    ? error.message
    : (error.stack ?? error.message)
}
