// One holder per file, known by its process: what a killed holder leaves is taken over, never waited for.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive, startTime } from './processes.mjs'

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} startTime  of that process, because pids are used again
 * @property {string} [note]     what the holder tells who comes second, e.g. its address
 */

/**
 * Takes the lock, or returns the live process that has it.
 * @param {string} file  its folder exists
 * @param {string} [note]
 * @returns {{ holder: Holder } | { release: () => void, note: (note: string) => void }}
 */
export function takeLock(file, note) {
  const own = { pid: process.pid, startTime: startTime(process.pid), ...(note === undefined ? {} : { note }) }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(own))
  try {
    while (!linkOnce(draft, file)) {
      const holder = lockHolder(file)
      if (holder) return { holder }
      discard(file)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
    },
    note: (text) => {
      writeFileSync(draft, JSON.stringify({ ...own, note: text }))
      renameSync(draft, file)
    },
  }
}

/**
 * Takes the lock as soon as nobody has it.
 * @param {string} file  its folder exists
 * @returns {Promise<() => void>} what releases it
 */
export async function waitForLock(file) {
  for (;;) {
    const lock = takeLock(file)
    if ('release' in lock) return lock.release
    await delay(200)
  }
}

/**
 * The live process that has the lock.
 * @param {string} file
 * @returns {Holder | undefined}
 */
export function lockHolder(file) {
  const holder = readHolder(file)
  return holder && isAlive(holder.pid) && startTime(holder.pid) === holder.startTime ? holder : undefined
}

/**
 * A link appears whole or not at all, and only where nothing is.
 * @param {string} draft
 * @param {string} file
 */
function linkOnce(draft, file) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes a lock nobody holds. Moved away first: had another process taken it meanwhile, it is put back.
 * @param {string} file
 */
function discard(file) {
  const stale = `${file}.stale.${process.pid}`
  try {
    renameSync(file, stale)
  } catch {
    return // somebody else was faster
  }
  if (lockHolder(stale)) linkOnce(stale, file)
  rmSync(stale)
}

/** @param {string} file @returns {Holder | undefined} */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // gone, or not a lock
  }
}
