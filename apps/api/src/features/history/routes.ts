import { history } from '@switchboard/contract/history'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import type { Restorer } from '../../http/undo.ts'
import { listHistory } from './list.ts'
import { judgeUndo, undo } from './undo.ts'

/** Account > History. */
export function historyRoutes(app: FastifyInstance, restorers: readonly Restorer[]): void {
  route(app, history.list, ({ db, query }) => listHistory(db, query, restorers))
  route(app, history.actors, async ({ db }) => {
    const people = await db.appUser.findMany({
      where: { role: { not: 'user' } },
      orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
      take: 1000,
    })
    return { items: people.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })) }
  })
  route(app, history.undoable, (ctx) => judgeUndo(ctx, ctx.params.id, restorers))
  route(app, history.undo, (ctx) => undo(ctx, ctx.params.id, restorers))
}
