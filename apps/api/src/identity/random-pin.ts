import { randomInt } from 'node:crypto'
import { isTrivialPin } from '@switchboard/contract/number-plan'

/**
 * A PIN that nobody knows yet and no thief tries first, for what must have one until its owner sets another.
 * @param number of the extension or conference: no PIN either
 */
export function randomPin(number: string): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (!isTrivialPin(pin, number)) return pin
  }
}
