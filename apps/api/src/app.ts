import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import underPressure from '@fastify/under-pressure'
import { fastify, type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { constants } from 'node:zlib'
import { isHttps } from './config.ts'
import { features as allFeatures } from './features/index.ts'
import { registerAuth } from './http/auth.ts'
import { makeSecretBox } from './http/crypto.ts'
import { handleError, registerErrorHandler } from './http/errors.ts'
import { makeConfine, registerHeaders } from './http/headers.ts'
import { registerHealth } from './http/health.ts'
import { registerOpenApi } from './http/openapi.ts'
import { registerPages } from './http/pages.ts'
import { makePasswords } from './http/passwords.ts'
import type { Portal } from './http/portal.ts'
import { registerUploads } from './http/uploads.ts'
import { registerMailPreview } from './jobs/mails/preview.ts'

/** What an application is made from. The caller closes the database. */
export interface AppOptions extends Pick<Portal, 'config' | 'clock' | 'database' | 'files'> {
  logger?: FastifyServerOptions['loggerInstance']
  /** Tests that count hashes bring their own. */
  passwords?: Portal['passwords'] | undefined
  /** Tests of the machinery bring endpoints of their own. */
  features?: typeof allFeatures | undefined
  /**
   * The event loop this late (milliseconds, over a second) means that answers come too late for anyone; more work would
   * make it worse, and requests are refused; 0 never refuses any. Tests share the loop with their runner: there it says
   * nothing about the application.
   */
  maxEventLoopDelay?: number | undefined
}

/** One line for each answer, with the route's pattern: paths and query strings hold tokens and people's names. */
function registerLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, actor, program, routeOptions } = request
    const line = {
      method,
      route: routeOptions.url ?? '-',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    // Files and health checks say something new only when they fail.
    const level = routeOptions.config.endpoint || reply.statusCode >= 400 ? 'info' : 'debug'
    request.log[level](
      {
        ...line,
        tenant: actor?.tenant.id,
        user: actor?.userId,
        token: actor?.token?.id ?? program?.id,
      },
      'answered',
    )
  })
}

/** A stop waits for answers under way; their connections must not be kept for a next request that never comes. */
function registerDrain(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) void reply.header('connection', 'close')
  })
}

async function registerCompression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    threshold: 1024,
    // Answers are made once and read once: a fast level.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}

/** The whole server, not yet listening. */
export async function buildApp({ features = allFeatures, ...options }: AppOptions): Promise<FastifyInstance> {
  const { config, clock, database, files, passwords, logger, maxEventLoopDelay = 2_000 } = options
  const confine = makeConfine(isHttps(config))
  const app: FastifyInstance = fastify({
    ...(logger && { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // The nearest proxy is hop 0: as many as the operator says stand in front are believed.
    trustProxy: (_address: string, hop: number) => hop < config.trustProxy,
    forceCloseConnections: 'idle',
    // Addresses that no route can be looked up for.
    frameworkErrors: (error, request, reply) => {
      confine(request, reply)
      return handleError(error, request, reply)
    },
    // What still arrives on a connection while the server drains is answered as ever.
    return503OnClosing: false,
    // As long as the longest upload may take; what comes before the body has Node's own limit of a minute.
    requestTimeout: 600_000,
    routerOptions: { maxParamLength: 200 },
  })
  registerErrorHandler(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorate('portal', {
    config,
    clock,
    database,
    files,
    secrets: makeSecretBox(config.secretKeys),
    passwords: passwords ?? makePasswords(config.signIn.concurrentHashes),
  })
  registerLog(app)
  registerDrain(app)
  registerHeaders(app, confine)
  await registerCompression(app)
  await registerOpenApi(app)
  await registerHealth(app)
  await registerPages(app)
  registerMailPreview(app)
  await app.register(async (api) => {
    // Not for health: a server that is only busy must not be taken for a dead one and killed.
    // The plugin takes a loop that stood still for a whole sample for endlessly late: the sample is as long as the limit.
    await api.register(underPressure, { maxEventLoopDelay, sampleInterval: maxEventLoopDelay })
    await registerAuth(api)
    registerUploads(api)
    for (const feature of features) feature(api)
  })
  return app
}
