import { history } from '@switchboard/contract/history'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { listActors, listHistory } from './list.ts'
import { judgeUndo, undo, type Ways } from './undo.ts'

/** Account > History. */
export function historyRoutes(app: FastifyInstance, ways: Ways): void {
  route(app, history.list, ({ db, query }) => listHistory(db, query, ways.restorers))
  route(app, history.actors, ({ db }) => listActors(db))
  route(app, history.undoable, (ctx) => judgeUndo(ctx, ctx.params.id, ways))
  route(app, history.undo, (ctx) => undo(ctx, ctx.params.id, ways))
}
