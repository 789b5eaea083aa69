import { extensions } from '@switchboard/contract/extensions'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import { listExtensions, outlineExtensions } from './list.ts'
import { adviseNumber } from './numbers.ts'
import * as service from './service.ts'

/** Configuration > Phone extensions. */
export function extensionRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, extensions.list, ({ query, withPg }) => withPg((pg) => listExtensions(pg, query)))
  route(app, extensions.outline, ({ query, withPg }) => withPg((pg) => outlineExtensions(pg, query)))
  route(app, extensions.numbers, ({ db, query, actor }) =>
    adviseNumber(db, { typed: query.typed, own: query.for, country: actor.tenant.country }),
  )
  route(app, extensions.get, ({ db, params }) => service.getExtension(db, params.id))
  route(app, extensions.create, (ctx) => service.createExtension(ctx, ctx.body))
  route(app, extensions.update, (ctx) => service.updateExtension(ctx, ctx.params.id, ctx.body))
  route(app, extensions.uses, ({ db, params }) => usesOf(db, referrers, 'extension', params.id))
  route(app, extensions.remove, async (ctx) => {
    await service.removeExtension(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
