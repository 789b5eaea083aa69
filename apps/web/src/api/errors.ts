import type { FieldErrorCode, Problem } from '@switchboard/contract/problem'

/** `network`: no answer came at all (offline, server gone, time-out). */
export type ApiErrorCode = Problem['code'] | 'network'

/** The one error that `call()` throws. Its `message` is for logs; people read `useErrorText()`. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** What to quote to support. */
  readonly requestId: string | undefined
  /** Path in the body, dotted → reason. */
  readonly fieldErrors: Record<string, FieldErrorCode>
  /** With `version_conflict` and `in_use`: the state as it is now, shaped as the endpoint documents. */
  readonly current: unknown
  /** With `version_conflict`: who saved that state, and when, where the history tells. */
  readonly saved: Problem['saved']
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined

  constructor(
    problem: Pick<Problem, 'code'> | { code: 'network' },
    details: Partial<Problem> & { status: number; retryAfter?: number | undefined },
  ) {
    super(details.message ?? problem.code)
    this.name = 'ApiError'
    this.code = problem.code
    this.status = details.status
    this.requestId = details.requestId
    this.fieldErrors = details.fieldErrors ?? {}
    this.current = details.current
    this.saved = details.saved
    this.retryAfter = details.retryAfter
  }

  /** True when the same request may well succeed a moment later. */
  get temporary(): boolean {
    return this.code === 'network' || this.code === 'unavailable'
  }
}

/** What someone saved in between, when that is why a save was refused; shaped as the endpoint documents. */
export const currentOf = <T>(error: unknown): T | undefined =>
  error instanceof ApiError && error.code === 'version_conflict' ? (error.current as T) : undefined

/** Who saved it, and when, where the history tells. */
export const savedOf = (error: unknown): Problem['saved'] =>
  error instanceof ApiError ? error.saved : undefined

/** Has what was asked for been deleted? */
export const isGone = (error: Error | null): boolean =>
  error instanceof ApiError && error.code === 'not_found'

/** Why the browser gave no passkey; `error.<code>` of the strings. */
export type PasskeyErrorCode =
  | 'passkey_cancelled' // by the person, or nothing happened for minutes
  | 'passkey_on_device' // this device, or its password manager, holds one of this person already
  | 'passkey_unsupported' // no device at hand can keep one, or unlock it
  | 'passkey_elsewhere' // the portal was opened at another address than its own
  | 'passkey_failed'

/** What browsers and devices answer instead of a passkey. */
export class PasskeyError extends Error {
  override name = 'PasskeyError'
  readonly code: PasskeyErrorCode

  constructor(code: PasskeyErrorCode, cause: unknown) {
    super(code, { cause })
    this.code = code
  }
}
