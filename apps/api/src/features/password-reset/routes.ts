import { passwordReset } from '@switchboard/contract/password-reset'
import type { FastifyInstance } from 'fastify'
import { atMost } from '../../http/at-most.ts'
import { route } from '../../http/route.ts'
import { digest, makeCounter } from '../../identity/counter.ts'
import { networkOf } from '../../identity/network.ts'
import { findLink, holderOf } from '../../identity/one-time-links.ts'
import { originOf } from '../../identity/origin.ts'
import { makeLinkThrottle, setPasswordByLink } from '../../identity/set-password.ts'
import { signInNameOf } from '../../identity/sign-in-name.ts'

/** A forgotten password: asking for a link by mail, and the link. */
export function passwordResetRoutes(app: FastifyInstance): void {
  const { portal } = app
  const { platform } = portal.database
  const { triesPerAccount, triesPerNetwork } = portal.config.passwordReset
  const byBoth = makeCounter(platform.pool, 'reset name+network', triesPerAccount)
  const byNetwork = makeCounter(platform.pool, 'reset network', triesPerNetwork)
  const throttle = makeLinkThrottle(platform.pool)
  // One of the hashes that may be computed at once: the others are for people who sign in.
  const inTurn = atMost(1)

  // What is done here does not depend on whether anybody has this name: the worker looks (jobs/password-reset.ts).
  route(app, passwordReset.request, async ({ body, request, clock }) => {
    const name = signInNameOf(body)
    const network = networkOf(request.ip)
    await byBoth.admit(digest(name, network))
    await byNetwork.admit(digest(network))
    await platform.prisma.passwordResetRequest.create({
      data: { name, network, requestId: request.id, createdAt: clock.now() },
    })
    return null
  })

  route(app, passwordReset.get, async ({ params, clock }) =>
    holderOf(await findLink(platform.prisma, 'password_reset', params.token, clock.now())),
  )

  route(app, passwordReset.use, async ({ params, body, request, clock }) => {
    await findLink(platform.prisma, 'password_reset', params.token, clock.now())
    await throttle(params.token)
    const choice = { token: params.token, password: body.password }
    await inTurn(() => setPasswordByLink(portal, 'password_reset', choice, originOf(request)))
    return null
  })
}
