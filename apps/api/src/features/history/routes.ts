import { history } from '@switchboard/contract/history'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import type { Restorer } from '../../http/undo.ts'
import { listActors, listHistory } from './list.ts'
import { judgeUndo, undo } from './undo.ts'

/** Account > History. */
export function historyRoutes(app: FastifyInstance, restorers: readonly Restorer[]): void {
  route(app, history.list, ({ db, query }) => listHistory(db, query, restorers))
  route(app, history.actors, ({ db }) => listActors(db))
  route(app, history.undoable, (ctx) => judgeUndo(ctx, ctx.params.id, restorers))
  route(app, history.undo, (ctx) => undo(ctx, ctx.params.id, restorers))
}
