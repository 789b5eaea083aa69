import type { Language } from '@switchboard/contract/common'
import type { FileColumn, ImportProblem, ImportRow } from '@switchboard/contract/extensions.import'
import type { ExtensionWithPhone } from '../present.ts'
import type { Company, PhoneValues } from './company.ts'
import { propose } from './proposals.ts'

/** A row of the file, its cells by what their columns are matched with. */
export interface FileRow {
  /** In the file, from 1. */
  line: number
  cells: Partial<Record<FileColumn, string>>
  /** Are there more cells than columns? */
  overflows: boolean
}

export type Problem = ImportRow['problems'][number]

/** What a row comes to by itself, before it is seen beside the others. */
export interface Draft {
  file: FileRow
  /** The extension that the row is about; null for a new one. */
  before: ExtensionWithPhone | null
  /** Of that extension, or of the one to be made. */
  id: string
  /** What the phone is to have; null for what is not a phone. */
  values: PhoneValues | null
  changes: ImportRow['changes']
  /** The row cannot be imported when there are any. */
  problems: Problem[]
}

/** What drafts are made from. */
export interface Drafting {
  company: Company
  /** In which changes and proposals are told. */
  language: Language
  numberOf: ReadonlyMap<string, Company['numbers'][number]>
  e164Of: ReadonlyMap<string, string>
}

const MOST_SHOWN = 100
/** In place of a PIN. */
export const HIDDEN_PIN = '••••'

/** A text of the file as rows keep it: PostgreSQL takes neither NUL nor half of a pair of surrogates. */
export const shown = (text: string) =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_SHOWN)
    .toWellFormed()

/** Tells what is wrong with a cell; `proposal` is found unless it is given. */
export function complain(
  { file, problems }: Pick<Draft, 'file' | 'problems'>,
  language: Language,
  problem: ImportProblem,
  column: FileColumn | null,
  more: Partial<Pick<Problem, 'proposal' | 'otherLine'>> = {},
): void {
  if (problems.some((known) => known.column === column && known.problem === problem)) return
  const text = (column && file.cells[column]) ?? ''
  problems.push({
    column,
    problem,
    value: column === 'voicemailPin' ? text && HIDDEN_PIN : shown(text),
    proposal: column && propose(column, problem, text, language),
    otherLine: null,
    ...more,
  })
}

/** Told only of columns that are right so far. */
export function complainOnce(
  draft: Draft,
  language: Language,
  problem: ImportProblem,
  column: FileColumn,
): void {
  if (!draft.problems.some((known) => known.column === column)) complain(draft, language, problem, column)
}
