import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Permission } from '@switchboard/contract/permissions'
import {
  FIELD_ERRORS,
  type CommonErrorCode,
  type ErrorCode,
  type FieldErrorCode,
  type Problem,
} from '@switchboard/contract/problem'
import { readDatabaseError } from '../db/prisma-errors.ts'

export type ProblemCode = CommonErrorCode | ErrorCode
type FieldErrors = Record<string, FieldErrorCode>

/** The status of each code, and what it says to people who read logs or use the API by hand. */
const PROBLEMS: Record<ProblemCode, { status: number; message: string }> = {
  invalid_request: { status: 400, message: 'The request does not have the documented shape.' },
  unauthenticated: { status: 401, message: 'There is no session or API token, or it has ended.' },
  credentials_rejected: { status: 401, message: 'The sign-in name or the password is wrong.' },
  challenge_expired: { status: 401, message: 'The sign-in was not completed in time; begin again.' },
  passkey_rejected: { status: 401, message: 'This passkey is unknown, or its proof is wrong.' },
  csrf_rejected: { status: 403, message: "The request did not come from the portal's own page." },
  second_factor_required: { status: 403, message: 'Your company requires a second factor.' },
  forbidden: { status: 403, message: 'Your role, or your API token, does not allow this.' },
  not_found: { status: 404, message: 'There is nothing here.' },
  link_invalid: { status: 404, message: 'This link is unknown, used or expired.' },
  setup_expired: { status: 409, message: 'This was not completed in time; begin again.' },
  version_conflict: { status: 409, message: 'Someone else saved in between.' },
  already_exists: { status: 409, message: 'Something that must be unique is taken; fieldErrors says what.' },
  in_use: { status: 409, message: 'Other things refer to this.' },
  selection_changed: { status: 409, message: 'Another number of objects matches than was seen.' },
  limit_reached: { status: 409, message: 'There are as many of these as there may be.' },
  import_started: { status: 409, message: 'The import has started and can no longer be changed.' },
  not_undoable: { status: 409, message: 'This can no longer be undone; current says why.' },
  access_changed: {
    status: 409,
    message: "The person's access is not what it was; current says what it is.",
  },
  last_owner: { status: 409, message: 'A company has at least one owner.' },
  own_access: { status: 409, message: 'Your own role and access are for somebody else to change.' },
  name_taken: { status: 409, message: 'Somebody signs in with this address at another company.' },
  import_ended: { status: 409, message: 'The import has ended.' },
  passkey_expired: {
    status: 409,
    message: 'This was begun too long ago, elsewhere, or is done; begin again.',
  },
  passkeys_unavailable: { status: 409, message: 'PUBLIC_URL is no address that a passkey can belong to.' },
  too_many_passkeys: {
    status: 409,
    message: 'There are as many passkeys as there may be; remove one first.',
  },
  too_large: { status: 413, message: 'The request is too large.' },
  validation_failed: { status: 422, message: 'A rule is broken; fieldErrors says where.' },
  kind_not_editable: { status: 422, message: 'This kind is edited elsewhere.' },
  too_many_requests: { status: 429, message: 'Too many tries; wait as long as Retry-After says.' },
  internal: { status: 500, message: 'Something went wrong on our side.' },
  unavailable: { status: 503, message: 'The service cannot answer at the moment; try again soon.' },
}

/** Seconds after which a client may try again when the database is away. */
const RETRY_AFTER = 2

export interface ProblemOptions {
  /** Instead of the code's own. */
  status?: number
  /** Path in the body, dotted → reason. */
  fieldErrors?: FieldErrors
  /** With `version_conflict` and `in_use`. */
  current?: unknown
  /** With `version_conflict` of what every company has one of: its kind in the history, where the company's id stands for it. */
  objectKind?: string
  /** With `version_conflict`: added by `route()`. */
  saved?: Problem['saved']
  /** With `forbidden`: what is lacking. */
  permission?: Permission | undefined
  /** Seconds, for `too_many_requests`. */
  retryAfter?: number
  /** For the log only. */
  cause?: unknown
}

/** An answer that is not a success, thrown by whoever notices. Made by `problem()`. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly status: number
  readonly options: ProblemOptions

  constructor(code: ProblemCode, options: ProblemOptions) {
    super(PROBLEMS[code].message, { cause: options.cause })
    this.code = code
    this.status = options.status ?? PROBLEMS[code].status
    this.options = options
  }
}

/** `throw problem('not_found')`, `throw problem('validation_failed', { fieldErrors: { pin: 'pin_trivial' } })`. */
export function problem(code: ProblemCode, options: ProblemOptions = {}): ProblemError {
  return new ProblemError(code, options)
}

/** The HTTP status that a code has by default; OpenAPI is made with it. */
export const statusOf = (code: ProblemCode) => PROBLEMS[code].status

/** The reason that zod's issue stands for: the contract's own where it names one, else by kind of issue. */
function fieldErrorOf({ keyword, message = '', params }: ValidationIssue): FieldErrorCode {
  const named = FIELD_ERRORS.find((code) => code === message)
  if (named) return named
  const isText = params['origin'] === 'string' || params['origin'] === 'array'
  if (keyword === 'too_small') return isText ? 'too_short' : 'too_small'
  if (keyword === 'too_big') return isText ? 'too_long' : 'too_big'
  return keyword === 'invalid_type' && message.endsWith('received undefined') ? 'required' : 'invalid'
}

export interface ValidationIssue {
  keyword: string
  instancePath: string
  message?: string | undefined
  params: Record<string, unknown>
}

/** All issues at once, each at its place, so that a form can mark every field. */
export function fieldErrorsOf(issues: readonly ValidationIssue[]): FieldErrors {
  const found = issues.flatMap((issue): [string, FieldErrorCode][] => {
    const path = issue.instancePath.split('/').filter(Boolean)
    if (issue.keyword !== 'unrecognized_keys') return [[path.join('.'), fieldErrorOf(issue)]]
    const keys = issue.params['keys'] as string[]
    return keys.map((key) => [[...path, key].join('.'), 'unknown_property'])
  })
  return Object.fromEntries(found.filter(([path]) => path !== ''))
}

/** Errors of Fastify and its plugins, by code. */
const FASTIFY_CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_UNDER_PRESSURE: 'unavailable',
  FST_CSRF_MISSING_SECRET: 'csrf_rejected',
  FST_CSRF_INVALID_TOKEN: 'csrf_rejected',
}

/** Whatever was thrown, as a problem. What nobody foresaw is `internal`. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    // A path parameter of the wrong shape names nothing: it is as unknown as any other.
    if (error.validationContext === 'params') return problem('not_found')
    return problem('invalid_request', { fieldErrors: fieldErrorsOf(error.validation) })
  }
  const { code = '', statusCode } = error as Partial<FastifyError>
  const known = FASTIFY_CODES[code]
  if (known) return problem(known, { cause: error })
  const failure = readDatabaseError(error)
  if (failure?.kind === 'away' || failure?.kind === 'collision')
    return problem('unavailable', { cause: error })
  if (failure?.kind === 'broken_rule') {
    const { field, error: reason } = failure.rule
    return problem(reason === 'taken' ? 'already_exists' : 'validation_failed', {
      fieldErrors: { [field]: reason },
      cause: error,
    })
  }
  if (code.startsWith('FST_') && statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return problem(statusCode === 404 ? 'not_found' : 'invalid_request', { status: statusCode, cause: error })
  }
  return problem('internal', { cause: error })
}

function send(reply: FastifyReply, { code, status, message, options }: ProblemError) {
  const {
    fieldErrors,
    current,
    saved,
    permission,
    retryAfter = status === 503 ? RETRY_AFTER : undefined,
  } = options
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter)
  // RFC 9110, 15.5.2: 401 says how to authenticate. No browser knows this scheme, so none asks for a password.
  if (code === 'unauthenticated' && !reply.hasHeader('www-authenticate')) {
    void reply.header('www-authenticate', 'Bearer realm="Switchboard API"')
  }
  void reply.header('cache-control', 'no-store')
  // Of a file that broke before any of it was sent.
  void reply.removeHeader('content-disposition').removeHeader('content-encoding')
  const hasFields = fieldErrors !== undefined && Object.keys(fieldErrors).length > 0
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      code,
      message,
      requestId: reply.request.id,
      ...(hasFields && { fieldErrors }),
      ...(current !== undefined && { current }),
      ...(saved && { saved }),
      ...(permission && { permission }),
    })
}

/** Answers with the problem that `error` is. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const answer = toProblem(error)
  if (answer.status >= 500) {
    const bug =
      readDatabaseError(error)?.kind === 'refused'
        ? 'our bug: the database refused a query of the tenant role'
        : undefined
    const level = answer.code === 'unavailable' ? 'warn' : 'error'
    request.log[level]({ err: error }, bug ?? answer.message)
  }
  return send(reply, answer)
}

/** Must be called before any plugin or route is added: an error handler does not reach what was registered before it. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(handleError)
}
