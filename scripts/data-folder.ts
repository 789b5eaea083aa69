import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeLock } from './lock.mjs'
import { StartError } from './start-error.ts'

/** What a person calls the usual reasons. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'it is on a read-only file system',
  ENOTDIR: 'it, or what it is in, is no folder',
  EEXIST: 'it, or what it is in, is no folder',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
}

/**
 * Makes the data folder (absolute) where it is missing, and takes its lock.
 * @throws StartError when nothing can be written there
 */
export function lockFolder(dataDir: string): ReturnType<typeof takeLock> {
  try {
    makeFolder(dataDir)
    return takeLock(join(dataDir, 'lock'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '') throw error
    const reason = REASONS[code] ?? code
    throw new StartError(`DATA_DIR ${dataDir} cannot be written: ${reason}.`, { cause: error })
  }
}

/** Like `mkdir -p`. Node's recursive mkdir tries for ever below a folder that is there and takes no others, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o755 })
  } catch (error) {
    if (!existsSync(folder)) throw error // else another start was faster
  }
}
