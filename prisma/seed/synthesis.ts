/** Samples of 16 bits a second, of one channel. */
export const RATE = 16_000

/** Works out the samples of a sound, so that nobody has to keep it as a file. */
export type Sound = () => Buffer

interface Tone {
  /** Seconds. */
  at: number
  seconds: number
  hertz: number
  /** How strong the tone, its octave, and so on are. */
  partials: readonly number[]
  /** How fast it dies away, per second. */
  decay: number
}

/** Seconds in which a tone comes and goes; without them it clicks. */
const EDGE = 0.015
/** The loudest sample: half of what there is room for. */
const PEAK = 16_000

const sound =
  (tones: readonly Tone[]): Sound =>
  () => {
    const end = Math.max(...tones.map(({ at, seconds }) => at + seconds))
    const sum = new Float32Array(Math.ceil(end * RATE))
    for (const tone of tones) add(tone, sum)
    const loudest = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return Buffer.from(Int16Array.from(sum, (value) => (value / loudest) * PEAK).buffer)
  }

/** Plain loops: the demo's sounds are some million samples, and a start waits for them. */
function add({ at, seconds, hertz, partials, decay }: Tone, sum: Float32Array): void {
  const first = Math.round(at * RATE)
  const count = Math.floor(seconds * RATE)
  for (let sample = 0; sample < count; sample += 1) {
    const time = sample / RATE
    const phase = 2 * Math.PI * hertz * time
    // sin((n + 1)x) = 2 cos(x) sin(nx) - sin((n - 1)x)
    const twice = 2 * Math.cos(phase)
    let before = 0
    let partial = Math.sin(phase)
    let value = 0
    for (const strength of partials) {
      value += strength * partial
      const next = twice * partial - before
      before = partial
      partial = next
    }
    const loudness = Math.min(1, time / EDGE, (seconds - time) / EDGE) * Math.exp(-decay * time)
    sum[first + sample] = (sum[first + sample] ?? 0) + loudness * value
  }
}

/** Of a piano's key, as MIDI counts them: 69 is the A of 440 Hz. */
const hertzOf = (key: number) => 440 * 2 ** ((key - 69) / 12)

const plucked = (key: number, at: number): Tone => ({
  at,
  seconds: 1.1,
  hertz: hertzOf(key),
  partials: [1, 0.35, 0.12],
  decay: 3,
})

/** Chords, note by note in the given order, one each `beat` seconds. */
export const music = (chords: readonly (readonly number[])[], order: readonly number[], beat: number) =>
  sound(
    chords.flatMap((chord, bar) =>
      order.map((note, step) => plucked(chord[note] ?? 60, (bar * order.length + step) * beat)),
    ),
  )

/** Like a voice through a wall: syllables in sentences whose pitch falls. The same `pitch` says the same. */
export function murmur(pitch: number, sentences: readonly number[]): Sound {
  const tones: Tone[] = []
  let at = 0.3
  for (const [number, syllables] of sentences.entries()) {
    for (let syllable = 0; syllable < syllables; syllable += 1) {
      const chance = Math.abs(Math.sin(pitch * 7 + number * 31 + syllable * 13))
      const hertz = pitch * (1.15 - 0.3 * (syllable / syllables) + 0.1 * chance)
      const seconds = 0.11 + 0.1 * chance
      tones.push({ at, seconds, hertz, partials: [0.5, 1 - chance, 0.8, chance, 0.5, 0.3], decay: 4 })
      at += seconds + 0.02
    }
    at += 0.45
  }
  return sound(tones)
}
