import { existsSync } from 'node:fs'
import { PEAKS } from '@switchboard/contract/audio.sounds'
import { describe, expect, test } from 'vitest'
import { mp3File, waveFile } from '../../../testing/sounds.ts'
import { convert, peaksOf } from './convert.ts'
import { decode } from './ffmpeg.ts'
import { readWave } from './wave.ts'

const { signal } = new AbortController()
const INSTALLED = '/usr/bin/ffmpeg'
/** The WebAssembly build everywhere, and the other one where the machine has it. */
const PATHS: [string, string][] = [['as WebAssembly', '/nowhere']]
if (existsSync(INSTALLED)) PATHS.push(['installed', INSTALLED])

/** Root mean square of the samples of a WAV file, in dB of the loudest there can be. */
function level(wave: Buffer): number {
  const samples = wave.subarray(44)
  let sum = 0
  for (let at = 0; at < samples.length; at += 2) sum += (samples.readInt16LE(at) / 32_768) ** 2
  return 10 * Math.log10(sum / (samples.length / 2))
}

describe.each(PATHS)('ffmpeg %s', (_, path) => {
  test('makes WAV files of both rates, as loud as the next', async () => {
    const quiet = waveFile(5, 44_100)
    for (let at = 44; at < quiet.length; at += 2) quiet.writeInt16LE(quiet.readInt16LE(at) >> 5, at)
    const [loud, soft] = await Promise.all(
      [waveFile(5, 44_100), quiet].map((source) => convert(source, 'wav', { path, signal })),
    )
    for (const converted of [loud, soft]) {
      expect(converted?.seconds).toBeCloseTo(5, 1)
      expect(converted?.peaks).toHaveLength(PEAKS)
      for (const rate of [16_000, 8_000] as const) {
        const wave = converted?.waves[rate] ?? Buffer.alloc(0)
        expect(wave.readUInt32LE(24)).toBe(rate)
        expect(readWave(wave)).toEqual({ seconds: expect.closeTo(5, 1) })
      }
    }
    // They came 30 dB apart.
    expect(level(loud?.waves[8_000] ?? Buffer.alloc(46))).toBeCloseTo(
      level(soft?.waves[8_000] ?? Buffer.alloc(46)),
      -0.5,
    )
  })

  test('takes an MP3, and silence', async () => {
    const { seconds, peaks } = await convert(mp3File(3), 'mp3', { path, signal })
    expect(seconds).toBeCloseTo(3, 0)
    expect(new Set(peaks)).toEqual(new Set([0]))
  })

  test('says that it cannot read what only looks like a sound', async () => {
    const noise = Buffer.alloc(4000, 'not a sound at all')
    await expect(convert(noise, 'mp3', { path, signal })).rejects.toThrow(/^unreadable: /)
  })

  test('gives up on what plays longer than it may', async () => {
    await expect(decode(waveFile(5), 'wav', { path, signal, seconds: 2 })).rejects.toThrow(/^too_long: /)
  })

  test('ends when it is told to', async () => {
    const stopping = new AbortController()
    const converting = convert(mp3File(500), 'mp3', { path, signal: stopping.signal })
    stopping.abort(new Error('the server stops'))
    await expect(converting).rejects.toThrow('the server stops')
  })
})

test('a waveform is as high as the loudest part of it', () => {
  const samples = Buffer.alloc(PEAKS * 10 * 2)
  samples.writeInt16LE(-20_000, 0)
  samples.writeInt16LE(10_000, samples.length - 2)
  const peaks = peaksOf(samples)
  expect([peaks[0], peaks[1], peaks.at(-1)]).toEqual([100, 0, 50])
  expect(peaksOf(Buffer.alloc(2))).toHaveLength(PEAKS)
})
