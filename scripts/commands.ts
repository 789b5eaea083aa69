import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { NODE, ROOT } from './install.mjs'

const STOP_TIMEOUT_MS = 15_000

interface CommandOptions {
  /** Relative to the root. */
  cwd?: string
  /** Beside the environment of this process. */
  env?: Record<string, string>
}

/** A command ended with another code than 0; `output` is all it wrote, in order. */
export class CommandError extends Error {
  override name = 'CommandError'
  output: string
  constructor(command: string, output: string) {
    super(`${command} failed`)
    this.output = output
  }
}

/** The path of an installed command of a package of the workspace. */
export function bin(folder: string, name: string): string {
  return join(ROOT, folder, 'node_modules/.bin', name)
}

/**
 * Runs a command to its end and resolves to what it wrote.
 * @throws CommandError; an AbortError when `signal` ended it
 */
export async function runCommand(
  command: string,
  args: string[],
  { cwd = '.', env = {}, signal }: CommandOptions & { signal?: AbortSignal } = {},
): Promise<string> {
  const child = spawn(command, args, {
    cwd: join(ROOT, cwd),
    env: commandEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let output = ''
  const collect = (chunk: string): void => {
    output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new CommandError(`${command} ${args.join(' ')}`, output)
  return output
}

/** Starts a program that stays, in its own process group, so that Ctrl-C in the terminal leaves its end to the launcher. */
export function startProgram(
  args: string[],
  { cwd = '.', env = {}, log }: CommandOptions & { log: string | 'stderr' },
): ChildProcess {
  const output = log === 'stderr' ? 2 : openSync(log, 'w')
  const child = spawn(NODE, ['--import', join(ROOT, 'scripts/end-with-parent.mjs'), ...args], {
    cwd: join(ROOT, cwd),
    env: commandEnvironment(env),
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
  })
  if (output !== 2) closeSync(output)
  return child
}

/** Lets a program end by itself, in the time it needs to drain, or ends it. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(timer)
}

/** The commands of node_modules are scripts that run the first `node` of the PATH: that is the Node 24 there. */
function commandEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...env, PATH: `${dirname(NODE)}${delimiter}${process.env.PATH ?? ''}` }
}
