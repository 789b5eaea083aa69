import { z } from 'zod'
import { Instant } from './common.ts'
import { PERMISSIONS } from './permissions.ts'

/** Codes that any endpoint may answer with. Each has a text in both languages in the portal. */
export const COMMON_ERRORS = [
  'invalid_request', // 400: the shape is wrong; `fieldErrors` says where
  'unauthenticated', // 401: no session or API token, or it ended
  'csrf_rejected', // 403: the request did not come from the portal's own page
  'second_factor_required', // 403: the company requires a second factor and this person has none
  'forbidden', // 403: the role, or the API token, lacks the permission, or is below the person whom it is about
  'not_found', // 404: unknown, or another tenant's
  'too_large', // 413
  'too_many_requests', // 429, with Retry-After
  'unavailable', // 503, with Retry-After: the database is away or the server is stopping
  'internal', // 500
] as const

/** Codes that endpoints declare one by one. */
export const DECLARED_ERRORS = [
  'credentials_rejected', // 401: unknown name or wrong password, never told apart
  'challenge_expired', // 401: the password must be given again before a second factor
  'setup_expired', // 409: what was begun must be begun anew
  'link_invalid', // 404: an invitation that is unknown, used or expired, never told apart
  'validation_failed', // 422: a rule is broken; `fieldErrors` says where
  'version_conflict', // 409: someone saved in between; `current` is the object as it is now
  'already_exists', // 409: something that must be unique is taken; `fieldErrors` says where
  'in_use', // 409: deleting would leave references dangling; `current` lists them
  'kind_not_editable', // 422: this kind of extension is edited on its own page
  'selection_changed', // 409: another number of objects matches the filter than was seen; `current` is `{ matching }`
  'import_started', // 409: it can no longer be changed; `current` is the import as it is now
  'not_undoable', // 409: something stands in the way; `current` is an `UndoVerdict`
  'limit_reached', // 409: the company has as many of these as it may have
  'access_changed', // 409: accepted, revoked or removed meanwhile; `current` is the `User` as now
  'last_owner', // 409: a company has at least one owner
  'own_access', // 409: one's own role and access are for others to change
  'name_taken', // 409: the address of an invitation signs somebody in at another company
  'import_ended', // 409: too late to cancel; `current` is the import as it is now
  'passkey_rejected', // 401: unknown, removed, or not what it says it is, never told apart
  'passkey_expired', // 409: begun too long ago, elsewhere, or used already: begin again
  'passkeys_unavailable', // 409: the portal's address is none that a passkey can belong to
  'too_many_passkeys', // 409: remove one first
] as const

/** Reasons given for a single field. */
export const FIELD_ERRORS = [
  'required',
  'invalid',
  'too_short',
  'too_long',
  'too_small',
  'too_big',
  'not_found', // an id in the body that is unknown or another tenant's
  'taken',
  'phone_malformed',
  'email_malformed',
  'email_unchanged', // the address that the person has
  'email_of_account', // of a person who runs the company's telephony: theirs to change
  'number_format', // 2 to 6 digits, no leading zero
  'number_reserved', // an emergency or short code of the country
  'pin_format', // 4 to 8 digits
  'pin_trivial',
  'mac_malformed', // not twelve hexadecimal digits, or an address that no network card has
  'forwarding_to_itself',
  'forwarding_to_emergency',
  'emergency_number', // nobody blocks one, and nothing that would cover one
  'emergency_address_missing', // of a number that is to be shown as the caller
  'shown_as_caller_id', // by phones or the preferences: it keeps its permission and its emergency address
  'address_of_another_country', // than the number's: its emergency calls would go elsewhere
  'address_in_use', // numbers are there, so it stays in their country
  'address_unknown', // to the register of addresses of its country
  'post_box', // where nobody can be found
  'number_to_itself', // calls to a number go out to the same number
  'fallback_to_itself', // a ring group as its own fallback
  'not_a_phone', // an extension that is neither a person's nor a shared phone
  'not_a_person', // not a person’s phone
  'member_twice', // also a device of a phone that is a member
  'conference_id_format', // 4 to 8 digits
  'caller_id_not_allowed',
  'password_too_short',
  'password_common',
  'password_contains_name', // the person's or the company's name, or a part of an address or number of theirs
  'permission_not_yours', // nobody gives what they do not have
  'role_not_yours', // nobody gives a role that is above their own
  'email_missing', // nobody may do more than before who could not be mailed a link to a new password
  'password_wrong', // the present one, which a change asks for
  'code_wrong', // of an authenticator app, or a recovery code
  'code_used', // of an authenticator app: each works once
  'siren_wrong', // not nine digits, or one of them is wrong
  'siret_wrong',
  'siret_of_another', // it does not begin with the company's SIREN
  'vat_wrong', // not of the country's form, or a character is wrong
  'vat_of_another', // it is not made of the company's SIREN
  'not_in_country', // a number that companies of this country do not have
  'postal_code_wrong', // not of the country's form
  'time_zone_unknown',
  'in_the_past', // the instant at which something is to end
  'country_unknown',
  'country_fixed', // the company has numbers or extensions
  'unknown_property',
  'file_empty',
  'file_binary', // not a text
  'file_is_workbook', // .xlsx, .xls, .ods
  'file_is_archive', // .zip
  'file_is_pdf',
  'file_is_web_page', // HTML, XML
  'file_is_image',
  'file_other_encoding', // its bytes are no text in the chosen encoding
  'file_quotes', // a quotation mark that is never closed
  'file_too_many_rows',
  'file_too_many_columns',
  'overlaps', // opening hours that others of the same schedule cover
  'ics_no_calendar', // no iCalendar file, or no line of one
  'ics_line', // no content line (RFC 5545, 3.1)
  'ics_end', // a part that never ends, or ends twice
  'ics_date', // a day that there is not, or an end before the beginning
  'ics_no_date', // an event without a beginning
  'file_too_big',
  'file_not_audio',
  'audio_other_format', // sound, but neither MP3 nor WAV, or a WAV that is compressed
  'audio_broken', // it ends too early, or its header says what cannot be
  'audio_too_long',
  'audio_too_short', // less than a tenth of a second
  'rights_needed', // music that nobody said the company may play
  'not_music', // a greeting in a playlist
  'duplicate', // twice in one list
  'ics_events', // events
  'archive_broken', // no ZIP file, one that ends too early, or whose content is not what its checksums say
  'archive_encrypted',
  'archive_content', // something besides the configuration and sounds
  'archive_too_big', // too many entries, or they unpack to too much
  'archive_no_configuration', // no configuration.json in it
  'not_configuration', // no configuration file, or of a version that is unknown here
] as const

export type CommonErrorCode = (typeof COMMON_ERRORS)[number]
export type ErrorCode = (typeof DECLARED_ERRORS)[number]
export type FieldErrorCode = (typeof FIELD_ERRORS)[number]

/** The one shape of every answer that is not a success. */
export const Problem = z.object({
  code: z.enum([...COMMON_ERRORS, ...DECLARED_ERRORS]),
  /** English, for logs and API users; the portal shows its own text for the code. */
  message: z.string(),
  requestId: z.string(),
  /** Path in the body, dotted (`forwarding.extensionId`) → reason. */
  fieldErrors: z.record(z.string(), z.enum(FIELD_ERRORS)).optional(),
  /** With `version_conflict` and `in_use`: the current state, shaped as the endpoint documents. */
  current: z.unknown().optional(),
  /** With `version_conflict`, where the history tells: the person or the API token that saved `current`. */
  saved: z.object({ by: z.string(), at: Instant }).optional(),
  /** Not there where permissions decide nothing: what is about oneself, or a person of a higher role. */
  permission: z
    .enum(PERMISSIONS)
    .optional()
    .describe(
      'With `forbidden`, where one is missing: the permission that the role, or the API token, lacks.',
    ),
})
export type Problem = z.infer<typeof Problem>
