import type { session, Session } from '@switchboard/contract/session'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../../db/platform.ts'
import { problem, ProblemError } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { knownDevice } from '../../identity/known-device.ts'
import { type Origin, originOf } from '../../identity/origin.ts'
import type { ChallengeUse } from '../../identity/passkey-challenge.ts'
import { checkProof } from '../../identity/passkey-proof.ts'
import { mailTo, noteOf } from '../../identity/person.ts'
import { acceptCode } from '../../identity/second-factor.ts'
import { type Challenge, endChallenge, findChallenge } from '../../identity/sign-in-challenge.ts'
import { makeSignInThrottle } from '../../identity/sign-in-throttle.ts'
import { type Confirm, openSession } from '../../identity/sign-in.ts'
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
  who: Challenge['who'],
  { at, from: { network, device, requestId } }: { at: Date; from: Origin },
): Promise<void> {
  const { tenantId, userId } = who
  const left = await db.recoveryCode.count({ where: { tenantId, userId } })
  const after = { recoveryCodesLeft: left, network }
  await noteOf(db, who, { action: 'user.recovery_code_used', at, requestId, after })
  await mailTo(db, who, 'mail.recovery_code_used', { network, device, left }, at)
}

/** The second step of signing in: counts tries as the first one does, whoever makes them. */
export function makeSecondStep(portal: Portal) {
  const { database, clock, secrets, config } = portal
  const throttle = makeSignInThrottle(database.platform.pool, config.signIn, 'second factor')

  /** What judges that which was shown; a code only then, a passkey's signature here already. */
  const check = async (
    { who, tokenHash }: Challenge,
    { code, credential }: Shown,
    request: FastifyRequest,
  ) => {
    if (credential) {
      const { tenantId, userId } = who
      const use = secondFactorOf(tokenHash)
      return (await checkProof(portal, credential, { use, request, person: { tenantId, userId } })).confirm
    }
    if (code === undefined) throw problem('validation_failed', { fieldErrors: { code: 'required' } })
    const confirm: Confirm = async (db) => {
      const at = clock.now()
      const method = await acceptCode(db, who, code, { secrets, at })
      if (method === 'recovery_code') await noteRecoveryCode(db, who, { at, from: originOf(request) })
    }
    return confirm
  }

  /** @throws 401 `challenge_expired` or `passkey_rejected`, 409 of a passkey, 422 at `code`, 429 */
  return async (shown: Shown, at: { request: FastifyRequest; reply: FastifyReply }): Promise<Session> => {
    const { request } = at
    const challenge = await findChallenge(portal, request)
    const { who, name } = challenge
    const from = originOf(request)
    const admission = await throttle.admit({
      name: who.userId,
      network: from.network,
      knownDevice: knownDevice(request, name),
    })
    const confirm = await check(challenge, shown, request)
    const whole: Confirm = async (db, person) => {
      await endChallenge(db, challenge)
      await confirm(db, person)
    }
    const opened = await openSession(portal, at, who, challenge, whole).catch(async (refused: unknown) => {
      if (refused instanceof ProblemError && refused.code === 'validation_failed')
        await noteFailure(portal, 'session.second_factor_failed', who, from)
      throw refused
    })
    await admission.right()
    return opened
  }
}
