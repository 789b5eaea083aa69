// Runs a TypeScript program with the environment of this folder's installation: the embedded database of the portal
// that `npm start` runs, or whatever the variables of the shell say. For commands beside a running portal:
//   node scripts/with-installation.ts apps/api/src/commands/tenant-create.ts --name …

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { databaseUrls } from './database.ts'
import { NODE, ROOT } from './install.mjs'
import { readInstallation } from './installation.ts'
import { describe } from './lifecycle.ts'
import { lockHolder } from './lock.mjs'
import { StartError } from './start-error.ts'

async function installationEnvironment(): Promise<Record<string, string>> {
  const { DATABASE_URL, APP_DATABASE_URL, DATA_DIR } = process.env
  if (DATABASE_URL || APP_DATABASE_URL) return {}
  const dataDir = resolve(ROOT, DATA_DIR || '.data')
  const holder = existsSync(dataDir) ? lockHolder(join(dataDir, 'lock')) : undefined
  if (!holder) {
    throw new StartError(
      'The embedded database runs only while the portal does: leave npm start running in another terminal.',
    )
  }
  const installation = await readInstallation(dataDir)
  const { databaseUrl, appDatabaseUrl } = databaseUrls(installation)
  return {
    DATABASE_URL: databaseUrl,
    APP_DATABASE_URL: appDatabaseUrl,
    SECRET_KEYS: process.env.SECRET_KEYS || installation.secretKeys,
    ...(holder.note && !process.env.PUBLIC_URL ? { PUBLIC_URL: holder.note } : {}),
  }
}

try {
  const env = { ...process.env, ...(await installationEnvironment()) }
  const program = spawn(NODE, process.argv.slice(2), { cwd: ROOT, env, stdio: 'inherit' })
  const [code] = (await once(program, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} catch (error) {
  console.error(describe(error))
  process.exitCode = 1
}
