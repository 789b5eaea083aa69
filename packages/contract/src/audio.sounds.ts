import { z } from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Of a file that is handed in; told before one is chosen. */
export const AUDIO_LIMITS = { bytes: 10 * 1024 * 1024, seconds: 600 } as const

/** Points of a waveform. */
export const PEAKS = 200

/** What a file may be, by its content. */
export const SOUND_FORMATS = ['mp3', 'wav'] as const
export type SoundFormat = (typeof SOUND_FORMATS)[number]

/** `uploaded`: checked, waits for its conversion. */
export const SOUND_STATES = ['uploaded', 'converting', 'ready', 'failed'] as const
export type SoundState = (typeof SOUND_STATES)[number]

/** Why a conversion failed. After the last two another try may do. */
export const SOUND_FAILURES = [
  'unreadable', // its content is not what its headers say
  'too_long', // it plays longer than it says
  'took_too_long',
  'interrupted', // by servers that stopped, or a store that was away, several times
] as const
export type SoundFailure = (typeof SOUND_FAILURES)[number]

/** Samples a second of what telephones play; the wider is for lines in wideband quality, and for listening in the portal. */
export const SOUND_RATES = ['16000', '8000'] as const

/**
 * What a file or a recording holds, converted for telephones: one channel of 16 bits at both rates, loudness as EBU R 128
 * says. A sound never changes: whoever replaces a greeting makes another one.
 */
export const Sound = z.object({
  id: z.uuid(),
  format: z.enum(SOUND_FORMATS),
  /** As handed in. */
  bytes: z.int(),
  durationMs: z.int(),
  state: z.enum(SOUND_STATES),
  failure: z.enum(SOUND_FAILURES).nullable(),
  /** The loudest of each of `PEAKS` equal parts, 0 to 100; empty until `ready`. */
  peaks: z.array(z.int()),
  createdAt: Instant,
})
export type Sound = z.infer<typeof Sound>

const ById = z.object({ id: z.uuid() })
const EXAMPLE = { params: { id: '018f0000-0000-7000-8000-000000000000' } }
/** 10 MB over half a megabit a second. */
const UPLOAD_TIMEOUT = 200_000

export const audioSounds = {
  /**
   * The body is the file itself, with its length, checked by content: 422 tells at `file` what is wrong with it. The
   * conversion begins by itself. A sound that nothing uses is gone after a day.
   */
  upload: endpoint({
    id: 'audio.uploadSound',
    method: 'POST',
    path: '/audio/sounds',
    permission: 'audio:write',
    summary: 'Hand in an MP3 or WAV file of at most 10 MB and 10 minutes.',
    tx: 'none',
    timeout: UPLOAD_TIMEOUT,
    bodyLimit: AUDIO_LIMITS.bytes,
    consumes: 'application/octet-stream',
    status: 201,
    response: Sound,
    errors: ['validation_failed', 'limit_reached'],
    example: {},
  }),
  get: endpoint({
    id: 'audio.getSound',
    method: 'GET',
    path: '/audio/sounds/:id',
    permission: 'audio:read',
    summary: 'A sound, and how far its conversion is.',
    params: ById,
    status: 200,
    response: Sound,
    errors: [],
    example: EXAMPLE,
  }),
  /** 404 until it is ready. */
  play: endpoint({
    id: 'audio.playSound',
    method: 'GET',
    path: '/audio/sounds/:id/wav',
    permission: 'audio:read',
    summary: 'What callers hear, as a WAV file; ranges of it too.',
    tx: 'stream',
    produces: 'audio/wav',
    params: ById,
    query: z.object({ rate: z.enum(SOUND_RATES).default('16000') }),
    status: 200,
    response: z.string(),
    errors: [],
    example: { ...EXAMPLE, query: {} },
  }),
  /** Does nothing to a sound whose conversion has not failed. */
  retry: endpoint({
    id: 'audio.convertSound',
    method: 'POST',
    path: '/audio/sounds/:id/conversion',
    permission: 'audio:write',
    summary: 'Try a conversion that failed once more.',
    params: ById,
    status: 200,
    response: Sound,
    errors: [],
    example: EXAMPLE,
  }),
}
