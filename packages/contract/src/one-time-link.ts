import { z } from 'zod'
import { CountryCode, Language } from './common.ts'

/** The 43 characters of a 256-bit token in base64url. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, { error: 'invalid' })

/** Whose link it is: what the page behind it shows, so that its reader knows what to sign in with. */
export const LinkHolder = z.object({
  firstName: z.string(),
  companyName: z.string(),
  country: CountryCode,
  language: Language,
  /** What to type at the door: a number in E.164 or an e-mail address, and the extension if one is needed. */
  login: z.string(),
  extension: z.string().nullable(),
})
export type LinkHolder = z.infer<typeof LinkHolder>

export const linkExample = { token: 'A'.repeat(43) }
