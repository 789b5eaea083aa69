// Brings node_modules to what the lockfile says. Plain JavaScript without dependencies: nothing is installed yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitForLock } from './lock.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** The Node 24 that everything after the install runs on. */
export const NODE = join(ROOT, 'node_modules/.bin/node')

const PNPM = 'pnpm@12.21.0'
export const END_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Line 1: the stamp of what was installed; then every folder that the install left, to notice one that is gone. */
const STAMP = 'node_modules/.switchboard-install'

/**
 * Installs when something changed since the last install that succeeded, or when there was none.
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
  const stamp = installStamp(ROOT)
  if (isInstalled(stamp)) return
  const release = await waitForLock(join(ROOT, '.install.lock')) // two commands in one fresh clone take turns
  try {
    if (isInstalled(stamp)) return
    say('Installing packages…')
    if (!(await pnpmInstall())) {
      say('The install failed; trying once more with empty node_modules…')
      for (const folder of packageFolders(ROOT))
        rmSync(join(ROOT, folder, 'node_modules'), { recursive: true, force: true })
      if (!(await pnpmInstall())) throw new Error('The packages could not be installed; the reason is above.')
    }
    writeFileSync(join(ROOT, STAMP), [stamp, ...installedFolders(ROOT)].join('\n'))
  } finally {
    release()
  }
}

/**
 * A hash of all that decides what node_modules holds.
 * @param {string} root
 */
export function installStamp(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${PNPM}`)
  const manifests = packageFolders(root).map((folder) => join(folder, 'package.json'))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/**
 * The folders of the workspace (pnpm-workspace.yaml says the same), relative to the root.
 * @param {string} root
 */
function packageFolders(root) {
  const children = ['apps', 'packages'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  )
  return ['.', 'prisma', 'e2e', ...children]
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .toSorted()
}

/**
 * What an install makes: each package in pnpm's store, and each link to one.
 * @param {string} root
 */
export function installedFolders(root) {
  const folders = packageFolders(root).map((folder) => join(folder, 'node_modules'))
  return ['node_modules/.pnpm', ...folders].flatMap((folder) => {
    if (!existsSync(join(root, folder))) return []
    const names = readdirSync(join(root, folder)).filter((name) => !name.startsWith('.'))
    return names.flatMap((name) =>
      name.startsWith('@') && !folder.endsWith('.pnpm')
        ? readdirSync(join(root, folder, name)).map((inner) => join(folder, name, inner))
        : join(folder, name),
    )
  })
}

/** @param {string} stamp */
function isInstalled(stamp) {
  if (!existsSync(NODE) || !existsSync(join(ROOT, STAMP))) return false
  const [installed, ...folders] = readFileSync(join(ROOT, STAMP), 'utf8').split('\n')
  return (
    installed === stamp && folders.length > 0 && folders.every((folder) => existsSync(join(ROOT, folder)))
  )
}

/** @returns {Promise<boolean>} whether it succeeded */
function pnpmInstall() {
  rmSync(join(ROOT, STAMP), { force: true })
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2], // stdout belongs to what comes after
      env: { ...process.env, CI: 'true' }, // asks nothing
    })
    for (const signal of END_SIGNALS) process.once(signal, () => child.kill(signal))
    child.once('error', () => reject(new Error('npx was not found; it comes with Node.js.')))
    child.once('exit', (code, signal) => {
      for (const name of END_SIGNALS) process.removeAllListeners(name)
      if (signal === null && code !== null && code < 128) resolve(code === 0)
      else reject(new Error('The install was interrupted.'))
    })
  })
}
