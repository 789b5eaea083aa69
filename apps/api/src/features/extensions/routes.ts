import { extensions } from '@switchboard/contract/extensions'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { listExtensions, outlineExtensions } from './list.ts'
import { adviseNumber } from './numbers.ts'
import * as service from './service.ts'

/** Configuration > Phone extensions. */
export function extensionRoutes(app: FastifyInstance): void {
  route(app, extensions.list, ({ query, withPg }) => withPg((pg) => listExtensions(pg, query)))
  route(app, extensions.outline, ({ query, withPg }) => withPg((pg) => outlineExtensions(pg, query)))
  route(app, extensions.numbers, ({ db, query, actor }) =>
    adviseNumber(db, { typed: query.typed, own: query.for, country: actor.tenant.country }),
  )
  route(app, extensions.get, ({ db, params }) => service.getExtension(db, params.id))
  route(app, extensions.create, (ctx) => service.createExtension(ctx, ctx.body))
  route(app, extensions.update, (ctx) => service.updateExtension(ctx, ctx.params.id, ctx.body))
  route(app, extensions.uses, async ({ db, params }) => ({ items: await service.usesOf(db, params.id) }))
  route(app, extensions.remove, async (ctx) => {
    await service.removeExtension(ctx, ctx.params.id, ctx.query.detach)
    return null
  })
}
