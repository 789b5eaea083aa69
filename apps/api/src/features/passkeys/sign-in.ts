import type { Session } from '@switchboard/contract/session'
import type { PasskeyProof } from '@switchboard/contract/webauthn'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { knownDevice } from '../../identity/known-device.ts'
import { networkOf } from '../../identity/network.ts'
import type { ChallengeUse } from '../../identity/passkey-challenge.ts'
import { checkProof } from '../../identity/passkey-proof.ts'
import { makeSignInThrottle } from '../../identity/sign-in-throttle.ts'
import { type Door, openSession } from '../../identity/sign-in.ts'

/** Before it is known who signs. */
export const ANYBODY: ChallengeUse = { purpose: 'sign_in', boundTo: null }

/** The name that the holder of a passkey would have typed; null when there is none, or the passkey is nobody's. */
async function doorOf({ database, clock }: Portal, { id }: PasskeyProof): Promise<Door | null> {
  const credentialId = new Uint8Array(Buffer.from(id, 'base64url'))
  const found = await database.platform.prisma.signInName.findFirst({
    where: {
      user: { passkeys: { some: { credentialId } } },
      OR: [{ expiresAt: null }, { expiresAt: { gt: clock.now() } }],
    },
    orderBy: [{ expiresAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    select: { name: true, tenant: { select: { country: true } } },
  })
  return found && { name: found.name, country: found.tenant.country }
}

/**
 * Opens a session for whoever proves to hold a passkey. Unlocking it was the second factor, so no other is asked for.
 * Tries are counted as those of passwords are, so that nobody keeps the server busy checking signatures or fills a history;
 * whoever floods an office with wrong ones keeps nobody out whose browser has signed in before.
 */
export function makePasskeySignIn(portal: Portal) {
  const throttle = makeSignInThrottle(portal.database.platform.pool, portal.config.signIn, 'passkey')
  /** @throws 401 `passkey_rejected`, 409 `passkey_expired` or `passkeys_unavailable`, 429 */
  return async (
    proof: PasskeyProof,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<Session> => {
    const door = await doorOf(portal, proof)
    const admission = await throttle.admit({
      name: proof.id,
      network: networkOf(request.ip),
      knownDevice: door && knownDevice(request, door.name),
    })
    const { who, confirm } = await checkProof(portal, proof, { use: ANYBODY, request })
    if (!door) throw problem('passkey_rejected') // whoever has no name is no longer let in
    const opened = await openSession(portal, { request, reply }, who, door, confirm)
    await admission.right()
    return opened
  }
}
