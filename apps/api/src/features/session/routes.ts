import { session } from '@switchboard/contract/session'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { atMost } from '../../http/at-most.ts'
import { SESSION_COOKIE } from '../../http/auth.ts'
import { route } from '../../http/route.ts'
import { networkOf } from '../../identity/network.ts'
import { signInNameOf } from '../../identity/sign-in-name.ts'
import { knownDevice, rememberDevice } from './known-device.ts'
import {
  checkPassword,
  noteFailure,
  noteSignOut,
  openSession,
  readSession,
  setPreferences,
} from './service.ts'
import { makeSignInThrottle } from './throttle.ts'

const MAX_DEVICE_LENGTH = 200

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
  // those who are at work, and its hashes with people on their own browsers.
  const inTurn = atMost(portal.config.signIn.concurrentHashes)

  route(app, session.get, async ({ actor, reply }) => {
    if (!actor) return null
    return withTenant(actor.tenant.id, (db) => readSession(db, actor.userId, reply.generateCsrf()))
  })

  route(app, session.signIn, async ({ body, request, reply }) => {
    const name = signInNameOf(body)
    const attempt = { name, network: networkOf(request.ip), knownDevice: knownDevice(request, name) }
    const from = { network: attempt.network, requestId: request.id }
    const check = () =>
      checkPassword(portal, throttle, attempt, body.password, (who) =>
        // Names that exist take no longer than others.
        afterAnswer(reply, () => noteFailure(portal, who, from)),
      )
    const who = await (attempt.knownDevice ? check() : inTurn(check))
    await request.session.regenerate() // a new id, so that one planted before signing in is worth nothing
    const csrfToken = reply.generateCsrf()
    await openSession(portal, who, {
      sessionId: request.session.sessionId,
      csrfSecret: request.session._csrf ?? '',
      device: (request.headers['user-agent'] ?? '').slice(0, MAX_DEVICE_LENGTH),
      ...from,
      country: body.country,
    })
    rememberDevice(request, reply, name)
    return withTenant(who.tenantId, (db) => readSession(db, who.userId, csrfToken))
  })

  route(app, session.signOut, async ({ request, reply, actor, withTenant: inTransaction }) => {
    await inTransaction((work) => noteSignOut(work, actor.userId))
    await request.session.destroy()
    void reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return null
  })

  route(app, session.preferences, async (context) => {
    await setPreferences(context, context.body)
    return readSession(context.db, context.actor.userId, context.reply.generateCsrf())
  })
}
