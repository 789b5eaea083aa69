import { conferences } from '@switchboard/contract/conferences'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import type { Referrer } from '../../http/uses.ts'
import * as bridges from './bridges.ts'
import * as lines from './lines.ts'

/** Configuration > Conferences: the lines that are dialed, and the bridges behind them. */
export function conferenceRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, conferences.list, ({ db, query }) => lines.listLines(db, query))
  route(app, conferences.get, ({ db, params }) => lines.getLine(db, params.id))
  route(app, conferences.create, (ctx) => lines.createLine(ctx, ctx.body))
  route(app, conferences.update, (ctx) => lines.updateLine(ctx, ctx.params.id, ctx.body))
  route(app, conferences.uses, ({ db, params }) => lines.usesOfLine(db, referrers, params.id))
  route(app, conferences.remove, async (ctx) => {
    await lines.removeLine(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
  route(app, conferences.bridges, ({ db, query }) => bridges.listBridges(db, query))
  route(app, conferences.freeId, async ({ db }) => ({ conferenceId: await bridges.findFreeId(db) }))
  route(app, conferences.getBridge, ({ db, params }) => bridges.getBridge(db, params.id))
  route(app, conferences.bridgePin, async (ctx) => ({ pin: await bridges.revealPin(ctx, ctx.params.id) }))
  route(app, conferences.createBridge, (ctx) => bridges.createBridge(ctx, ctx.body))
  route(app, conferences.updateBridge, (ctx) => bridges.updateBridge(ctx, ctx.params.id, ctx.body))
  route(app, conferences.removeBridge, async (ctx) => {
    await bridges.removeBridge(ctx, ctx.params.id)
    return null
  })
}
