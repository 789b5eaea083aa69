import { judgeExtensionNumber } from '@switchboard/contract/number-plan'

/** No extension has more than six digits. */
const LAST = 999_999

/** Free numbers of a plan, each given once: asking for thousands takes no longer than going over the plan once. */
export class FreeNumbers {
  readonly #country: string
  /** For each number that is not free, where to look next. */
  readonly #next = new Map<number, number>()

  constructor(country: string) {
    this.#country = country
  }

  /** Says that a number is in use. */
  block(number: string): void {
    this.#next.set(Number(number), Number(number) + 1)
  }

  /** Gives the lowest free number from `from` on, never again; null when there is none. */
  take(from: number): string | null {
    for (let number = this.#from(from); number <= LAST; number = this.#from(number)) {
      const text = String(number)
      this.block(text)
      if (judgeExtensionNumber(text, this.#country).state === 'allowed') return text
    }
    return null
  }

  #from(start: number): number {
    let number = start
    for (let next = this.#next.get(number); next !== undefined; next = this.#next.get(number)) {
      // Halves the way for whoever asks next.
      this.#next.set(number, this.#next.get(next) ?? next)
      number = next
    }
    return number
  }
}
