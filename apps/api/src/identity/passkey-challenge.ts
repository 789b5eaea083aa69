import { randomBytes } from 'node:crypto'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import type { Portal } from '../http/portal.ts'
import { problem } from '../http/errors.ts'

type Parts = Pick<Portal, 'database' | 'clock'>

/** How long a person may take to unlock the passkey; browsers are told the same. */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000

const BYTES = 32
/**
 * At a time, for one network: an office whose every browser waits on the sign-in page, and no flood. For one session or
 * sign-in under way: a person who tries again. Those are counted apart, so that strangers keep nobody there from theirs.
 */
const MOST_OPEN: Record<ChallengeUse['purpose'], number> = {
  sign_in: 500,
  registration: 20,
  second_factor: 20,
}
/** Seconds, for whoever comes beyond them. */
const RETRY_AFTER = 30

/** What is signed, and who may hand the signature in. */
export interface ChallengeUse {
  purpose: 'registration' | 'sign_in' | 'second_factor'
  /** Hash of what only the one who asked has; null for `sign_in`, where nobody is known. */
  boundTo: Uint8Array<ArrayBuffer> | null
}

/** Makes random bytes to be signed within minutes, base64url. @throws 429 when too many are open */
export async function offerChallenge(
  { database, clock }: Parts,
  use: ChallengeUse,
  network: string,
): Promise<string> {
  const { passkeyChallenge } = database.platform.prisma
  const now = clock.now()
  const open = await passkeyChallenge.count({ where: { ...use, network, expiresAt: { gt: now } } })
  if (open >= MOST_OPEN[use.purpose]) throw problem('too_many_requests', { retryAfter: RETRY_AFTER })
  const challenge = randomBytes(BYTES)
  const expiresAt = new Date(now.getTime() + CHALLENGE_LIFETIME_MS)
  await passkeyChallenge.create({
    data: { ...use, challenge: new Uint8Array(challenge), network, expiresAt },
    select: { purpose: true },
  })
  return challenge.toString('base64url')
}

/** The challenge in what a browser says that it signed; null when there is none in it. */
function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON)
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/**
 * Uses up the challenge that was signed, whatever then becomes of the signature.
 * @returns the challenge, base64url
 * @throws 409 `passkey_expired` when it is none of this use, or no more; 401 `passkey_rejected` when there is none
 */
export async function takeChallenge(
  { database, clock }: Parts,
  use: ChallengeUse,
  clientDataJSON: string,
): Promise<string> {
  const challenge = challengeIn(clientDataJSON)
  if (challenge === null) throw problem('passkey_rejected')
  // Of two at once, one deletes the row.
  const { count } = await database.platform.prisma.passkeyChallenge.deleteMany({
    where: {
      ...use,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      expiresAt: { gt: clock.now() },
    },
  })
  if (count === 0) throw problem('passkey_expired')
  return challenge
}
