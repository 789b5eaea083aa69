import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './install.mjs'
import { waitForLock } from './lock.mjs'

const STAMPS = join(ROOT, 'node_modules/.cache/switchboard')
const NOT_SOURCES = new Set(['node_modules', 'dist', 'dist.next', 'generated', 'test-results'])

interface Product {
  /** Names the stamp. */
  name: string
  /** Files and folders it is made from, relative to the root. */
  sources: string[]
  /** A file that exists once it is made. */
  result: string
  make: () => Promise<void>
  /** Makes it even when nothing changed. */
  always?: boolean
}

/** Makes a product again when its sources are not those it was last made from; an interrupted attempt does not count. */
export async function makeIfStale({ name, sources, result, make, always = false }: Product): Promise<void> {
  const stamp = join(STAMPS, name)
  const hash = hashSources(ROOT, sources)
  const isFresh = (): boolean =>
    existsSync(join(ROOT, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (!always && isFresh()) return
  mkdirSync(STAMPS, { recursive: true })
  const release = await waitForLock(`${stamp}.lock`) // two portals of one clone take turns
  try {
    if (!always && isFresh()) return
    rmSync(stamp, { force: true })
    await make()
    writeFileSync(stamp, hash)
  } finally {
    release()
  }
}

/** A hash of names and contents; what is made or installed inside a folder does not count. */
export function hashSources(root: string, sources: string[]): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => listFiles(root, source)).toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !NOT_SOURCES.has(name))
    .flatMap((name) => listFiles(root, join(path, name)))
}
