// What the launcher asks about other processes. Plain JavaScript: it also runs on the Node that starts the install.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Whether a process with this id exists, whoever owns it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * The command with its arguments; empty when the process is gone.
 * @param {number} pid
 */
export function commandLine(pid) {
  return procFile(pid, 'cmdline')?.replaceAll('\0', ' ') ?? ps(pid, 'command')
}

/**
 * When the process started, in a form that only serves comparison; empty when it is gone. Together with the pid it
 * names one process for good: pids are used again, after a restart of the machine by whatever comes first.
 * @param {number} pid
 */
export function startTime(pid) {
  const stat = procFile(pid, 'stat')
  if (stat === undefined) return ps(pid, 'lstart')
  // The second field is the program's name in parentheses and may hold blanks; starttime is field 22.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
}

/** @param {number} pid @param {string} name */
function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * For systems without /proc.
 * @param {number} pid
 * @param {string} column
 */
function ps(pid, column) {
  try {
    const stdio = /** @type {const} */ (['ignore', 'pipe', 'ignore'])
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: [...stdio],
    }).trim()
  } catch {
    return ''
  }
}
