import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** As the server reads it: the time it takes grows with the cube of the length. */
const READ = 48

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/**
 * How long a password withstands guessing, from 0 to 4. The server wants 3.
 * @param known names that others know of the person
 */
export const strengthOf = (password: string, known: readonly string[]): number =>
  estimator.check(
    password.slice(0, READ),
    known.flatMap((name) => name.split(/\s+/)),
  ).score
