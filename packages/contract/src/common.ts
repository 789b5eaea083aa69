import { z } from 'zod'

/** The portal's languages. */
export const LANGUAGES = ['fr', 'en'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

export const THEMES = ['system', 'light', 'dark'] as const
export const Theme = z.enum(THEMES)
export type Theme = z.infer<typeof Theme>

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, { error: 'invalid' })

/** A public number in E.164 form: `+` and at most 15 digits (ITU-T E.164, 6.1); fewer than 7 is no subscriber's number. */
export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'phone_malformed' })

/** An e-mail address of at most 254 characters (RFC 5321, 4.5.3.1.3), lower-cased. */
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'too_long' })
  .pipe(z.email({ error: 'email_malformed' }))

/** One line that people write and read: whole characters, none that turns the text around. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(max, { error: 'too_long' })
    .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, { error: 'invalid' })
    // Something to see: not zero-width characters alone.
    .regex(/^$|[^\p{Cf}\p{Z}]/u, { error: 'invalid' })

/** A person's or a thing's name: not what a phone engine would read as syntax either (reference: telephony, rule on `;^"<>`). */
export const Name = (max: number) => Line(max).regex(/^[^;^"<>]*$/, { error: 'invalid' })

/** A password that signs in: bounded so that hashing is; the policy for new ones is `NewPassword`. */
export const Password = z.string().min(1, { error: 'required' }).max(256, { error: 'too_long' })

/** A new password: 12 characters or more (product.md; OWASP ASVS 5.0, 6.2.1). Common ones are refused by the server. */
export const NewPassword = z.string().min(12, { error: 'password_too_short' }).max(256, { error: 'too_long' })

/** Rises with each save; sent back so that a save on stale data is refused. */
export const Version = z.int().min(1)

/** Instant on the wire: ISO 8601, UTC. */
export const Instant = z.iso.datetime()

export const NoContent = z.null()
