// The whole portal on one machine: npm start (see start.mjs) and npm run dev.

import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DEMO_SIGN_IN } from '../prisma/seed/sign-in.ts'
import { CommandError, runCommand, startProgram, stopProgram } from './commands.ts'
import { lockFolder } from './data-folder.ts'
import { databaseUrls, hasCompany, startDatabase } from './database.ts'
import { readSettings } from './environment.ts'
import { NODE, ROOT } from './install.mjs'
import { type Installation, readInstallation } from './installation.ts'
import { createLifecycle, describe } from './lifecycle.ts'
import { type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { claimPort, freePort } from './port.ts'
import { makeClient, makeWeb } from './products.ts'
import { StartError } from './start-error.ts'
import { readStartOptions } from './start-options.mjs'

const WEB_DIST = join(ROOT, 'apps/web/dist')
const READY_TIMEOUT_MS = 60_000
/** Addresses that a browser of this machine reaches as localhost, which cookies and passkeys need. */
const LOCAL_HOSTS = new Set(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'])

/** The one line on stdout of `npm start -- --json`. */
export interface Portal {
  url: string
  /** The page with the caught mail; null when SMTP_URL delivers it. */
  mailUrl: string | null
  /** How to sign in to the demo company; null where there is none. */
  demo: { country: string; phone: string; password: string } | null
  databaseUrl: string
  appDatabaseUrl: string
}

const options = readStartOptions()
/** For a person; stdout belongs to the JSON when that is asked for. */
const say = (line: string): void => void (options.json ? process.stderr : process.stdout).write(`${line}\n`)
const lifecycle = createLifecycle(say)
lifecycle.track(start()).catch((error: unknown) => {
  if (!lifecycle.signal.aborted) console.error(describe(error))
  return lifecycle.end(1)
})

async function start(): Promise<void> {
  const { config, embedded } = readSettings(process.env)
  const dataDir = resolve(ROOT, config.dataDir)
  const lock = lockDataDir(dataDir)
  const port = await claimPort(config.host, config.port)
  const url = `http://${LOCAL_HOSTS.has(config.host) ? 'localhost' : config.host}:${port}`
  lock.note(url)
  lifecycle.signal.throwIfAborted()

  const installation = embedded ? await readInstallation(dataDir) : undefined
  const { databaseUrl, appDatabaseUrl } = installation ? databaseUrls(installation) : config
  const mail = config.smtpUrl === undefined ? await startMail(config.port === 0 ? 0 : port + 1) : undefined
  const environment = {
    HOST: config.host,
    PORT: String(port),
    PUBLIC_URL: config.publicUrl ?? url,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    APP_DATABASE_URL: appDatabaseUrl,
    ...(installation && !process.env.SECRET_KEYS ? { SECRET_KEYS: installation.secretKeys } : {}),
    ...(mail ? { SMTP_URL: mail.smtpUrl } : {}),
    WEB_DIST: config.webDist ?? WEB_DIST,
  }
  await Promise.all([
    lifecycle.track(prepareDatabase(dataDir, installation, environment, config.seedDemo)),
    options.dev ? undefined : lifecycle.track(makeWeb(say, lifecycle.signal)),
  ])
  say('Starting the portal…')
  await (options.dev
    ? startDevelopment(environment, port)
    : startApi(environment, url, join(dataDir, 'api.log')))
  const seeded = embedded || config.seedDemo
  announce(
    { url, mailUrl: mail?.url ?? null, demo: seeded ? DEMO_SIGN_IN : null, databaseUrl, appDatabaseUrl },
    dataDir,
  )
}

function lockDataDir(dataDir: string): { note: (note: string) => void } {
  const lock = lockFolder(dataDir)
  if ('holder' in lock) {
    const { pid, note } = lock.holder
    throw new StartError(
      `Switchboard already runs with this data folder (process ${pid}${note ? `, ${note}` : ''}); stop it first, or start another one with its own DATA_DIR and PORT.`,
    )
  }
  lifecycle.add({ stop: async () => lock.release() })
  return lock
}

async function startMail(preferredPort: number): Promise<MailCatcher> {
  const mail = await startMailCatcher(preferredPort)
  lifecycle.add(mail)
  return mail
}

/** Brings up the database with its schema and, where it was made here, the demo company. */
async function prepareDatabase(
  dataDir: string,
  installation: Installation | undefined,
  environment: Record<string, string> & { DATABASE_URL: string },
  seedDemo: boolean,
): Promise<void> {
  const { signal } = lifecycle
  if (installation) {
    say('Starting PostgreSQL…')
    lifecycle.add(await startDatabase(dataDir, installation, say))
  }
  signal.throwIfAborted()
  await Promise.all([makeClient(signal), runOrExplain('prisma/migrate.ts', environment)])
  if (installation && (await hasCompany(environment.DATABASE_URL))) return
  if (installation || seedDemo) await runOrExplain('scripts/seed-demo.ts', environment)
}

/** The commands' own sentences are the explanation; a stack would say nothing more. */
async function runOrExplain(script: string, env: Record<string, string>): Promise<void> {
  try {
    await runCommand(NODE, [script], { env, signal: lifecycle.signal })
  } catch (error) {
    throw error instanceof CommandError ? new StartError(error.output.trim(), { cause: error }) : error
  }
}

async function startApi(env: Record<string, string>, url: string, log: string): Promise<void> {
  const api = startProgram(['apps/api/src/server.ts'], { env, log })
  lifecycle.add({ stop: () => stopProgram(api), kill: () => api.kill('SIGKILL') })
  api.once('exit', (code, signal) => {
    if (lifecycle.signal.aborted) return
    console.error(`The API ended unexpectedly (${signal ?? code}). The end of ${log}:\n${tail(log)}`)
    void lifecycle.end(1)
  })
  await isReady(`${url}/readyz`)
}

/** The API and the pages as they are in the sources, each reloaded by itself when they change. */
async function startDevelopment(environment: Record<string, string>, port: number): Promise<void> {
  const apiPort = String(await freePort())
  const api = { ...environment, PORT: apiPort, NODE_ENV: 'development' }
  const web = { ...environment, API_URL: `http://127.0.0.1:${apiPort}` }
  const vite = [
    'node_modules/vite/bin/vite.js',
    '--port',
    String(port),
    '--strictPort',
    '--clearScreen',
    'false',
  ]
  for (const program of [
    startProgram(['--watch', '--watch-preserve-output', 'apps/api/src/server.ts'], {
      env: api,
      log: 'stderr',
    }),
    startProgram(vite, { cwd: 'apps/web', env: web, log: 'stderr' }),
  ]) {
    lifecycle.add({ stop: () => stopProgram(program), kill: () => program.kill('SIGKILL') })
  }
  await isReady(`${web.API_URL}/readyz`)
}

async function isReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    lifecycle.signal.throwIfAborted()
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await delay(50)
  }
  throw new StartError(`The portal was started but does not answer at ${url}.`)
}

function announce(portal: Portal, dataDir: string): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(portal)}\n`)
    return
  }
  const { url, mailUrl, demo } = portal
  say('')
  if (!options.dev) say(`  Log       ${relative(process.cwd(), join(dataDir, 'api.log'))}`)
  say('  Stop      Ctrl-C')
  say(`  Portal    ${url}`)
  if (demo) say(`  Sign in   country ${demo.country}, number ${demo.phone}, password ${demo.password}`)
  say(`  Mail      ${mailUrl ?? 'delivered through SMTP_URL'}`)
}

function tail(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n')
}
