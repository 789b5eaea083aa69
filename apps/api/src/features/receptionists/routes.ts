import { receptionists } from '@switchboard/contract/receptionists'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import { listReceptionists } from './list.ts'
import { readPrefixes } from './prefixes.ts'
import * as service from './service.ts'

/** Configuration > Receptionists. */
export function receptionistRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, receptionists.list, (ctx) => listReceptionists(ctx, ctx.query))
  route(app, receptionists.prefixes, ({ db }) => readPrefixes(db))
  route(app, receptionists.get, (ctx) => service.getReceptionist(ctx, ctx.params.id))
  route(app, receptionists.create, (ctx) => service.createReceptionist(ctx, ctx.body))
  route(app, receptionists.update, (ctx) => service.updateReceptionist(ctx, ctx.params.id, ctx.body))
  route(app, receptionists.override, (ctx) => service.overrideReceptionist(ctx, ctx.params.id, ctx.body))
  route(app, receptionists.endOverride, (ctx) => service.endOverride(ctx, ctx.params.id))
  route(app, receptionists.uses, async ({ db, params: { id } }) => {
    await service.assertReceptionist(db, id)
    return usesOf(db, referrers, 'extension', id)
  })
  route(app, receptionists.remove, async (ctx) => {
    await service.removeReceptionist(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
