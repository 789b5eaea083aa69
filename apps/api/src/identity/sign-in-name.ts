import type { z } from 'zod'
import { EmailAddress } from '@switchboard/contract/common'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { SignInName } from '@switchboard/contract/session'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { problem } from '../http/errors.ts'

const malformed = (reason: FieldErrorCode) => problem('validation_failed', { fieldErrors: { login: reason } })

/**
 * What was typed, as `sign_in_name.name` holds it: an e-mail address in lower case, or E.164 with `#extension`.
 * @throws 422 when it cannot be either; that tells nothing about who exists.
 */
export function signInNameOf({ country, login, extension }: z.output<typeof SignInName>): string {
  if (login.includes('@')) {
    const email = EmailAddress.safeParse(login)
    if (!email.success) throw malformed('email_malformed')
    return email.data
  }
  const defaultCountry = isSupportedCountry(country) ? country : undefined
  const number = parsePhoneNumberFromString(login, {
    ...(defaultCountry && { defaultCountry }),
    extract: false,
  })
  // Possible, not valid: new ranges are given out faster than the library's tables learn of them.
  if (!number?.isPossible()) throw malformed('phone_malformed')
  return extension === undefined ? number.number : `${number.number}#${extension}`
}
