import type { z } from 'zod'
import type { ErrorCode } from './problem.ts'
import { type Permission, TOKEN_PERMISSIONS } from './permissions.ts'

/** Every path of the contract hangs below this prefix. */
export const API_PREFIX = '/api/v1'

/**
 * Programs of the installation, which belong to no company: phone engines, and the provider's own tools. Each has a token
 * of its kind (`npm run platform-token`) and opens the endpoints of that kind, nothing else.
 */
export const PLATFORM_KINDS = ['engine', 'operator'] as const
export type PlatformKind = (typeof PLATFORM_KINDS)[number]

/** Who may call: a permission of the session's role, anyone with a session, a program of the installation, or anyone at all. */
export type Access = Permission | 'signed-in' | 'public' | PlatformKind

/**
 * How the server treats the tenant transaction while the handler runs.
 * - `default`: one transaction, opened before the handler and committed after it.
 * - `none`: no transaction (password hashing, external calls); the handler opens short ones itself.
 * - `stream`: no transaction around it, the answer is a stream (exports, server-sent events).
 */
export type TransactionMode = 'default' | 'none' | 'stream'

/** What one HTTP endpoint is. Server, client, OpenAPI and the generated tests all read this object. */
export interface Endpoint {
  /** `feature.verb`, unique; becomes the OpenAPI operationId and the head of the client's query key. */
  id: `${string}.${string}`
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `API_PREFIX`; parameters as `:name`. */
  path: `/${string}`
  permission: Access
  /** May be called by people who must set up a second factor before they do anything else; all others are then 403. */
  withoutSecondFactor?: true
  /** One sentence for the API documentation. */
  summary: string
  /** Defaults to `default`. */
  tx?: TransactionMode
  /** Milliseconds until the server gives up with 503; defaults to 10,000. */
  timeout?: number
  /** Bytes of body accepted; defaults to 64 KiB. */
  bodyLimit?: number
  params?: z.ZodObject
  query?: z.ZodObject
  /** A `strictObject`, so that an unknown property is a 400 and not silence. */
  body?: z.ZodObject
  status: 200 | 201 | 204
  /**
   * The body is a file, sent as it is and read as a stream: its length must be told before, and is at most `bodyLimit`
   * (`file_too_big` at `file`). JSON otherwise.
   */
  consumes?: 'application/octet-stream'
  /** Media type of a streamed answer (`tx: 'stream'`): a file that is made meanwhile, or a stored sound. JSON otherwise. */
  produces?: 'text/csv' | 'application/xml' | 'application/zip' | 'audio/wav'
  response: z.ZodType
  /** Codes this endpoint may answer with besides those of `COMMON_ERRORS`. */
  errors: readonly ErrorCode[]
  /** Valid input: the matrix test, the documentation and the fuzzer use it. */
  example: { params?: object; query?: object; body?: object }
}

/** An endpoint that answers with a `T`. */
export type EndpointOf<T> = Endpoint & { response: z.ZodType<T> }

/** What judges a value. */
export type Schema = Pick<z.ZodType, 'safeParse'>

type Input<S> = S extends z.ZodType ? z.input<S> : never
type Output<S> = S extends z.ZodType ? z.output<S> : never
type Parts = 'params' | 'query' | 'body'
type Declared<E extends Endpoint> = { [K in Parts]: E[K] extends z.ZodType ? K : never }[Parts]

/** What a caller sends: the parts that the endpoint declares, before defaults and transformations. */
export type RequestOf<E extends Endpoint> = { [K in Declared<E>]: Input<E[K]> }
/** What the handler receives: the same parts, validated. */
export type ParsedRequestOf<E extends Endpoint> = { [K in Declared<E>]: Output<E[K]> }
/** What a caller gets. */
export type ResponseOf<E extends Endpoint> = Output<E['response']>
/** What the handler returns; the server strips it to the schema. */
export type ReplyOf<E extends Endpoint> = Input<E['response']>

/** Declares an endpoint, keeping its literal types. An example that does not fit its schema is a type error. */
export function endpoint<const E extends Endpoint>(definition: E & { example: RequestOf<E> }): E {
  return definition
}

/** Does an API token open it? Not what is about a person (`signed-in`), and not the tokens themselves. */
export const takesToken = ({ permission }: Pick<Endpoint, 'permission'>): boolean =>
  TOKEN_PERMISSIONS.some((grantable) => grantable === permission)

/** The kind of program that it is for; undefined for what people and companies use. */
export const platformKindOf = ({ permission }: Pick<Endpoint, 'permission'>): PlatformKind | undefined =>
  PLATFORM_KINDS.find((kind) => kind === permission)
