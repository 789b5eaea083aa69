/** kbit/s of Layer III by index, MPEG 1 and the two others; 0 is none that is known (ISO/IEC 11172-3, 2.4.2.3; 13818-3). */
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
/** Hz by index, of MPEG 1; MPEG 2 has half of them, MPEG 2.5 a quarter. */
const SAMPLE_RATES = [44_100, 48_000, 32_000, 0]
/** By version bits: 2.5, reserved, 2, 1. */
const RATE_DIVISORS = [4, 0, 2, 1]

interface Frame {
  bytes: number
  seconds: number
}

/** The frame whose header begins at `at`; null where none does. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 3)
  const isLayer3 = sync === 0xff && (kind & 0xe0) === 0xe0 && (kind & 0x06) === 0x02
  if (!isLayer3 || at + 4 > bytes.length) return null
  const version = (kind >> 3) & 3
  const bitrate = (version === 3 ? BITRATES_1 : BITRATES_2)[rates >> 4] ?? 0
  const sampleRate = (SAMPLE_RATES[(rates >> 2) & 3] ?? 0) / (RATE_DIVISORS[version] || Infinity)
  if (bitrate === 0 || sampleRate === 0) return null
  const samples = version === 3 ? 1152 : 576
  const padding = (rates >> 1) & 1
  return {
    bytes: Math.floor((samples * bitrate * 125) / sampleRate) + padding,
    seconds: samples / sampleRate,
  }
}

/** Bytes of a tag before the sound: pictures and titles (ID3v2.4.0, 3.1). */
function tagBytes(bytes: Uint8Array): number {
  const [i = 0, d = 0, three = 0] = bytes
  if (String.fromCharCode(i, d, three) !== 'ID3') return 0
  const [a = 0, b = 0, c = 0, e = 0] = bytes.subarray(6, 10)
  const footer = ((bytes[5] ?? 0) & 0x10) === 0 ? 0 : 10
  return 10 + footer + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (e & 127))
}

/** After a gap a frame counts only where a second one follows: two bytes alike are found in anything. */
function nextFrame(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const frame = frameAt(bytes, at)
    if (frame && frameAt(bytes, at + frame.bytes)) return at
  }
  return -1
}

/**
 * How long an MP3 plays, by its frames: what a header says of the whole (Xing, VBRI) is believed by players, but anybody can
 * write it. Null for what holds no MP3, or more of something else.
 */
export function mpegSeconds(bytes: Uint8Array): number | null {
  const start = tagBytes(bytes)
  let seconds = 0
  let framed = 0
  let at = nextFrame(bytes, start)
  while (at !== -1 && at < bytes.length) {
    const frame = frameAt(bytes, at)
    if (frame) {
      seconds += frame.seconds
      framed += frame.bytes
      at += frame.bytes
    } else {
      at = nextFrame(bytes, at)
    }
  }
  return framed > 0 && framed >= (bytes.length - start) / 2 ? seconds : null
}
