import type { Session } from '@switchboard/contract/session'
import type { PasskeyProof } from '@switchboard/contract/webauthn'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem, ProblemError } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { digest, makeCounter } from '../../identity/counter.ts'
import { networkOf } from '../../identity/network.ts'
import type { ChallengeUse } from '../../identity/passkey-challenge.ts'
import { checkProof } from '../../identity/passkey-proof.ts'
import { type Door, openSession, type SignedIn } from '../../identity/sign-in.ts'

/** Before it is known who signs. */
export const ANYBODY: ChallengeUse = { purpose: 'sign_in', boundTo: null }

/**
 * The name that the person would have typed. Whoever has none is no longer let in.
 * @throws 401 `passkey_rejected`
 */
async function doorOf({ database, clock }: Portal, { tenantId, userId }: SignedIn): Promise<Door> {
  const found = await database.platform.prisma.signInName.findFirst({
    where: { tenantId, userId, OR: [{ expiresAt: null }, { expiresAt: { gt: clock.now() } }] },
    orderBy: [{ expiresAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    select: { name: true, tenant: { select: { country: true } } },
  })
  if (!found) throw problem('passkey_rejected')
  return { name: found.name, country: found.tenant.country }
}

/**
 * Opens a session for whoever proves to hold a passkey. Unlocking it was the second factor, so no other is asked for.
 * Only what fails is counted, by network: a signature cannot be guessed, and checking one is quick, so whoever floods an
 * office with wrong ones keeps nobody there from signing in.
 */
export function makePasskeySignIn(portal: Portal) {
  const { pool } = portal.database.platform
  const failures = makeCounter(pool, 'passkey', portal.config.signIn.triesPerNetwork)
  return async (
    proof: PasskeyProof,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<Session> => {
    const enter = async () => {
      const who = await checkProof(portal, proof, { use: ANYBODY, request })
      return { who, door: await doorOf(portal, who) }
    }
    const { who, door } = await enter().catch(async (error: unknown) => {
      if (error instanceof ProblemError) await failures.admit(digest(networkOf(request.ip)))
      throw error
    })
    return openSession(portal, { request, reply }, who, door)
  }
}
