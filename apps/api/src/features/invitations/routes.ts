import { invitations } from '@switchboard/contract/session'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { acceptInvitation, readInvitation } from './service.ts'

/** The link by which a person chooses a first password. */
export function invitationRoutes(app: FastifyInstance): void {
  const { portal } = app
  route(app, invitations.get, ({ params }) => readInvitation(portal, params.token))
  route(app, invitations.accept, async ({ params, body, request }) => {
    await acceptInvitation(portal, params.token, body.password, request.id)
    return null
  })
}
