import { searchKey } from '@switchboard/database/search-key'

/** Of zxcvbn's 0 to 4: 3 is the first that withstands a guess of the common ones (10^8 tries). */
const LEAST_SCORE = 3

/** Characters that are judged: the time it takes grows with their cube, a second and more for 256. */
const READ = 48

/** Shorter words are parts of too many others. */
const SHORTEST = { person: 4, company: 5 }
/** The end of a phone number that nobody types by chance. */
const DIGITS = 6

/** What others know of the person, who must not make a password of it. */
export interface Known {
  company: string
  /** First and last name. */
  person: readonly string[]
  /** Phone numbers (E.164, perhaps with `#extension`) and e-mail addresses. */
  names: readonly string[]
}

/** Loaded when first needed: its word lists take a tenth of a second. */
async function makeEstimator() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs })
}
let estimator: ReturnType<typeof makeEstimator> | undefined

/** Letters and digits only, without accents and case. */
const bare = (text: string) => searchKey(text).replaceAll(/[^\p{L}\d]/gu, '')
const wordsOf = (texts: readonly string[], shortest: number) =>
  texts
    .flatMap((text) => [bare(text), ...searchKey(text).split(/[^\p{L}\d]+/u)])
    .filter((word) => word.length >= shortest)

/** The parts of an address that tell something: what is before the @, and the domain without its ending. */
const partsOf = (address: string) => {
  const [local = '', domain = ''] = address.split('@')
  return [local, ...domain.split('.').slice(0, -1)]
}

/** Words that are refused wherever they stand in a password. */
function refusedWords({ company, person, names }: Known): string[] {
  const addresses = names.filter((name) => name.includes('@'))
  return [
    ...wordsOf([...person, person.join('')], SHORTEST.person),
    ...wordsOf([company, ...addresses.flatMap(partsOf)], SHORTEST.company),
  ]
}

const endsOfNumbers = ({ names }: Known) =>
  names
    .filter((name) => !name.includes('@'))
    .map((name) => name.replace(/#.*$/, '').replaceAll(/\D/g, '').slice(-DIGITS))
    .filter((end) => end.length === DIGITS)

/**
 * Why a password is among the first that are tried: it is common (words, runs on the keyboard, repetitions), or made of
 * what is known of the person. Null for one that will do; its length is the contract's to check.
 */
export async function checkNewPassword(
  password: string,
  known: Known,
): Promise<'password_common' | 'password_contains_name' | null> {
  const plain = bare(password)
  const digits = password.replaceAll(/\D/g, '')
  const words = refusedWords(known)
  if (words.some((word) => plain.includes(word))) return 'password_contains_name'
  if (endsOfNumbers(known).some((end) => digits.includes(end))) return 'password_contains_name'
  estimator ??= makeEstimator()
  const judge = await estimator
  const judged = password.slice(0, READ)
  if (judge.check(judged).score < LEAST_SCORE) return 'password_common'
  // Turned around, in leet, and short names such as Léa.
  const allWords = [...words, ...wordsOf([...known.person, known.company], 2)]
  return judge.check(judged, allWords).score < LEAST_SCORE ? 'password_contains_name' : null
}
