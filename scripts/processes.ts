import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this id exists, whoever owns it. A zombie of ours still counts until it is reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The command with its arguments; empty when the process is gone. */
export function commandLine(pid: number): string {
  return procFile(pid, 'cmdline')?.replaceAll('\0', ' ') ?? ps(pid, 'command')
}

/**
 * When the process started, in a form that only serves comparison. Together with the pid it names one process for
 * good: pids are used again, after a restart of the machine by whatever comes first.
 */
export function startTime(pid: number): string {
  const stat = procFile(pid, 'stat')
  if (stat === undefined) return ps(pid, 'lstart')
  // The second field is the program's name in parentheses and may hold blanks; starttime is field 22.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/** For systems without /proc. */
function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}
