import type { Language } from '@switchboard/contract/common'
import type { ImportProblem } from '@switchboard/contract/extensions.import'
import type { Company } from './company.ts'
import { complain, type Draft, type FileRow } from './draft.ts'
import { FreeNumbers } from './free-numbers.ts'
import { isExternal } from './row-rules.ts'

/** What all phones of a person share. */
const OF_PERSON = ['firstName', 'lastName', 'email'] as const

/** The column of a file that names people in one. */
const wholeNameOf = ({ cells }: FileRow) =>
  cells.fullNameLastFirst === undefined ? 'fullName' : 'fullNameLastFirst'

/** A number that was meant to be another, which the file does not hold any more: no free one is it. */
const LOST: readonly ImportProblem[] = ['invalid', 'phone_rounded']

/** Does forwarding go to an extension by a number that stands in the file, and not on as it was? */
function newTarget({ before, values }: Draft): string | null {
  if (!values || values.forwardTo === null || isExternal(values.forwardTo)) return null
  const was = before?.phone?.forwardedTo?.number
  return values.forwardTo === was ? null : values.forwardTo
}

/**
 * The number plan as it will be once all rows without problems are in. Numbers may be exchanged, and chains of them move
 * on; a row that fails keeps what others counted on, so that those fail too.
 */
export class Plan {
  readonly #company: Company
  readonly #language: Language
  /** Who has a number now. */
  readonly #present = new Map<string, string>()
  /** Rows by the extension they are about. */
  readonly #rowOf = new Map<string, Draft>()
  /** The first row that gives a number to somebody. */
  readonly #claims = new Map<string, Draft>()
  /** The first row that changes a person, by whom it is about. */
  readonly #people = new Map<string, Draft>()
  /** Rows whose verdict depends on who has a number. */
  readonly #interested = new Map<string, Draft[]>()

  constructor(company: Company, language: Language) {
    this.#company = company
    this.#language = language
    for (const { id, number } of company.extensions) this.#present.set(number, id)
  }

  /** Adds rows in the order of the file; the later of two that say something of the same extension or number is wrong. */
  add(draft: Draft): void {
    const earlier = this.#rowOf.get(draft.id)
    if (earlier) {
      const column = draft.file.cells.id?.trim() ? 'id' : 'number'
      complain(draft, this.#language, 'duplicate_in_file', column, { otherLine: earlier.file.line })
      return
    }
    this.#rowOf.set(draft.id, draft)
    const number = draft.values?.number
    if (number) {
      const first = this.#claims.get(number)
      if (first)
        complain(draft, this.#language, 'duplicate_in_file', 'number', { otherLine: first.file.line })
      else this.#claims.set(number, draft)
    }
    this.#addPerson(draft)
    for (const wanted of [number, newTarget(draft)]) {
      if (!wanted) continue
      const others = this.#interested.get(wanted)
      if (others) others.push(draft)
      else this.#interested.set(wanted, [draft])
    }
  }

  /** Whoever has several phones has one name: of two rows that change it, both must say the same. */
  #addPerson(draft: Draft): void {
    const { before, values, changes, problems, file } = draft
    const changed = OF_PERSON.filter((column) => changes.some((change) => change.column === column))
    if (!before?.userId || values?.kind !== 'user' || changed.length === 0 || problems.length > 0) return
    const first = this.#people.get(before.userId)
    if (!first) this.#people.set(before.userId, draft)
    for (const column of OF_PERSON) {
      const [other, own] = [first?.values?.[column] ?? '', values[column] ?? '']
      if (!first || other === own) continue
      const blamed = file.cells[column] === undefined ? wholeNameOf(file) : column
      const proposal = blamed === column && other !== '' ? other : null
      complain(draft, this.#language, 'person_differs', blamed, { otherLine: first.file.line, proposal })
    }
  }

  /** Finds every row that relies on a number it cannot have; a row that fails may make others fail. */
  *settle(): Generator<void, void> {
    // Numbers first: who keeps theirs can still be forwarded to.
    yield* this.#fail((draft) => this.#checkNumber(draft))
    yield* this.#fail((draft) => this.#checkTarget(draft))
  }

  /** The extension that forwarding of this row goes to; null when it goes to none. */
  targetOf(draft: Draft): string | null {
    const number = newTarget(draft)
    return number === null ? (draft.before?.phone?.forwardingExtensionId ?? null) : this.#holder(number)
  }

  /** Proposes a number of its own to every row that needs another: the next one that is free, and in nobody's way. */
  *propose(drafts: readonly Draft[]): Generator<void, void> {
    const free = new FreeNumbers(this.#company.country)
    for (const number of this.#present.keys()) free.block(number)
    for (const { values } of drafts) if (values?.number) free.block(values.number)
    const phones = this.#company.extensions.filter(({ phone }) => phone)
    const lowest = phones.reduce((least, { numberValue }) => Math.min(least, numberValue ?? least), Infinity)
    const start = Number.isFinite(lowest) ? lowest : FIRST
    for (const { problems, values, before } of drafts) {
      const wrong = problems.find(({ column, problem }) => column === 'number' && !LOST.includes(problem))
      const wanted = values?.number ?? before?.number
      if (wrong) wrong.proposal = free.take(wanted ? Number(wanted) + 1 : start)
      yield
    }
  }

  *#fail(judge: (draft: Draft) => void): Generator<void, void> {
    const failed: Draft[] = []
    const check = (draft: Draft, by: (draft: Draft) => void) => {
      if (draft.problems.length > 0) return
      by(draft)
      if (draft.problems.length > 0) failed.push(draft)
    }
    for (const draft of this.#rowOf.values()) {
      check(draft, judge)
      yield
    }
    for (let draft = failed.pop(); draft; draft = failed.pop()) {
      for (const number of [draft.before?.number, draft.values?.number]) {
        for (const other of this.#interested.get(number ?? '') ?? []) {
          check(other, (each) => this.#checkNumber(each))
          check(other, judge)
        }
      }
      yield
    }
  }

  #checkNumber(draft: Draft): void {
    const { values, before } = draft
    if (!values || values.number === before?.number) return
    if (this.#holder(values.number) !== draft.id) complain(draft, this.#language, 'taken', 'number')
  }

  #checkTarget(draft: Draft): void {
    const number = newTarget(draft)
    if (number === null) return
    const holder = this.#holder(number)
    if (holder === null) complain(draft, this.#language, 'target_unknown', 'forwardTo')
    if (holder === draft.id) complain(draft, this.#language, 'forwarding_to_itself', 'forwardTo')
  }

  /** Who will have a number: whoever has it now and stays, else who is given it. */
  #holder(number: string): string | null {
    const now = this.#present.get(number)
    const row = now === undefined ? undefined : this.#rowOf.get(now)
    const moves = row && row.problems.length === 0 && row.values && row.values.number !== number
    if (now !== undefined && !moves) return now
    const claim = this.#claims.get(number)
    return claim && claim.problems.length === 0 ? claim.id : null
  }
}

/** Where the numbers of an empty plan begin. */
const FIRST = 100
