import { randomInt } from 'node:crypto'
import { isTrivialPin } from '@switchboard/contract/number-plan'

/** Six digits that nobody guesses, for what must have a PIN until its owner sets another one. */
export function randomPin(): string {
  for (;;) {
    const pin = String(randomInt(100_000, 1_000_000))
    if (!isTrivialPin(pin)) return pin
  }
}
