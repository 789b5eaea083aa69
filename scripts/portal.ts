import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Portal } from './launch.ts'
import { NODE, ROOT } from './install.mjs'

/** A portal of its own for end-to-end tests, screenshots and benchmarks. */
export interface RunningPortal extends Portal {
  stop: () => Promise<void>
  /** As a crash or `kill -9` ends it. */
  kill: () => Promise<void>
}

/**
 * Starts a whole portal on free ports, as `npm start -- --json` does, and resolves when it answers.
 * @param environment its configuration: DATA_DIR for an embedded database of its own, or DATABASE_URL, …
 * @throws Error with all it wrote, when it does not start
 */
export async function startPortal(environment: Record<string, string>): Promise<RunningPortal> {
  const launcher = spawn(NODE, [join(ROOT, 'scripts/launch.ts'), '--json'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel ends the portal when this process is killed
  })
  const { stdout, stderr } = launcher
  if (!stdout || !stderr) throw new Error('The launcher has no pipes')
  let said = ''
  stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = once(launcher, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(stdout), 'line'),
    ended.then(() => Promise.reject(new Error(`The portal did not start:\n${said}`))),
  ])) as [string]
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    launcher.kill(signal)
    await ended
  }
  return { ...(JSON.parse(line) as Portal), stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
