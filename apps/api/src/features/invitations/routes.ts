import { invitations } from '@switchboard/contract/session'
import type { FastifyInstance } from 'fastify'
import { atMost } from '../../http/at-most.ts'
import { route } from '../../http/route.ts'
import { networkOf } from '../../identity/network.ts'
import { findLink, holderOf } from '../../identity/one-time-links.ts'
import { makeLinkThrottle, setPasswordByLink } from '../../identity/set-password.ts'

/** The link by which a person chooses a first password. */
export function invitationRoutes(app: FastifyInstance): void {
  const { portal } = app
  const { prisma } = portal.database.platform
  const throttle = makeLinkThrottle(portal.database.platform.pool)
  // One of the hashes that may be computed at once: the others are for people who sign in.
  const inTurn = atMost(1)
  route(app, invitations.get, async ({ params, clock }) =>
    holderOf(await findLink(prisma, 'invitation', params.token, clock.now())),
  )
  route(app, invitations.accept, async ({ params, body, request, clock }) => {
    await findLink(prisma, 'invitation', params.token, clock.now())
    await throttle(params.token)
    const choice = { token: params.token, password: body.password }
    const from = { network: networkOf(request.ip), requestId: request.id }
    await inTurn(() => setPasswordByLink(portal, 'invitation', choice, from))
    return null
  })
}
