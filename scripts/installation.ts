import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ROOT_HOME, stopLeftover } from './embedded-postgres.ts'
import { freePort } from './port.ts'

/** What is made once for a data folder and must stay the same for its database to be readable. */
export interface Installation {
  id: string
  /** The data folder, to notice that it was moved. */
  dataDir: string
  /** Of the embedded PostgreSQL, so that its address outlives a restart. */
  databasePort: number
  superuserPassword: string
  appPassword: string
  /** For SECRET_KEYS: `id:base64`. */
  secretKeys: string
}

const FILE = 'installation.json'

/** Reads the installation of a data folder (absolute), or makes one, readable by its owner only. */
export async function readInstallation(dataDir: string): Promise<Installation> {
  if (existsSync(join(dataDir, FILE)))
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as Installation
  const installation = {
    id: randomUUID(),
    dataDir,
    databasePort: await freePort(),
    superuserPassword: randomBytes(18).toString('hex'),
    appPassword: randomBytes(18).toString('hex'),
    secretKeys: `k1:${randomBytes(32).toString('base64')}`,
  }
  writeInstallation(dataDir, installation)
  return installation
}

function writeInstallation(dataDir: string, installation: Installation): void {
  const draft = join(dataDir, `${FILE}.new`)
  writeFileSync(draft, JSON.stringify(installation, null, 2), { mode: 0o600 })
  renameSync(draft, join(dataDir, FILE))
}

/**
 * The folder of this installation's PostgreSQL. For root it is outside the data folder, which the unprivileged server
 * may not be able to enter, and follows a data folder that is moved. What a data folder that was deleted left there
 * is kept as `.previous`, not opened: its passwords and keys are gone.
 */
export async function databaseHome(dataDir: string, installation: Installation): Promise<string> {
  const inside = join(dataDir, 'postgres')
  const outside = process.getuid?.() === 0 && !existsSync(join(inside, 'data'))
  const home = outside ? rootHome(dataDir) : inside
  if (outside && installation.dataDir !== dataDir && !existsSync(installation.dataDir)) {
    await move(rootHome(installation.dataDir), home)
    writeInstallation(dataDir, { ...installation, dataDir })
  }
  const mark = join(home, 'installation')
  if (existsSync(home) && !(existsSync(mark) && readFileSync(mark, 'utf8') === installation.id)) {
    await move(home, `${home}.previous`)
  }
  mkdirSync(home, { recursive: true, mode: 0o700 })
  writeFileSync(mark, installation.id)
  return home
}

/** `/var/lib/switchboard/<name of the clone>-<hash of the path>`. */
function rootHome(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return join(ROOT_HOME, `${basename(dirname(dataDir)) || 'data'}-${hash}`)
}

async function move(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  await stopLeftover(join(from, 'data'))
  rmSync(to, { recursive: true, force: true })
  renameSync(from, to)
}
