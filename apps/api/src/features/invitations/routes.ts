import { invitations } from '@switchboard/contract/session'
import type { FastifyInstance } from 'fastify'
import { atMost } from '../../http/at-most.ts'
import { route } from '../../http/route.ts'
import { findLink, holderOf } from '../../identity/one-time-links.ts'
import { originOf } from '../../identity/origin.ts'
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
    await inTurn(() => setPasswordByLink(portal, 'invitation', choice, originOf(request)))
    return null
  })
}
