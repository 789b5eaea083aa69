// The way from `npm start` or `npm test` on any Node to a TypeScript program on the Node 24 of node_modules.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { END_SIGNALS, ensureInstalled, NODE, ROOT } from './install.mjs'

const PARENT_CHECK_MS = 1000

/**
 * Installs what is missing, runs a script of this folder and ends with its exit code. Every signal to end is passed
 * on; the script has the IPC channel, whose end tells it that this process was killed.
 * @param {string} script
 * @param {string[]} args
 */
export async function run(script, args) {
  try {
    await ensureInstalled((line) => console.error(line))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  const child = spawn(NODE, [join(ROOT, 'scripts', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of END_SIGNALS) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) watchParent(() => child.kill('SIGTERM'))
  child.once('exit', (code) => process.exit(code ?? 1))
}

/**
 * A killed npm forwards nothing, but leaves this process with another parent.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
  timer.unref()
}
