import { isTrivialPin } from '@switchboard/contract/number-plan'

const LENGTH = { proposed: 6, most: 8 } as const

const randomDigits = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(LENGTH.proposed)), (number) => number % 10).join('')

/** A PIN to propose for the mailbox or conference of this number: random, and none that thieves try first. */
export function proposePin(number: string, random: () => string = randomDigits): string {
  const pin = random()
  return isTrivialPin(pin, number) ? proposePin(number, random) : pin
}

/** What of a typed text can be a PIN. */
export const pinOf = (text: string): string => text.replace(/\D/g, '').slice(0, LENGTH.most)
