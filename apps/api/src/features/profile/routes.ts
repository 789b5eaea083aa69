import { profile } from '@switchboard/contract/profile'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { makePasswordChange } from './password.ts'

/** What people may do about themselves. */
export function profileRoutes(app: FastifyInstance): void {
  const changePassword = makePasswordChange(app.portal)

  route(app, profile.changePassword, async ({ actor, body, request }) => {
    await changePassword(body, { actor, request })
    return null
  })
}
