import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { COSEALG } from '@simplewebauthn/server/helpers'
import { MOST_PASSKEYS, type passkeys, type Passkey } from '@switchboard/contract/passkeys'
import type { ParsedRequestOf, ReplyOf } from '@switchboard/contract/endpoint'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { moveSession } from '../../http/session-id.ts'
import { networkOf } from '../../identity/network.ts'
import { addFactor, changeOf, tell } from '../../identity/own-factors.ts'
import type { OwnPasswordCheck } from '../../identity/own-password.ts'
import {
  CHALLENGE_LIFETIME_MS,
  type ChallengeUse,
  offerChallenge,
  takeChallenge,
} from '../../identity/passkey-challenge.ts'
import { descriptorOf, relyingParty, userHandleOf } from '../../identity/passkey-proof.ts'
import {
  type Asking,
  fullName,
  holdPerson,
  moveOwn,
  renewOwn,
  sessionHashOf,
  whoseOf,
} from '../../identity/person.ts'
import { proveSelf, toPasskey } from './own.ts'

/** What is asked for, the best first; every authenticator has one of them. */
const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

type CreationOptions = ReplyOf<(typeof passkeys)['beginAdd']>
type NewPasskey = ParsedRequestOf<(typeof passkeys)['add']>['body']

/** Only the session that began may finish. */
const useIn = (asking: Asking): ChallengeUse => ({ purpose: 'registration', boundTo: sessionHashOf(asking) })

/** The person as the device shows them, and the passkeys there are. */
async function describeSelf({ database }: Portal, asking: Asking) {
  const { tenantId, userId } = whoseOf(asking.actor)
  const { email, signInNames, tenant, passkeys, ...self } =
    await database.platform.prisma.appUser.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: userId } },
      select: {
        firstName: true,
        lastName: true,
        email: true,
        signInNames: { select: { name: true }, orderBy: { name: 'desc' }, take: 1 },
        tenant: { select: { name: true } },
        passkeys: { select: { credentialId: true, transports: true } },
      },
    })
  return {
    user: {
      id: userHandleOf({ tenantId, userId }),
      name: email ?? signInNames[0]?.name ?? fullName(self),
      displayName: `${fullName(self)} (${tenant.name})`,
    },
    passkeys,
  }
}

/**
 * What the browser is to make.
 * @throws 409 `passkeys_unavailable` or `too_many_passkeys`, 422, 429
 */
export async function beginAdding(
  portal: Portal,
  checkPassword: OwnPasswordCheck,
  password: string | undefined,
  asking: Asking,
): Promise<CreationOptions> {
  const { id } = relyingParty(portal)
  await proveSelf(portal, checkPassword, password, asking)
  if (password !== undefined) await renewOwn(portal, asking)
  const { user, passkeys } = await describeSelf(portal, asking)
  if (passkeys.length >= MOST_PASSKEYS) throw problem('too_many_passkeys')
  return {
    rp: { id, name: 'Switchboard' },
    user,
    challenge: await offerChallenge(portal, useIn(asking), networkOf(asking.request.ip)),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_LIFETIME_MS,
    excludeCredentials: passkeys.map(descriptorOf),
    // One that is kept with the person's name, so that none has to be typed, and that unlocks only for its owner.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    // Which make of device it is does not matter here.
    attestation: 'none',
  }
}

/** @throws 401 `passkey_rejected`, 409 `passkey_expired` or `passkeys_unavailable` */
async function checkMade(portal: Portal, { id, response }: NewPasskey['credential'], asking: Asking) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(portal)
  const expectedChallenge = await takeChallenge(portal, useIn(asking), response.clientDataJSON)
  const { registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    asking.request.log.warn({ err: error }, 'a new passkey was refused')
    return { registrationInfo: undefined }
  })
  if (!registrationInfo) throw problem('passkey_rejected')
  const { credential, credentialBackedUp: backedUp } = registrationInfo
  return {
    credentialId: new Uint8Array(Buffer.from(credential.id, 'base64url')),
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: response.transports ?? [],
    backedUp,
  }
}

/**
 * Stores what the browser has made, if it is what was asked for.
 * @throws 401 `passkey_rejected`, or when the session ended meanwhile; 409 `already_exists`, `passkey_expired`,
 * `passkeys_unavailable` or `too_many_passkeys`
 */
export async function addPasskey(
  portal: Portal,
  { name, credential }: NewPasskey,
  asking: Asking,
): Promise<ReplyOf<(typeof passkeys)['add']>> {
  const made = await checkMade(portal, credential, asking)
  const change = await changeOf(portal, asking, { action: 'user.passkey_added', after: { passkey: name } })
  const { tenantId, userId } = change.who
  const move = moveSession(asking.request)
  const done = await portal.database.platform.prisma.$transaction(async (db) => {
    await holdPerson(db, change.who)
    await moveOwn(db, move)
    const added: Passkey[] = []
    const insert = async () => {
      if ((await db.passkey.count({ where: { tenantId, userId } })) >= MOST_PASSKEYS)
        throw problem('too_many_passkeys')
      const data = [{ ...made, tenantId, userId, name, createdAt: change.at }]
      const rows = await db.passkey.createManyAndReturn({ data, skipDuplicates: true })
      added.push(...rows.map(toPasskey))
    }
    const recoveryCodes = await addFactor(db, change, { insert, exceptSession: move.to })
    const [passkey] = added
    if (!passkey) throw problem('already_exists', { fieldErrors: { 'credential.id': 'taken' } })
    await tell(db, 'mail.passkey_added', change, {})
    return { passkey, recoveryCodes }
  })
  await move.complete()
  return done
}
