/** What one page at the door hands to the next through the navigation's state: what was typed, or is known. */
export interface Handed {
  country: string
  login: string
  extension: string | null
  /** Set when a password was just chosen, and by which link. */
  after?: 'invitation' | 'reset'
  /** Of an entry in the browser's history: the password was right, and the second factor is asked for. */
  step?: 'second'
}

/** Null when nothing was handed over. */
export const handedOver = (state: unknown): Handed | null =>
  typeof state === 'object' && state !== null && 'login' in state && 'country' in state
    ? (state as Handed)
    : null
