/** What the invitation hands to the sign-in page through the navigation's state. */
export interface Accepted {
  country: string
  login: string
  extension: string | null
}

export const isAccepted = (state: unknown): state is Accepted =>
  typeof state === 'object' && state !== null && 'login' in state && 'country' in state
