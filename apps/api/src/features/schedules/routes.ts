import { schedules } from '@switchboard/contract/schedules'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import * as service from './service.ts'

/** Configuration > Schedules. */
export function scheduleRoutes(app: FastifyInstance): void {
  route(app, schedules.list, ({ db, query }) => service.listSchedules(db, query))
  route(app, schedules.get, ({ db, params }) => service.getSchedule(db, params.id))
  route(app, schedules.create, (ctx) => service.createSchedule(ctx, ctx.body))
  route(app, schedules.update, (ctx) => service.updateSchedule(ctx, ctx.params.id, ctx.body))
}
