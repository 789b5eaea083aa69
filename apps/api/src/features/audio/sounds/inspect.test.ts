import { AUDIO_LIMITS } from '@switchboard/contract/audio.sounds'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mp3File, waveFile } from '../../../testing/sounds.ts'
import { inspect } from './inspect.ts'
import { mpegSeconds } from './mpeg-frames.ts'
import { readWave, toWave } from './wave.ts'

const edited = (file: Buffer, edit: (file: Buffer) => void) => {
  const copy = Buffer.from(file)
  edit(copy)
  return copy
}
/** The first ten bytes of a tag, and as many of it. */
const tag = (bytes: number) =>
  Buffer.concat([
    Buffer.from('ID3\x04\x00\x00', 'latin1'),
    Buffer.from([0, 0, bytes >> 7, bytes & 127]),
    Buffer.alloc(bytes, 0xff),
  ])
/** What encoders write into the first frame: how many frames there are. */
const withFrameCount = (file: Buffer, count: number) =>
  edited(file, (copy) => {
    copy.write('Xing', 21, 'latin1')
    copy.writeUInt32BE(1, 25)
    copy.writeUInt32BE(count, 29)
  })

describe('what is taken', () => {
  test.each([
    ['an MP3', mp3File(12), 'mp3', 12],
    ['an MP3 with a tag, in which there may be anything', Buffer.concat([tag(2000), mp3File(12)]), 'mp3', 12],
    ['an MP3 after some zeros', Buffer.concat([Buffer.alloc(50), mp3File(12)]), 'mp3', 12],
    ['an MP3 with a gap', Buffer.concat([mp3File(5), Buffer.alloc(300), mp3File(7)]), 'mp3', 12],
    ['an MP3 that ends within a frame', mp3File(12).subarray(0, -50), 'mp3', 12],
    ['a WAV', waveFile(3), 'wav', 3],
    [
      'a WAV of a program that did not go back to write its length',
      edited(waveFile(3), (file) => file.writeUInt32LE(0xffffffff, 40)),
      'wav',
      3,
    ],
    ['ten minutes', mp3File(AUDIO_LIMITS.seconds), 'mp3', AUDIO_LIMITS.seconds],
  ])('%s', async (_, file, format, seconds) => {
    expect(await inspect(file)).toEqual({ format, seconds: expect.closeTo(seconds, 0) })
  })
})

describe('what is refused, and why', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0', 'latin1')
  test.each([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['a picture', png, 'file_not_audio'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'file_not_audio'],
    ['a web page', Buffer.from('<!doctype html><title>Music</title>'), 'file_not_audio'],
    ['a text', Buffer.from('Play this to who waits.'), 'file_not_audio'],
    ['an Ogg file', Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(60)]), 'audio_other_format'],
    ['a FLAC file', Buffer.concat([Buffer.from('fLaC\0\0\0\x22'), Buffer.alloc(60)]), 'audio_other_format'],
    [
      'an M4A file',
      Buffer.concat([Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0'), Buffer.alloc(60)]),
      'audio_other_format',
    ],
    ['a tag without an MP3', tag(5000), 'file_not_audio'],
    ['40 minutes in 9.6 MB', mp3File(2400), 'audio_too_long'],
    ['40 minutes whose header says one', withFrameCount(mp3File(2400), 2297), 'audio_too_long'],
    ['a WAV of 11 minutes', waveFile(661, 4000), 'audio_too_long'],
    [
      'a WAV whose header says less than there is to play',
      edited(waveFile(661, 4000), (file) => file.writeUInt32LE(48_000, 24)),
      { format: 'wav', seconds: expect.any(Number) },
    ],
    ['a WAV without samples', waveFile(0), 'audio_too_short'],
    ['a WAV that ends early', waveFile(3).subarray(0, -1000), 'audio_broken'],
    ['a WAV of nothing but its first bytes', waveFile(3).subarray(0, 20), 'audio_broken'],
    [
      'a WAV whose chunks lead nowhere',
      edited(waveFile(3), (file) => file.writeUInt32LE(0x7fffffff, 16)),
      'audio_broken',
    ],
    ['a WAV of no channels', edited(waveFile(3), (file) => file.writeUInt16LE(0, 22)), 'audio_broken'],
    [
      'a WAV whose numbers contradict each other',
      edited(waveFile(3), (file) => file.writeUInt16LE(4, 32)),
      'audio_broken',
    ],
    [
      'a WAV with an MP3 in it',
      edited(waveFile(3), (file) => file.writeUInt16LE(0x55, 20)),
      'audio_other_format',
    ],
  ])('%s', async (_, file, expected) => {
    expect(await inspect(file)).toEqual(expected)
  })
})

test('no bytes are too strange, and none take long', async () => {
  const start = fc.constantFrom(
    '',
    'RIFF\0\0\0\0WAVE',
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0',
    'ID3',
    '\xff\xfb\x10\xc0',
  )
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 2000 }), async (first, rest) => {
      const bytes = Buffer.concat([Buffer.from(first, 'latin1'), rest])
      const found = await inspect(bytes)
      expect(typeof found === 'string' || found.seconds > 0).toBe(true)
    }),
  )
})

test('what is written as WAV is read as such', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(8000, 16_000, 44_100), (count, rate) => {
      expect(readWave(toWave(Buffer.alloc(count * 2), rate))).toEqual({ seconds: count / rate })
    }),
  )
})

test('an MP3 is as long as its frames, whatever lies between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 0, max: 100 })), {
        minLength: 1,
        maxLength: 5,
      }),
      (parts) => {
        const files = parts.map(([frames, gap]) =>
          Buffer.concat([mp3File((frames * 1152) / 44_100 - 0.001), Buffer.alloc(gap)]),
        )
        const frames = parts.reduce((sum, [count]) => sum + count, 0)
        // A frame before a gap is known to be one by nothing but itself: at most one a part is not counted.
        const seconds = mpegSeconds(Buffer.concat(files)) ?? 0
        expect(seconds).toBeGreaterThanOrEqual(((frames - parts.length) * 1152) / 44_100 - 0.001)
        expect(seconds).toBeLessThanOrEqual((frames * 1152) / 44_100 + 0.001)
      },
    ),
  )
})
