import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  type Access,
  API_PREFIX,
  type Endpoint,
  type ParsedRequestOf,
  type PlatformKind,
  platformKindOf,
  type ReplyOf,
} from '@switchboard/contract/endpoint'
import { PERMISSIONS } from '@switchboard/contract/permissions'
import { COMMON_ERRORS, Problem } from '@switchboard/contract/problem'
import type { Clock } from '../clock.ts'
import type { TenantDb, TenantPg } from '../db/tenant.ts'
import type { Content } from '../files/files.ts'
import { makeOutbox, type Outbox } from '../jobs/outbox.ts'
import type { Actor } from './actor.ts'
import { type Audit, type Author, makeAudit } from './audit.ts'
import type { SecretBox } from './crypto.ts'
import { problem, ProblemError, statusOf } from './errors.ts'
import { type FileAnswer, sendFile } from './file-answer.ts'
import type { Program } from './portal.ts'
import { savedBy } from './saved-by.ts'
import { sendStored, type StoredFile } from './stored-file.ts'
import { fileOf } from './uploads.ts'

const DEFAULT_TIMEOUT = 10_000
/** A conflict does not wait long for what it can be told without. */
const SAVER_TIMEOUT = 1_000
const DEFAULT_BODY_LIMIT = 64 * 1024

/** What work inside a tenant transaction goes through. */
export interface TenantWork {
  db: TenantDb
  audit: Audit
  outbox: Outbox
}

type OfPlatform = { permission: PlatformKind }

interface RequestContext<E extends Endpoint> {
  actor: E extends { permission: 'public' } ? Actor | null : E extends OfPlatform ? null : Actor
  clock: Clock
  log: FastifyBaseLogger
  secrets: SecretBox
  request: FastifyRequest
  reply: FastifyReply
}

/** For `tx: 'none'` and `'stream'`: short transactions of the actor's own tenant, opened by the handler. */
interface OpenTransactions {
  withTenant<T>(work: (tenant: TenantWork) => Promise<T>): Promise<T>
  withPg<T>(work: (pg: TenantPg) => Promise<T>): Promise<T>
}

/** For a program of the installation: short transactions of whichever company it names, confined to it as any other. */
interface ProgramPart {
  program: Program
  /** What is written enters the company's history as done by the provider. An unknown company has no rows at all. */
  withTenant<T>(tenantId: string, work: (tenant: TenantWork) => Promise<T>): Promise<T>
}

type TransactionPart<E extends Endpoint> = E extends { permission: 'public' }
  ? object
  : E extends OfPlatform
    ? ProgramPart
    : E extends { tx: 'none' | 'stream' }
      ? OpenTransactions
      : TenantWork

/** What a handler gets: the endpoint's validated parts, who asks, and the means to answer. */
type Context<E extends Endpoint> = ParsedRequestOf<E> & RequestContext<E> & TransactionPart<E> & FilePart<E>

/** The body of an endpoint that takes a file. */
type FilePart<E extends Endpoint> = E extends { consumes: string } ? { file: Content } : object

type Answer<E extends Endpoint> = E extends { produces: 'audio/wav' }
  ? StoredFile
  : E extends { produces: string }
    ? FileAnswer
    : ReplyOf<E>

export type Handler<E extends Endpoint> = (context: Context<E>) => Promise<Answer<E>> | Answer<E>

/** What a service that changes something is given: the `Context` of any endpoint with a transaction fits. */
export type TransactionContext = TenantWork & {
  actor: Actor
  clock: Clock
  secrets: SecretBox
  log: FastifyBaseLogger
}

const bodyLimitOf = ({ bodyLimit = DEFAULT_BODY_LIMIT }: Endpoint) => bodyLimit

/** 401 before 403 before anything is read. What is about a person (`signed-in`) is not for an API token, which is nobody. */
function checkAccess(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): void {
  const { permission, withoutSecondFactor } = endpoint
  if (permission === 'public') return
  const { actor, program } = request
  if (!actor && !program) throw problem('unauthenticated')
  if (actor?.secondFactor === 'required' && !withoutSecondFactor) throw problem('second_factor_required')
  if (isAllowed(permission, actor, program)) return
  const lacking = PERMISSIONS.find((each) => each === permission)
  // RFC 6750, 3.1: a program learns what its token would need.
  if (actor?.token && lacking) {
    const challenge = `Bearer realm="Switchboard API", error="insufficient_scope", scope="${lacking}"`
    void reply.header('www-authenticate', challenge)
  }
  throw problem('forbidden', { permission: lacking })
}

function isAllowed(permission: Access, actor: Actor | null, program: Program | null): boolean {
  if (!actor) return program?.kind === permission
  if (permission === 'signed-in') return actor.token === null
  return actor.permissions.some((held) => held === permission)
}

/** A problem that the contract does not announce is our bug: callers could not have prepared for it. */
function checkDeclared(endpoint: Endpoint, error: unknown): void {
  if (!(error instanceof ProblemError)) return
  const declared: readonly string[] = [...COMMON_ERRORS, ...endpoint.errors]
  if (declared.includes(error.code)) return
  throw new Error(`${endpoint.id} answered ${error.code}, which its contract does not declare`, {
    cause: error,
  })
}

/** Tells with a conflict who saved in between: after the transaction that found it, in one of its own, if that can be. */
async function withSaver(app: FastifyInstance, request: FastifyRequest, error: unknown): Promise<unknown> {
  const { actor, log } = request
  if (!(error instanceof ProblemError) || error.code !== 'version_conflict' || !actor) return error
  const { options } = error
  try {
    const find = (db: TenantDb) => savedBy(db, options)
    const saved = await app.portal.database.withTenant(actor.tenant.id, find, { timeout: SAVER_TIMEOUT })
    return problem('version_conflict', { ...options, saved })
  } catch (err) {
    log.warn({ err }, 'who saved in between could not be found')
    return error
  }
}

const as = (type: string, description: string, schema: z.ZodType) => ({
  description,
  content: { [type]: { schema } },
})

/** Every answer there can be, by status: what OpenAPI lists. */
function responsesOf(endpoint: Endpoint): Record<number, object> {
  const guarded = endpoint.permission !== 'public'
  const byPeople = guarded && !platformKindOf(endpoint)
  const common = COMMON_ERRORS.filter((code) => {
    if (code === 'unauthenticated' || code === 'forbidden') return guarded
    if (code === 'second_factor_required') return byPeople && !endpoint.withoutSecondFactor
    if (code === 'csrf_rejected') return endpoint.method !== 'GET' && (byPeople || !guarded)
    if (code === 'too_large') return endpoint.body !== undefined || endpoint.consumes !== undefined
    return code !== 'not_found' || endpoint.params !== undefined
  })
  const codes = [...common, ...endpoint.errors]
  const problems = [...new Set(codes.map(statusOf))].map((status) => {
    const here = codes.filter((code) => statusOf(code) === status)
    return [status, as('application/json', here.join(', '), Problem)]
  })
  const type = endpoint.produces ?? 'application/json'
  const success = endpoint.status === 204 ? endpoint.response : as(type, 'Done.', endpoint.response)
  return { ...Object.fromEntries(problems), [endpoint.status]: success }
}

function tenantWork(app: FastifyInstance, request: FastifyRequest, author: Author) {
  return (db: TenantDb): TenantWork => ({
    db,
    audit: makeAudit(db, author, app.portal.clock.now(), request.id),
    outbox: makeOutbox(db, app.portal.clock.now()),
  })
}

/** Runs the handler as the endpoint's transaction mode says and shapes what it returns, inside the transaction. */
function runHandler<E extends Endpoint>(app: FastifyInstance, endpoint: E, handler: Handler<E>) {
  const { database, clock, secrets } = app.portal
  const timeout = endpoint.timeout ?? DEFAULT_TIMEOUT
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { params, query, body, actor, program, log } = request
    const file = endpoint.consumes && fileOf(request, bodyLimitOf(endpoint))
    const shared = { params, query, body, file, actor, clock, log, secrets, request, reply }
    const answer = async (transaction: object) => {
      // The schemas that Fastify ran give these parts the types that Context<E> promises.
      const result = await handler({ ...shared, ...transaction } as unknown as Context<E>)
      if (endpoint.produces === 'audio/wav')
        return sendStored(request, reply, endpoint.produces, result as StoredFile)
      if (endpoint.produces) return sendFile(reply, endpoint.produces, result as FileAnswer)
      return endpoint.tx === 'stream' ? result : z.encode(endpoint.response, result)
    }
    if (program) {
      const work = tenantWork(app, request, 'platform')
      const withTenant: ProgramPart['withTenant'] = (tenantId, act) =>
        database.withTenant(tenantId, (db) => act(work(db)), { timeout })
      return answer({ program, withTenant } satisfies ProgramPart)
    }
    if (!actor) return answer({})
    const tenantId = actor.tenant.id
    const work = tenantWork(app, request, actor)
    if (endpoint.permission !== 'public' && (endpoint.tx ?? 'default') === 'default') {
      return database.withTenant(tenantId, (db) => answer(work(db)), { timeout })
    }
    const open: OpenTransactions = {
      withTenant: (run) => database.withTenant(tenantId, (db) => run(work(db)), { timeout }),
      withPg: (run) => database.withTenantPg(tenantId, run, { timeout }),
    }
    return answer(open)
  }
}

/** Fastify's own limit ends where the body was read, so it holds for hooks and for requests without one. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(problem('unavailable', { cause: new Error(`no answer in ${ms} ms`) })),
    ms,
  )
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Serves an endpoint of the contract: checks who asks, validates, opens the tenant transaction, runs the handler, shapes
 * its answer to the schema and commits. A handler throws `problem(...)` for every answer that is not a success.
 */
export function route<const E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: Handler<E>,
): void {
  const ofNoCompany = endpoint.permission === 'public' || platformKindOf(endpoint)
  if (ofNoCompany && (endpoint.tx ?? 'default') === 'default') {
    throw new Error(
      `${endpoint.id} (${endpoint.permission}) is of no company, so there is none to open a transaction for: give it tx 'none'`,
    )
  }
  const run = runHandler(app, endpoint, handler)
  const timeout = endpoint.timeout ?? DEFAULT_TIMEOUT
  app.route({
    method: endpoint.method,
    url: `${API_PREFIX}${endpoint.path}`,
    // Counted until the last byte is read; a file has no limit of its own once it has begun.
    ...(endpoint.tx !== 'stream' && { handlerTimeout: timeout }),
    bodyLimit: bodyLimitOf(endpoint),
    config: { endpoint },
    schema: {
      operationId: endpoint.id,
      summary: endpoint.summary,
      tags: [endpoint.id.slice(0, endpoint.id.indexOf('.'))],
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      response: responsesOf(endpoint),
    },
    // Already shaped in runHandler, where a misfit still rolls the transaction back.
    serializerCompiler: () => JSON.stringify,
    onRequest: async (request, reply) => checkAccess(endpoint, request, reply),
    handler: async (request, reply) => {
      void reply.code(endpoint.status).header('cache-control', 'no-store')
      const result = await within(timeout, run(request, reply)).catch(async (error: unknown) => {
        if (app.portal.config.mode !== 'production') checkDeclared(endpoint, error)
        const told = await withSaver(app, request, error)
        // Fastify's limit came first and is in the log; what ended with it is no error of its own.
        if (!reply.sent) throw told
      })
      if (reply.sent) return
      return endpoint.status === 204 ? reply.send() : result
    },
  })
}
