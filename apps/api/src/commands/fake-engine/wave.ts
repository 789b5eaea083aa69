/** Samples a second, as telephones have it. */
const RATE = 8000
/** Two tones a second, as a busy line has one: there is something to see in a waveform. */
const TONES = [523.25, 659.25]
const LOUD = 8000

/** A sound of so many seconds: 8 kHz, 16 bits, mono, with the 44 bytes before it that make it a WAV. */
export function makeWave(seconds: number): Buffer {
  const samples = Math.round(seconds * RATE)
  const wave = Buffer.alloc(44 + samples * 2)
  wave.write('RIFF', 0, 'latin1')
  wave.writeUInt32LE(wave.length - 8, 4)
  wave.write('WAVEfmt ', 8, 'latin1')
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20) // PCM
  wave.writeUInt16LE(1, 22) // mono
  wave.writeUInt32LE(RATE, 24)
  wave.writeUInt32LE(RATE * 2, 28)
  wave.writeUInt16LE(2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36, 'latin1')
  wave.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at += 1) {
    const tone = TONES[Math.floor((2 * at) / RATE) % TONES.length] ?? 0
    // Each tone fades away: a string that is plucked.
    const fading = 1 - ((2 * at) % RATE) / RATE
    wave.writeInt16LE(Math.round(LOUD * fading * Math.sin((2 * Math.PI * tone * at) / RATE)), 44 + at * 2)
  }
  return wave
}
