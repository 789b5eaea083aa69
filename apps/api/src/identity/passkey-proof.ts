import { createHash } from 'node:crypto'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { PasskeyProof } from '@switchboard/contract/webauthn'
import type { Passkey } from '@switchboard/database/client'
import type { FastifyRequest } from 'fastify'
import { problem } from '../http/errors.ts'
import type { Portal } from '../http/portal.ts'
import { originOf } from './origin.ts'
import {
  CHALLENGE_LIFETIME_MS,
  type ChallengeUse,
  offerChallenge,
  takeChallenge,
} from './passkey-challenge.ts'
import { fullName, noteOf, type Person, type Whose } from './person.ts'
import { type RelyingParty, relyingPartyOf } from './relying-party.ts'
import type { Confirm } from './sign-in.ts'

type Parts = Pick<Portal, 'config' | 'database' | 'clock'>
/** @throws 409 `passkeys_unavailable` */
export function relyingParty({ config }: Pick<Parts, 'config'>): RelyingParty {
  const found = relyingPartyOf(config.publicUrl)
  if (!found) throw problem('passkeys_unavailable')
  return found
}

/**
 * What an authenticator files a person's passkeys under. It hands it to whoever holds the device, so nothing of the person
 * can be told from it (WebAuthn Level 3, 14.6.1); it stays the same, so that a device keeps one passkey a person.
 */
export const userHandleOf = ({ tenantId, userId }: Whose): string =>
  createHash('sha256').update(`passkeys of ${tenantId} ${userId}`).digest('base64url')

/** How a browser is told of a passkey: to use it, or to keep away from the device that has it. */
export const descriptorOf = ({ credentialId, transports }: Pick<Passkey, 'credentialId' | 'transports'>) => ({
  id: Buffer.from(credentialId).toString('base64url'),
  type: 'public-key' as const,
  transports,
})

/**
 * What a browser is to sign: with one of this person's passkeys, or with whichever of the portal's is picked.
 * @throws 409 `passkeys_unavailable`, 429
 */
export async function askForProof(portal: Parts, use: ChallengeUse, network: string, person?: Whose) {
  const { id: rpId } = relyingParty(portal)
  const own = person ? await portal.database.platform.prisma.passkey.findMany({ where: person }) : []
  return {
    challenge: await offerChallenge(portal, use, network),
    rpId,
    timeout: CHALLENGE_LIFETIME_MS,
    allowCredentials: own.map(descriptorOf),
    userVerification: 'required' as const,
  }
}

/** @throws 401 `passkey_rejected` for one that was removed, or its person, since it was checked */
const confirmPasskey =
  ({ credentialId, tenantId, userId }: Passkey): Confirm =>
  async (db) => {
    if ((await db.passkey.count({ where: { credentialId, tenantId, userId } })) === 0)
      throw problem('passkey_rejected')
  }

/**
 * Checks that whoever hands this in holds a passkey and has unlocked it, by PIN, fingerprint or face.
 * @param person whose passkey it must be, when that is known
 * @returns who it is, and what judges when they are let in whether the passkey is theirs still
 * @throws 401 `passkey_rejected`, 409 `passkey_expired` or `passkeys_unavailable`
 */
export async function checkProof(
  portal: Parts,
  { id, response }: PasskeyProof,
  { use, person, request }: { use: ChallengeUse; person?: Whose; request: FastifyRequest },
): Promise<{ who: Person; confirm: Confirm }> {
  const { database, clock } = portal
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(portal)
  const expectedChallenge = await takeChallenge(portal, use, response.clientDataJSON)
  const { prisma } = database.platform
  const found = await prisma.passkey.findFirst({
    where: { credentialId: new Uint8Array(Buffer.from(id, 'base64url')), ...person },
    include: { user: { select: { firstName: true, lastName: true } } },
  })
  if (!found) throw problem('passkey_rejected')
  const { tenantId, userId, user, credentialId } = found
  const who = { tenantId, userId, label: fullName(user) }
  const refuse = async (reason: 'proof' | 'counter') => {
    await noteRefusal(portal, who, { passkey: found.name, reason }, request)
    return problem('passkey_rejected')
  }
  if (response.userHandle !== undefined && response.userHandle !== userHandleOf(found))
    throw await refuse('proof')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    // Counted below, by the database: two copies that sign at the same time are told apart too.
    credential: { id, publicKey: new Uint8Array(found.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    request.log.warn({ err: error }, 'a passkey was refused')
    return { verified: false as const, authenticationInfo: undefined }
  })
  if (!verified) throw await refuse('proof')
  const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo
  // WebAuthn Level 3, 7.2, step 22: a counter that does not rise means that there may be a copy of the passkey.
  const { count } = await prisma.passkey.updateMany({
    where: { credentialId, counter: counter === 0 ? 0 : { lt: counter } },
    data: { counter, backedUp, lastUsedAt: clock.now() },
  })
  if (count === 0) throw await refuse('counter')
  return { who, confirm: confirmPasskey(found) }
}

/** Notes in the company's history that a passkey did not let anybody in. */
async function noteRefusal(
  { database, clock }: Parts,
  who: Person,
  detail: { passkey: string; reason: 'proof' | 'counter' },
  request: FastifyRequest,
): Promise<void> {
  const { network, requestId } = originOf(request)
  const event = {
    action: 'session.passkey_refused',
    at: clock.now(),
    requestId,
    after: { ...detail, network },
  }
  await noteOf(database.platform.prisma, who, event, { actorKind: 'system' })
}
