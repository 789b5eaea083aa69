import { isTrivialPin } from '@switchboard/contract/number-plan'

const LENGTH = 6

const randomDigits = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(LENGTH)), (number) => number % 10).join('')

/** A PIN to propose for the mailbox of `extensionNumber`: random, and none that thieves try first. */
export function proposePin(extensionNumber: string, random: () => string = randomDigits): string {
  const pin = random()
  return isTrivialPin(pin, extensionNumber) ? proposePin(extensionNumber, random) : pin
}
