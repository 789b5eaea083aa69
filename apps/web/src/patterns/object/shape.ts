import type { Schema } from '@switchboard/contract/endpoint'
import { FIELD_ERRORS, type FieldErrorCode } from '@switchboard/contract/problem'

/** Reasons by field of a form, or by path in a request. */
export type FieldErrors = Record<string, FieldErrorCode>

const isFieldError = (text: string): text is FieldErrorCode => FIELD_ERRORS.some((code) => code === text)

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  )

const isNothing = (value: unknown) =>
  value === '' || value === null || value === undefined || Number.isNaN(value)

/**
 * What of a request's body breaks its schema, by the field that answers for each path; zod's own words become the
 * contract's codes. The schema is given by its name (`ExtensionWrite`): the endpoints of the built portal carry none.
 */
export function judgeShape(
  schema: Schema,
  body: unknown,
  fieldOf: (path: string) => string = (path) => path,
): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path, message } of schema.safeParse(body).error?.issues ?? []) {
    const told = isFieldError(message) ? message : 'invalid'
    errors[fieldOf(path.join('.'))] ??= isNothing(valueAt(body, path)) ? 'required' : told
  }
  return errors
}
