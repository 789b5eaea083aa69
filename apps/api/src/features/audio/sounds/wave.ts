/** How samples are written, by format tag: PCM, floating point, A-law, µ-law (RFC 2361). */
const READABLE_TAGS = [0x0001, 0x0003, 0x0006, 0x0007]
/** The tag is in the extension (WAVE_FORMAT_EXTENSIBLE). */
const EXTENSIBLE = 0xfffe
/** What a program writes that does not know the length yet, and cannot go back. */
const UNKNOWN_LENGTH = 0xff_ff_ff_ff

/** Of a WAV file that is whole, or why it is not. */
type Wave = { seconds: number } | 'broken' | 'compressed'

/** The bytes per second of sound that the chunk `fmt ` tells; its numbers must agree with each other. */
function byteRateOf(chunk: DataView): number | 'broken' | 'compressed' {
  if (chunk.byteLength < 16) return 'broken'
  const tag = chunk.getUint16(0, true)
  const isExtended = tag === EXTENSIBLE && chunk.byteLength >= 26
  if (!READABLE_TAGS.includes(isExtended ? chunk.getUint16(24, true) : tag)) return 'compressed'
  const channels = chunk.getUint16(2, true)
  const sampleRate = chunk.getUint32(4, true)
  const frame = chunk.getUint16(12, true)
  const bits = chunk.getUint16(14, true)
  const agrees = frame === channels * Math.ceil(bits / 8)
  const sensible = channels >= 1 && channels <= 8 && bits >= 8 && bits <= 64
  return agrees && sensible && sampleRate >= 4000 && sampleRate <= 384_000 ? sampleRate * frame : 'broken'
}

/** Of a file that begins with `RIFF` and `WAVE`: how long it plays, by the samples that are there. */
export function readWave(bytes: Uint8Array): Wave {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let byteRate: ReturnType<typeof byteRateOf> | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const left = bytes.length - at - 8
    if (id === 'data') {
      if (typeof byteRate !== 'number') return byteRate ?? 'broken'
      // It says that there is more than came: what was sent is a part.
      if (length > left && length !== UNKNOWN_LENGTH) return 'broken'
      return { seconds: Math.min(length, left) / byteRate }
    }
    if (length > left) return 'broken'
    if (id === 'fmt ') byteRate = byteRateOf(new DataView(view.buffer, view.byteOffset + at + 8, length))
    at += 8 + length + (length % 2)
  }
  return 'broken'
}

/** Samples of one channel, 16 bits each, as a WAV file. */
export function toWave(samples: Uint8Array, sampleRate: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20) // PCM
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
