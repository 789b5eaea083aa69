import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppUser } from '@switchboard/database/client'
import { API_PREFIX, type Endpoint, type RequestOf, type ResponseOf } from '@switchboard/contract/endpoint'
import { session } from '@switchboard/contract/session'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { buildApp, type AppOptions } from '../app.ts'
import type { Clock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import { makeFiles } from '../files/files.ts'
import { CSRF_HEADER } from '../http/auth.ts'
import { sessionCookie } from '../http/cookies.ts'
import { appDatabaseUrl, databaseUrl, owner } from './db.ts'
import { insertSession } from './session.ts'

/** Somebody who sends requests; with a session or without. */
export interface Caller {
  /** Sends what the endpoint declares and gives the answer as it is. */
  request<E extends Endpoint>(endpoint: E, args: RequestOf<E>): Promise<LightMyRequestResponse>
  /** The same, for an answer that must be the success the endpoint declares. */
  call<E extends Endpoint>(endpoint: E, args: RequestOf<E>): Promise<ResponseOf<E>>
  /** Headers that make a request of one's own come from this caller: a session goes on under a new id as in a browser. */
  headers: Record<string, string>
  /** Somebody else with the same cookie, who is not told of a new one. */
  thief(): Caller
}

/** Stands still until it is moved, so that a test knows every instant the application wrote. */
interface TestClock extends Clock {
  advance(ms: number): void
}

export interface TestApp {
  app: FastifyInstance
  clock: TestClock
  config: Config
  anonymous: Caller
  /** A program that sends this API token. */
  program(token: string): Caller
  /** A session row, its cookie and its token, as if this user had signed in. */
  signInAs(user: Pick<AppUser, 'tenantId' | 'id'>): Promise<Caller>
}

export interface TestAppOptions {
  /** Environment variables beside those of the test's database. */
  env?: Record<string, string>
  passwords?: AppOptions['passwords']
  /** Instead of the real ones. */
  features?: AppOptions['features']
  /** Milliseconds; 0, which refuses nothing, unless that is what is tried: a busy machine fails no test. */
  maxEventLoopDelay?: number
}

/** Begins now: what the libraries measure by themselves (cookies, throttles) goes by the computer's clock. */
function makeTestClock(): TestClock {
  let now = Date.now()
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms
    },
  }
}

/** Of this test file. */
const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-data-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** The configuration of a test: its file's own database and data folder. */
export function testConfig(env: Record<string, string> = {}): Config {
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    APP_DATABASE_URL: appDatabaseUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent', // startTestApp({ env: { LOG_LEVEL: 'error' } }) shows why an answer is 500
    SECRET_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
    ...env,
  })
}

/** `/extensions/:id` and its query string, filled in. */
export function urlOf(
  endpoint: Endpoint,
  { params = {}, query = {} }: { params?: object; query?: object },
): string {
  const values = params as Record<string, unknown>
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return `${API_PREFIX}${path}${search && `?${search}`}`
}

function contentOf({ status, produces }: Endpoint, answer: LightMyRequestResponse): unknown {
  if (status === 204) return null
  return produces ? answer.body : answer.json()
}

const cookieOf = (config: Config, id: string) => `${sessionCookie(config)}=${encodeURIComponent(id)}`

function makeCaller(app: FastifyInstance, headers: Record<string, string>): Caller {
  const request = async (endpoint: Endpoint, args: object) => {
    const { body } = args as { body?: object }
    const options: InjectOptions = { method: endpoint.method, url: urlOf(endpoint, args), headers }
    const answer = await app.inject({ ...options, ...(body && { payload: body }) })
    const id = answer.cookies.find(({ name }) => name === sessionCookie(app.portal.config))?.value
    if (id && headers['cookie']) headers['cookie'] = cookieOf(app.portal.config, id)
    return answer
  }
  return {
    headers,
    thief: () => makeCaller(app, { ...headers }),
    request,
    call: async (endpoint, args) => {
      const answer = await request(endpoint, args)
      if (answer.statusCode !== endpoint.status) {
        throw new Error(`${endpoint.id} answered ${answer.statusCode}: ${answer.body}`)
      }
      // Parsing types the answer, and proves that it is what the contract says.
      return endpoint.response.parse(contentOf(endpoint, answer)) as ResponseOf<typeof endpoint>
    },
  }
}

/** Many requests at once share few connections: on a busy machine the last of them waits longer than people would. */
const CONNECTION_TIMEOUT_MS = 30_000

/** The application on this test file's database, closed after its tests. Its requests go through `inject`. */
export async function startTestApp({
  env,
  passwords,
  features,
  maxEventLoopDelay = 0,
}: TestAppOptions = {}): Promise<TestApp> {
  const config = testConfig(env)
  const clock = makeTestClock()
  const logger = pino({ level: config.logLevel })
  const database = connect(config, logger, CONNECTION_TIMEOUT_MS)
  const files = await makeFiles(config)
  const app = await buildApp({
    config,
    clock,
    database,
    files,
    passwords,
    features,
    logger,
    maxEventLoopDelay,
  })
  await app.ready()
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  return {
    app,
    clock,
    config,
    anonymous: makeCaller(app, {}),
    program: (token) => makeCaller(app, { authorization: `Bearer ${token}` }),
    signInAs: async (user) => {
      const cookie = cookieOf(config, await insertSession(owner, config, user, clock.now()))
      const current = await makeCaller(app, { cookie }).call(session.get, {})
      if (!current) throw new Error('the session that was just made is not known')
      return makeCaller(app, { cookie, [CSRF_HEADER]: current.csrfToken })
    },
  }
}
