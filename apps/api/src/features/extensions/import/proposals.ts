import { EmailAddress, type Language, Name } from '@switchboard/contract/common'
import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import type { FileColumn, ImportProblem } from '@switchboard/contract/extensions.import'
import { YES_NO } from '../file/words.ts'

const LONGEST: Partial<Record<FileColumn, number>> = {
  firstName: 60,
  lastName: 60,
  label: 80,
  // Two of 60 and the blank between them.
  fullName: 121,
  fullNameLastFirst: 121,
}

/** How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [down, letter] of [...one].entries()) {
    const next = [down + 1]
    for (const [across, opposite] of [...other].entries()) {
      const replaced = (row[across] ?? 0) + (letter === opposite ? 0 : 1)
      next.push(Math.min(replaced, (row[across + 1] ?? 0) + 1, (next[across] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** Longer texts are no slip of the pen. */
const LONGEST_WORD = 12

/** `ouii` → oui, `flase` → no: when one of the two is clearly nearer than the other. */
function nearestYesNo(text: string, language: Language): string | null {
  const word = text.trim().toLowerCase()
  if (word.length > LONGEST_WORD) return null
  const near = (value: 'yes' | 'no') => {
    const { fr, en, also } = YES_NO[value]
    const words = [fr, en, ...also.split(', ')].filter((each) => each.length > 1)
    return Math.min(...words.map((each) => distance(word, each)))
  }
  const [yes, no] = [near('yes'), near('no')]
  if (yes === no || Math.min(yes, no) > 2) return null
  return YES_NO[yes < no ? 'yes' : 'no'][language]
}

/** `<ada@example.com>`, `mailto:ada@example.com`, `ada @example,com`. */
function mendEmail(text: string): string | null {
  const mended = text
    .replace(/^.*<(.+)>.*$/, '$1')
    .replace(/^\s*mailto:/i, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(',', '.')
    .replace(/[.;]+$/, '')
  return EmailAddress.safeParse(mended).data ?? null
}

/** The text that a formula shows: `="Ada"`, `=HYPERLINK("https://…";"Ada")`, whose name is another in each language. */
const SHOWN_BY_FORMULA = /^=\s*(?:[\p{L}_.]+\((?:[^"]*"[^"]*"\s*[;,])?\s*"([^"]*)"\s*\)|"([^"]*)")\s*$/u

/** Without what names must not hold, as long as they may be; of a formula, the text that it shows. */
function mendName(text: string, max: number): string | null {
  const [formula, inCall, alone] = SHOWN_BY_FORMULA.exec(text.trim()) ?? []
  const shown = formula === undefined ? text : (inCall ?? alone ?? '')
  // A calculation, or the address of a page, is nobody's name.
  if (/^\s*=|:\/\//.test(shown)) return null
  const mended = shown
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[;^"<>]/g, '')
    .trim()
    .slice(0, max)
    .toWellFormed()
  return Name(max).safeParse(mended).data ?? null
}

/** What a cell may have been meant to be; null when nobody can tell. Numbers of extensions are proposed by the plan. */
export function propose(
  column: FileColumn,
  problem: ImportProblem,
  text: string,
  language: Language,
): string | null {
  const longest = LONGEST[column]
  if (longest !== undefined && (problem === 'invalid' || problem === 'too_long'))
    return mendName(text, longest)
  switch (problem) {
    case 'yes_no':
      return nearestYesNo(text, language)
    case 'pin_missing':
      return YES_NO.no[language]
    case 'email_malformed':
      return mendEmail(text)
    case 'too_small':
      return String(VOICEMAIL_DELAY.min)
    case 'too_big':
      return String(VOICEMAIL_DELAY.max)
    default:
      return null
  }
}
