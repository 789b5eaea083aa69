import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { findBlocked, findOwnBlocked, isOwnPhone, listBlocked, listOwnBlocked } from './find.ts'
import { createBlocked, removeBlocked, updateBlocked } from './service.ts'

/** Whose calls are not put through: to the company, to a phone, and to one's own phones. */
export function blockedNumberRoutes(app: FastifyInstance): void {
  route(app, blockedNumbers.list, ({ db, query }) => listBlocked(db, query.extension ?? null))
  route(app, blockedNumbers.create, (ctx) => createBlocked(ctx, ctx.body))
  route(app, blockedNumbers.update, async (ctx) => updateBlocked(ctx, await findBlocked(ctx), ctx.body))
  route(app, blockedNumbers.remove, async (ctx) => {
    await removeBlocked(ctx, await findBlocked(ctx))
    return null
  })
  route(app, blockedNumbers.ownList, (ctx) => listOwnBlocked(ctx))
  route(app, blockedNumbers.ownCreate, async (ctx) =>
    createBlocked(ctx, ctx.body, await isOwnPhone(ctx, ctx.body.extensionId)),
  )
  route(app, blockedNumbers.ownUpdate, async (ctx) => updateBlocked(ctx, await findOwnBlocked(ctx), ctx.body))
  route(app, blockedNumbers.ownRemove, async (ctx) => {
    await removeBlocked(ctx, await findOwnBlocked(ctx))
    return null
  })
}
