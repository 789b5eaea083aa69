import { profile } from '@switchboard/contract/profile'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { getProfile, rename } from './name.ts'
import { makePasswordChange } from './password.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'

/** What people may do about themselves. */
export function profileRoutes(app: FastifyInstance): void {
  const changePassword = makePasswordChange(app.portal)

  route(app, profile.get, ({ db, actor }) => getProfile(db, actor.userId))
  route(app, profile.rename, (ctx) => rename(ctx, ctx.body))

  route(app, profile.changePassword, async ({ actor, body, request }) => {
    await changePassword(body, { actor, request })
    return null
  })

  route(app, profile.sessions, ({ actor, request }) => listSessions(app.portal, { actor, request }))

  route(app, profile.endSession, async ({ actor, request, params }) => {
    await endSession(app.portal, params.id, { actor, request })
    return null
  })

  route(app, profile.endOtherSessions, async ({ actor, request }) => {
    await endOtherSessions(app.portal, { actor, request })
    return null
  })
}
