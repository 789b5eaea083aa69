import { AUDIO_LIMITS, PEAKS, type SoundFormat } from '@switchboard/contract/audio.sounds'
import { decode, type SampleRate } from './ffmpeg.ts'
import { toWave } from './wave.ts'

/** What telephones play, and how its waveform looks. */
export interface Converted {
  waves: Record<SampleRate, Buffer>
  seconds: number
  /** The loudest sample of each of `PEAKS` equal parts, in percent of the loudest of all. */
  peaks: number[]
}

/** A player may add to what was counted: the silence of an encoder at both ends. */
const TOLERANCE_SECONDS = 2

/** @param samples of 16 bits, little endian */
export function peaksOf(samples: Buffer): number[] {
  const count = samples.length / 2
  const peaks = Array.from({ length: PEAKS }, (_, part) => {
    const end = Math.ceil(((part + 1) * count) / PEAKS)
    let peak = 0
    for (let at = Math.floor((part * count) / PEAKS); at < end; at += 1) {
      peak = Math.max(peak, Math.abs(samples.readInt16LE(at * 2)))
    }
    return peak
  })
  const loudest = Math.max(...peaks, 1)
  return peaks.map((peak) => Math.round((peak * 100) / loudest))
}

/**
 * Makes of a file that was inspected what telephones play.
 * @throws FfmpegError when its content is not what its headers say, or takes too much
 */
export async function convert(
  source: Buffer,
  format: SoundFormat,
  ffmpeg: { path: string; signal: AbortSignal },
): Promise<Converted> {
  const samples = await decode(source, format, {
    ...ffmpeg,
    seconds: AUDIO_LIMITS.seconds + TOLERANCE_SECONDS,
  })
  return {
    waves: { 16_000: toWave(samples[16_000], 16_000), 8_000: toWave(samples[8_000], 8_000) },
    seconds: samples[16_000].length / 32_000,
    peaks: peaksOf(samples[16_000]),
  }
}
