import { ringGroups } from '@switchboard/contract/ring-groups'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import type { Referrer } from '../../http/uses.ts'
import { findCandidates } from './candidates.ts'
import { listRingGroups } from './list.ts'
import * as service from './service.ts'

/** Configuration > Ring groups. */
export function ringGroupRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, ringGroups.list, ({ db, query }) => listRingGroups(db, query))
  route(app, ringGroups.candidates, async ({ db, query }) => ({ items: await findCandidates(db, query) }))
  route(app, ringGroups.get, ({ db, params }) => service.getRingGroup(db, params.id))
  route(app, ringGroups.create, (ctx) => service.createRingGroup(ctx, ctx.body))
  route(app, ringGroups.update, (ctx) => service.updateRingGroup(ctx, ctx.params.id, ctx.body))
  route(app, ringGroups.uses, ({ db, params }) => service.usesOfRingGroup(db, referrers, params.id))
  route(app, ringGroups.remove, async (ctx) => {
    await service.removeRingGroup(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
