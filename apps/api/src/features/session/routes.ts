import { session } from '@switchboard/contract/session'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { atMost } from '../../http/at-most.ts'
import { isHttps } from '../../config.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { ProblemError } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { knownDevice } from '../../identity/known-device.ts'
import { networkOf } from '../../identity/network.ts'
import { originOf } from '../../identity/origin.ts'
import { askForProof } from '../../identity/passkey-proof.ts'
import { readSession } from '../../identity/read-session.ts'
import { findChallenge, startChallenge } from '../../identity/sign-in-challenge.ts'
import { signInNameOf } from '../../identity/sign-in-name.ts'
import { makeSignInThrottle } from '../../identity/sign-in-throttle.ts'
import { openSession } from '../../identity/sign-in.ts'
import { makeSecondStep, secondFactorOf } from './second-factor.ts'
import { checkPassword, noteFailure, noteSignOut, setPreferences } from './service.ts'

/** Tries whose counting shares the platform role's connections. */
const COUNTED_AT_ONCE = 4

/** Does something once the answer is with the one who asked, or the connection is gone. */
function afterAnswer({ raw, log }: FastifyReply, work: () => Promise<void>): void {
  raw.once('close', () => {
    work().catch((error: unknown) => log.error(error))
  })
}

/** Signing in and out, and one's own language and theme. */
export function sessionRoutes(app: FastifyInstance): void {
  const { portal } = app
  const { withTenant, platform } = portal.database
  const throttle = makeSignInThrottle(platform.pool, portal.config.signIn)
  // Tries from browsers that never signed in take turns: a flood of them shares its connections with the sessions of
  // those who are at work, and its hashes with people on their own browsers. They are counted in a queue of their own, so
  // that whoever is turned away neither waits for hashes nor makes others wait.
  const counted = atMost(COUNTED_AT_ONCE)
  const hashed = atMost(portal.config.signIn.concurrentHashes)
  const secondStep = makeSecondStep(portal)

  route(app, session.get, async ({ actor, reply, clock }) => {
    if (!actor) return null
    const more = { csrfToken: reply.generateCsrf(), now: clock.now() }
    return withTenant(actor.tenant.id, (db) => readSession(db, actor.userId, more))
  })

  route(app, session.signIn, async ({ body, request, reply }) => {
    const name = signInNameOf(body)
    const from = originOf(request)
    const attempt = { name, network: from.network, knownDevice: knownDevice(request, name) }
    const admit = () => throttle.admit(attempt)
    const admission = await (attempt.knownDevice ? admit() : counted(admit))
    const check = () =>
      checkPassword(portal, { name, password: body.password }, (who) =>
        // Names that exist take no longer than others.
        afterAnswer(reply, () => noteFailure(portal, 'session.failed', who, from)),
      )
    const checking = attempt.knownDevice ? check() : hashed(check)
    const { who, hasSecondFactor, confirm } = await checking.catch(async (error: unknown) => {
      if (error instanceof ProblemError && error.code === 'unavailable') await admission.untried()
      throw error
    })
    const door = { name, country: body.country }
    const enter = hasSecondFactor ? startChallenge : openSession
    const entered = await enter(portal, { request, reply }, who, door, confirm)
    await admission.right()
    return entered
  })

  route(app, session.secondFactor, ({ body, request, reply }) => secondStep(body, { request, reply }))

  route(app, session.askPasskey, async ({ request }) => {
    const { who, tokenHash } = await findChallenge(portal, request)
    const { tenantId, userId } = who
    return askForProof(portal, secondFactorOf(tokenHash), networkOf(request.ip), { tenantId, userId })
  })

  route(app, session.signOut, async ({ request, reply, actor, withTenant: inTransaction }) => {
    await inTransaction((work) => noteSignOut(work, actor.userId))
    await request.session.destroy()
    // With the attributes it was set with, or browsers refuse to take it away.
    const attributes = { path: '/', secure: isHttps(portal.config), sameSite: 'lax' } as const
    void reply.clearCookie(sessionCookie(portal.config), attributes)
    return null
  })

  route(app, session.preferences, async (context) => {
    const { db, actor, reply, clock } = context
    await setPreferences(context, context.body)
    return readSession(db, actor.userId, { csrfToken: reply.generateCsrf(), now: clock.now() })
  })
}
