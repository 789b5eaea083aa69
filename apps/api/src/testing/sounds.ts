import { toWave } from '../features/audio/sounds/wave.ts'

/** A tone of 440 Hz as a WAV file. */
export function waveFile(seconds: number, sampleRate = 8000): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * sampleRate) * 2)
  for (let at = 0; at < samples.length / 2; at += 1) {
    samples.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / sampleRate)), at * 2)
  }
  return toWave(samples, sampleRate)
}

/** An MP3 of frames without sound: MPEG 1, 32 kbit/s, 44.1 kHz, some 26 ms each. 40 minutes are 9.6 MB. */
export function mp3File(seconds: number): Buffer {
  const frames = Math.ceil((seconds * 44_100) / 1152)
  // (144 × 32,000) / 44,100 bytes, without padding
  const frame = Buffer.alloc(104)
  frame.set([0xff, 0xfb, 0x10, 0xc0])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}
