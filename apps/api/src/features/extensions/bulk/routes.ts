import { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import type { FastifyInstance } from 'fastify'
import { route } from '../../../http/route.ts'
import type { Referrer } from '../../../http/uses.ts'
import { bulkRemove, bulkUpdate, bulkUses } from './service.ts'

/** What is done to many extensions at once from their list. */
export function extensionBulkRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, extensionsBulk.update, (ctx) => bulkUpdate(ctx, ctx.body.selection, ctx.body.change))
  route(app, extensionsBulk.uses, ({ db, body }) => bulkUses(db, referrers, body.selection))
  route(app, extensionsBulk.remove, (ctx) => bulkRemove(ctx, referrers, ctx.body))
}
