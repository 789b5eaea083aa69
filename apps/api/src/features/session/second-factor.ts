import type { session, Session } from '@switchboard/contract/session'
import type { PasskeyProof } from '@switchboard/contract/webauthn'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../../db/platform.ts'
import { problem, ProblemError } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { knownDevice } from '../../identity/known-device.ts'
import { type Origin, originOf } from '../../identity/origin.ts'
import type { ChallengeUse } from '../../identity/passkey-challenge.ts'
import { checkProof } from '../../identity/passkey-proof.ts'
import { acceptCode } from '../../identity/second-factor.ts'
import { type Challenge, endChallenge, findChallenge } from '../../identity/sign-in-challenge.ts'
import { makeSignInThrottle } from '../../identity/sign-in-throttle.ts'
import { openSession } from '../../identity/sign-in.ts'
import { noteFailure } from './service.ts'

/** What a person shows beside the password. */
type Shown = ParsedRequestOf<(typeof session)['secondFactor']>['body']

/** A passkey may complete the sign-in that it was asked for, no other. */
export const secondFactorOf = (tokenHash: Challenge['tokenHash']): ChallengeUse => ({
  purpose: 'second_factor',
  boundTo: tokenHash,
})

/** Tells the person, who may not have been the one, and the company's history. */
async function noteRecoveryCode(
  db: Transaction,
  { tenantId, userId, label }: Challenge['who'],
  { at, from: { network, device, requestId } }: { at: Date; from: Origin },
): Promise<void> {
  const left = await db.recoveryCode.count({ where: { tenantId, userId } })
  await db.auditEvent.create({
    data: {
      tenantId,
      at,
      actorKind: 'user',
      actorUserId: userId,
      action: 'user.recovery_code_used',
      objectKind: 'user',
      objectId: userId,
      objectLabel: label,
      after: { recoveryCodesLeft: left, network },
      requestId,
    },
    select: { id: true },
  })
  await db.outbox.create({
    data: {
      tenantId,
      kind: 'mail.recovery_code_used',
      payload: { userId, network, device, left },
      createdAt: at,
    },
    select: { id: true },
  })
}

/** The second step of signing in: counts tries as the first one does, whoever makes them. */
export function makeSecondStep(portal: Portal) {
  const { database, clock, secrets, config } = portal
  const { platform } = database
  const throttle = makeSignInThrottle(platform.pool, config.signIn, 'second factor')

  const acceptPasskey = async (challenge: Challenge, proof: PasskeyProof, request: FastifyRequest) => {
    const { tenantId, userId } = challenge.who
    const use = secondFactorOf(challenge.tokenHash)
    await checkProof(portal, proof, { use, request, person: { tenantId, userId } })
    await endChallenge(platform.prisma, challenge)
  }

  const acceptTyped = async (challenge: Challenge, code: string, from: Origin) => {
    const { who } = challenge
    const at = clock.now()
    try {
      await platform.prisma.$transaction(async (db) => {
        const method = await acceptCode(db, who, code, { secrets, at })
        await endChallenge(db, challenge)
        if (method === 'recovery_code') await noteRecoveryCode(db, who, { at, from })
      })
    } catch (refused) {
      if (refused instanceof ProblemError && refused.code === 'validation_failed')
        await noteFailure(portal, 'session.second_factor_failed', who, from)
      throw refused
    }
  }

  /** @throws 401 `challenge_expired` or `passkey_rejected`, 409 of a passkey, 422 at `code`, 429 */
  return async (
    { code, credential }: Shown,
    at: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<Session> => {
    const { request } = at
    const challenge = await findChallenge(portal, request)
    const { who, name } = challenge
    const from = originOf(request)
    const admission = await throttle.admit({
      name: who.userId,
      network: from.network,
      knownDevice: knownDevice(request, name),
    })
    if (credential) await acceptPasskey(challenge, credential, request)
    else if (code !== undefined) await acceptTyped(challenge, code, from)
    else throw problem('validation_failed', { fieldErrors: { code: 'required' } })
    await admission.right()
    return openSession(portal, at, who, challenge)
  }
}
