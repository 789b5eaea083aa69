// What the launcher asks about other processes. Plain JavaScript: it also runs on the Node that starts the install.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Whether a process with this id runs, whoever owns it. One that ended and whose parent never asked is not alive, though
 * the system still lists it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return statFields(pid)?.[0] !== 'Z'
}

/**
 * Whether any process works in this folder, as those of a PostgreSQL server do in its data folder. Without /proc: no.
 * @param {string} folder
 */
export function isWorkedIn(folder) {
  if (!existsSync('/proc/self')) return false
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === folder
    } catch {
      return false // ended meanwhile, or not ours to look at
    }
  })
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
  if (!isAlive(pid)) return ''
  const ticks = statFields(pid)?.[19]
  if (ticks === undefined) return ps(pid, 'lstart')
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
}

/**
 * Of /proc/<pid>/stat, from field 3 (state) on: the second is the program's name and may hold blanks.
 * @param {number} pid
 */
function statFields(pid) {
  const stat = procFile(pid, 'stat')
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
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
