import { z } from 'zod'
import { CountryCode, E164, Language, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { VOICEMAIL_DELAY } from './extensions.ts'

/** Seconds that a new ring group rings. */
export const RING_SECONDS = { min: 5, max: 300, default: 30 } as const

/**
 * Days after which what was kept goes, and between which a company chooses. The most is what the law allows: traffic data
 * for as long as an invoice can be contested, a year (CPCE, art. L34-1 and L34-2); the same holds for calls at work (CNIL,
 * norme simplifiée 47). Messages and faxes are correspondence, kept no longer than they are of use (GDPR, art. 5(1)(e)).
 * The least leaves a month to check a bill, and to a message the week that somebody is away.
 */
export const RETENTION = {
  callLogDays: { min: 30, max: 365, default: 365 },
  faxDays: { min: 7, max: 365, default: 90 },
  voicemailDays: { min: 7, max: 365, default: 90 },
} as const
export type RetentionOf = keyof typeof RETENTION

/** Whole numbers of a range, told at the field when outside of it. */
const Between = ({ min, max }: { min: number; max: number }) =>
  z.int().min(min, { error: 'too_small' }).max(max, { error: 'too_big' })

/** Calls to other countries. Emergency numbers are always called, whatever is set here (`mayDial`). */
export const InternationalCalls = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('allowed') }),
  z.object({ mode: z.literal('blocked') }),
  /** To these and no others. */
  z.object({
    mode: z.literal('countries'),
    countries: z.array(CountryCode).min(1, { error: 'required' }).max(250, { error: 'too_long' }),
  }),
])

const settings = {
  /** What callers are spoken to in where nothing else says so; null is the language of the company. */
  promptLanguage: Language.nullable(),
  /** Shown to those who are called by a phone without a caller ID of its own; null is the company's main number. */
  callerIdNumberId: z.uuid().nullable(),
  ringSeconds: Between(RING_SECONDS),
  /** How the mailbox of a new phone is set up. */
  voicemail: z.object({
    enabled: z.boolean(),
    delaySeconds: Between(VOICEMAIL_DELAY),
    /** Mails that tell of a message bring the recording along. */
    attach: z.boolean(),
  }),
  /** Who answers where a menu says "operator"; null for nobody. */
  operatorExtensionId: z.uuid().nullable(),
  /** Heard on hold where nothing else is chosen; null is the music that comes with the portal. */
  holdPlaylistId: z.uuid().nullable(),
  international: InternationalCalls,
  /** Calls whose number is withheld are not put through to anybody. */
  blockAnonymous: z.boolean(),
  retention: z.object({
    callLogDays: Between(RETENTION.callLogDays),
    faxDays: Between(RETENTION.faxDays),
    voicemailDays: Between(RETENTION.voicemailDays),
  }),
}

/** What holds for the whole company, with what it refers to by name. */
export const Preferences = z.object({
  version: Version,
  ...settings,
  callerId: z.object({ e164: E164, label: z.string() }).nullable(),
  operator: ExtensionRef.nullable(),
  holdPlaylist: z.object({ name: z.string() }).nullable(),
})
export type Preferences = z.infer<typeof Preferences>

/** What can be set. */
export const PreferencesWrite = z.object(settings)
export type PreferencesWrite = z.infer<typeof PreferencesWrite>

/** A save: what is left out stays as it is. */
export const PreferencesChange = z.strictObject(PreferencesWrite.partial().shape).extend({ version: Version })
export type PreferencesChange = z.infer<typeof PreferencesChange>

/** What holds while nobody has chosen anything. */
export const DEFAULT_PREFERENCES: PreferencesWrite = {
  promptLanguage: null,
  callerIdNumberId: null,
  ringSeconds: RING_SECONDS.default,
  voicemail: { enabled: true, delaySeconds: VOICEMAIL_DELAY.default, attach: true },
  operatorExtensionId: null,
  holdPlaylistId: null,
  international: { mode: 'allowed' },
  blockAnonymous: false,
  retention: {
    callLogDays: RETENTION.callLogDays.default,
    faxDays: RETENTION.faxDays.default,
    voicemailDays: RETENTION.voicemailDays.default,
  },
}

export const preferences = {
  get: endpoint({
    id: 'preferences.get',
    method: 'GET',
    path: '/preferences',
    permission: 'preferences:read',
    summary:
      'What holds for the whole company: languages, caller ID, voicemail, calls abroad, how long things are kept.',
    status: 200,
    response: Preferences,
    errors: [],
    example: {},
  }),
  /** A stale `version` is 409 with `current`, the preferences as they are now. */
  update: endpoint({
    id: 'preferences.update',
    method: 'PATCH',
    path: '/preferences',
    permission: 'preferences:write',
    summary: 'Change some of them; what is left out stays as it is.',
    body: PreferencesChange,
    status: 200,
    response: Preferences,
    errors: ['validation_failed', 'version_conflict'],
    example: {
      body: { version: 1, ringSeconds: 25, international: { mode: 'countries', countries: ['BE', 'CH'] } },
    },
  }),
}
