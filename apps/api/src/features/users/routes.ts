import { users } from '@switchboard/contract/users'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { moveSession } from '../../http/session-id.ts'
import { originOf } from '../../identity/origin.ts'
import { makeOwnPasswordCheck } from '../../identity/own-password.ts'
import { listUsers } from './list.ts'
import { getUser } from './present.ts'
import * as service from './service.ts'

/** Account > Settings > People. */
export function userRoutes(app: FastifyInstance): void {
  const checkOwnPassword = makeOwnPasswordCheck(app.portal)

  route(app, users.list, ({ db, actor, query }) => listUsers(db, actor, query))
  route(app, users.get, ({ db, actor, params }) => getUser(db, actor, params.id))
  route(app, users.create, (ctx) => service.createUser(ctx, ctx.body))
  route(app, users.invite, (ctx) => service.inviteUser(ctx, ctx.params.id, ctx.body))
  route(app, users.revoke, async (ctx) => {
    await service.revokeInvitation(ctx, ctx.params.id)
    return null
  })
  route(app, users.setRole, (ctx) => service.setRole(ctx, ctx.params.id, ctx.body))
  route(app, users.remove, async (ctx) => {
    await service.removeUser(ctx, ctx.params.id)
    return null
  })
  route(app, users.handOver, async (ctx) => {
    const { actor, params, body, request, withTenant } = ctx
    // Before the password, so that what is not there answers as elsewhere.
    await withTenant(({ db }) => getUser(db, actor, params.id))
    await checkOwnPassword(actor, body.currentPassword)
    const move = moveSession(request)
    const how = { move, origin: originOf(request) }
    const user = await withTenant((work) => service.handOver({ ...ctx, ...work }, params.id, how))
    await move.complete()
    return user
  })
}
