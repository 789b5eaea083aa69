/** What recordings are made of, in Hz: as much as a telephone in wideband quality plays. */
export const RECORDING_RATE = 16_000

const clamp = (sample: number) => Math.max(-1, Math.min(1, sample))

/**
 * Samples as a WAV file of one channel and 16 bits.
 * @param channels of the same length, from -1 to 1; they are mixed
 */
export function encodeWave(channels: readonly Float32Array[], sampleRate: number): Blob {
  const count = channels[0]?.length ?? 0
  const view = new DataView(new ArrayBuffer(44 + count * 2))
  const text = (at: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)))
  text(0, 'RIFF')
  view.setUint32(4, 36 + count * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, count * 2, true)
  for (let at = 0; at < count; at += 1) {
    let sum = 0
    for (const channel of channels) sum += channel[at] ?? 0
    view.setInt16(44 + at * 2, Math.round(clamp(sum / channels.length) * 32_767), true)
  }
  return new Blob([view], { type: 'audio/wav' })
}

/** What a browser recorded, in whatever format it likes, as a WAV file: every browser reads its own. */
export async function toWave(recording: Blob): Promise<Blob> {
  // A context of this rate decodes to it.
  const decoder = new OfflineAudioContext(1, 1, RECORDING_RATE)
  const sound = await decoder.decodeAudioData(await recording.arrayBuffer())
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at))
  return encodeWave(channels, RECORDING_RATE)
}
