import { schedules } from '@switchboard/contract/schedules'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import * as service from './service.ts'

/** Configuration > Schedules. */
export function scheduleRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, schedules.list, ({ db, query }) => service.listSchedules(db, query))
  route(app, schedules.get, ({ db, params }) => service.getSchedule(db, params.id))
  route(app, schedules.create, (ctx) => service.createSchedule(ctx, ctx.body))
  route(app, schedules.update, (ctx) => service.updateSchedule(ctx, ctx.params.id, ctx.body))
  route(app, schedules.uses, ({ db, params }) => usesOf(db, referrers, 'schedule', params.id))
  route(app, schedules.remove, async (ctx) => {
    await service.removeSchedule(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
