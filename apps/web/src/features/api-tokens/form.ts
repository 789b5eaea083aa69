import { type apiTokens, ApiTokenWrite } from '@switchboard/contract/api-tokens'
import type { RequestOf } from '@switchboard/contract/endpoint'
import { TOKEN_PERMISSIONS, type TokenPermission } from '@switchboard/contract/permissions'
import { FIELD_ERRORS, type FieldErrorCode } from '@switchboard/contract/problem'

/** Days that are offered; any other number is typed. */
export const LIFETIMES = ['30', '90', '365', 'custom'] as const
type Lifetime = (typeof LIFETIMES)[number]

/** What the form holds. */
export interface TokenForm {
  name: string
  permissions: TokenPermission[]
  lifetime: Lifetime
  /** As typed; counts for `custom`. */
  days: string
}

export const BLANK: TokenForm = { name: '', permissions: [], lifetime: '90', days: '' }

/** The days that the form says; 0 when what was typed is no whole number. */
export function daysOf({ lifetime, days }: Pick<TokenForm, 'lifetime' | 'days'>): number {
  const text = lifetime === 'custom' ? days.trim() : lifetime
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}

export const toRequest = (form: TokenForm): RequestOf<typeof apiTokens.create>['body'] => ({
  name: form.name,
  // In the order of the contract, however they were ticked.
  permissions: TOKEN_PERMISSIONS.filter((permission) => form.permissions.includes(permission)),
  days: daysOf(form),
})

/** Moves what is told of a request's paths to the form's fields: single permissions stand under all of them. */
export const toFormErrors = (byPath: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(byPath).map(([path, told]) => [path.replace(/\..*$/, ''), told]))

/** Judges a form as the server will: reasons by field, none when it can be sent. */
export function validate(form: TokenForm): Partial<Record<string, FieldErrorCode>> {
  const { error } = ApiTokenWrite.safeParse(toRequest(form))
  const found = (error?.issues ?? []).toReversed().map(({ path, message }) => {
    const field = String(path[0])
    if (field === 'days' && form.lifetime === 'custom' && form.days.trim() === '') return [field, 'required']
    return [field, FIELD_ERRORS.find((code) => code === message) ?? 'invalid']
  })
  return Object.fromEntries(found)
}
