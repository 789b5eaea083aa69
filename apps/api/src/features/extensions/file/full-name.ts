/** A whole name in its parts. */
export interface Parts {
  firstName: string
  lastName: string
  /** False where another reading is as likely: "Marie Anne Petit". */
  sure: boolean
}

/** With what many last names begin: "de la Tour", "van der Meer", "von Ahn", "El Amrani". */
const PARTICLES = new Set(
  'de du des d la le les van von der den ter zu di da dal della dos do el al ben bin ibn saint st mac'.split(
    ' ',
  ),
)
const isParticle = (word: string) => PARTICLES.has(word.toLowerCase().replace(/['’.]$/, ''))

/** A family name in capitals, as French files often have it: "DUPONT-ROY", not an initial. */
const isCapitals = (word: string) => /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word)
const isLowercase = (word: string) => /^\p{Ll}/u.test(word)

const parts = (first: readonly string[], last: readonly string[], sure: boolean): Parts => ({
  firstName: first.join(' '),
  lastName: last.join(' '),
  sure,
})

/** Where the capitals tell which words are the last name: those at one end of the name and no others. */
function byCapitals(words: readonly string[]): Parts | null {
  const from = words.findIndex(isCapitals)
  const to = words.findLastIndex(isCapitals) + 1
  const last = words.slice(from, to)
  if (from === -1 || last.length === words.length || !last.every(isCapitals)) return null
  if (from === 0) return parts(words.slice(to), last, true)
  return to === words.length ? parts(words.slice(0, from), last, true) : null
}

/** Where a particle tells where the last name begins, which ends in a capitalized word. */
function byParticle(words: readonly string[], lastFirst: boolean): Parts | null {
  const from = words.findIndex(isParticle)
  if (from === -1) return null
  if (lastFirst) {
    const to = words.findIndex((word, at) => at > from && !isParticle(word)) + 1
    return from === 0 && to > 0 && to < words.length ? parts(words.slice(to), words.slice(0, to), true) : null
  }
  const ends = words.at(-1) ?? ''
  return from > 0 && !isParticle(ends) && !isLowercase(ends)
    ? parts(words.slice(0, from), words.slice(from), true)
    : null
}

/** "Lobby", "Meeting room", "Salle de réunion": one word, or words that go on in small letters. */
export function isPlaceName(text: string): boolean {
  const words = text.split(' ')
  return words.length === 1 || (!isLowercase(text) && isLowercase(words.at(-1) ?? '') && !text.includes(','))
}

/**
 * Parts a person's whole name. What stands behind a comma is the first name; else capitals and particles tell, and of two
 * words each is one.
 * @param lastFirst does the column begin with the last name?
 * @returns null for what is one word
 */
export function partName(text: string, lastFirst: boolean): Parts | null {
  const [before = '', behind, ...more] = text.split(',').map((part) => part.trim())
  if (behind && before && more.length === 0) return { firstName: behind, lastName: before, sure: true }
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length < 2) return null
  const told = byCapitals(words) ?? byParticle(words, lastFirst)
  if (told) return told
  const sure = words.length === 2
  return lastFirst
    ? parts(words.slice(1), words.slice(0, 1), sure)
    : parts(words.slice(0, -1), words.slice(-1), sure)
}
