import { searchKey } from '@switchboard/database/search-key'

/** Of zxcvbn's 0 to 4: 3 is the first that withstands a guess of the common ones (10^8 tries). */
const LEAST_SCORE = 3

/** Characters that are judged: the time it takes grows with their cube, a second and more for 256. */
const READ = 48

/** Loaded when first needed: its word lists take a tenth of a second. */
async function makeEstimator() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs })
}
let estimator: ReturnType<typeof makeEstimator> | undefined

/**
 * Would a password be among the first that are tried: common ones, runs on the keyboard, repetitions, and what is known
 * of the person?
 * @param known names of the person and the company; their words count with and without accents
 */
export async function isCommonPassword(password: string, known: readonly string[]): Promise<boolean> {
  estimator ??= makeEstimator()
  const words = known.flatMap((name) => [...name.split(/\s+/), ...searchKey(name).split(' ')])
  return (await estimator).check(password.slice(0, READ), words).score < LEAST_SCORE
}
