import { AUDIO_LIMITS, type SoundFormat } from '@switchboard/contract/audio.sounds'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { fileTypeFromBuffer } from 'file-type'
import { mpegSeconds } from './mpeg-frames.ts'
import { readWave } from './wave.ts'

/** What a file that was handed in is, or why it is refused. */
export type Inspection = { format: SoundFormat; seconds: number } | FieldErrorCode

/** An encoder fills its last frame: ten minutes become a little more. */
const TOLERANCE_SECONDS = 1
/** Less is a click. */
const LEAST_SECONDS = 0.1

const isWave = (bytes: Uint8Array) => /^RIFF[^]{4}WAVE$/.test(String.fromCharCode(...bytes.subarray(0, 12)))

function inspectWave(bytes: Uint8Array): Inspection {
  const wave = readWave(bytes)
  if (wave === 'broken') return 'audio_broken'
  return wave === 'compressed' ? 'audio_other_format' : { format: 'wav', ...wave }
}

async function inspectOther(bytes: Uint8Array): Promise<Inspection> {
  const { mime = null } = (await fileTypeFromBuffer(bytes)) ?? {}
  // Some begin with what nobody can name, and frames all the same.
  if (mime === null || mime === 'audio/mpeg') {
    const seconds = mpegSeconds(bytes)
    if (seconds !== null) return { format: 'mp3', seconds }
    return mime === null ? 'file_not_audio' : 'audio_broken'
  }
  return /^(audio|video)\/|^application\/ogg$/.test(mime) ? 'audio_other_format' : 'file_not_audio'
}

/** Judges a file by its content; neither its name nor what its header says of its length counts. */
export async function inspect(bytes: Uint8Array): Promise<Inspection> {
  if (bytes.length === 0) return 'file_empty'
  const found = isWave(bytes) ? inspectWave(bytes) : await inspectOther(bytes)
  if (typeof found === 'string') return found
  if (found.seconds > AUDIO_LIMITS.seconds + TOLERANCE_SECONDS) return 'audio_too_long'
  return found.seconds < LEAST_SECONDS ? 'audio_too_short' : found
}
