import type { Encoding, FileColumn, Separator } from '@switchboard/contract/extensions.import'
import type { Matching } from './matching.ts'

/** How a file is to be read; `matching` null matches its columns by name. */
export interface Reading {
  encoding: Encoding
  separator: Separator
  hasHeader: boolean
  matching: Matching | null
}

/** A cell in place of the file's. */
export interface Correction {
  line: number
  column: FileColumn
  value: string
}

/** What has all rows judged anew: another way to read the file, corrected cells, or both. */
export interface Change {
  reading: Partial<Reading>
  corrections: readonly Correction[]
}

export const NO_CHANGE: Change = { reading: {}, corrections: [] }

const isCell = (line: number, column: FileColumn) => (correction: Correction) =>
  correction.line === line && correction.column === column

/** Both changes in one; where they speak of the same, the later one counts. */
export const merge = (earlier: Change, later: Change): Change => ({
  reading: { ...earlier.reading, ...later.reading },
  corrections: [
    ...earlier.corrections.filter(({ line, column }) => !later.corrections.some(isCell(line, column))),
    ...later.corrections,
  ],
})

/** The value that waits to be judged in place of a cell's; undefined when none does. */
export const correctedTo = ({ corrections }: Change, line: number, column: FileColumn): string | undefined =>
  corrections.find(isCell(line, column))?.value

/** What is being judged, and what waits for its turn. */
export interface Judging {
  sent: Change | 'proposals' | null
  waiting: Change | null
}

/** One request at a time, since each rests on the version that the one before made; what comes meanwhile waits. */
export function judging({ sent, waiting }: Judging, event: Change | 'proposals' | 'settled'): Judging {
  if (event === 'settled') return { sent: waiting, waiting: null }
  if (sent === null) return { sent: event, waiting: null }
  // Proposals are taken of what was judged: the button waits until it is.
  if (event === 'proposals') return { sent, waiting }
  return { sent, waiting: merge(waiting ?? NO_CHANGE, event) }
}
