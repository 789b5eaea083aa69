import type { ApiToken } from '@switchboard/contract/api-tokens'

/** Milliseconds before its end in which a token is said to end soon. */
const SOON = 14 * 86_400_000

/** What is to be said of a token first. */
export type TokenState = 'working' | 'ending' | 'limited' | 'withoutEffect' | 'expired' | 'revoked'

export function stateOf({ revokedAt, expiresAt, permissions, withheld }: ApiToken, now: Date): TokenState {
  const left = new Date(expiresAt).getTime() - now.getTime()
  if (revokedAt) return 'revoked'
  if (left <= 0) return 'expired'
  if (withheld.length === permissions.length) return 'withoutEffect'
  if (withheld.length > 0) return 'limited'
  return left <= SOON ? 'ending' : 'working'
}
