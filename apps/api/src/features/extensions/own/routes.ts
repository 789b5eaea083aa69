import { extensionsOwn } from '@switchboard/contract/extensions.own'
import type { FastifyInstance } from 'fastify'
import { route } from '../../../http/route.ts'
import { listOwnPhones, updateOwnPhone } from './service.ts'

/** What people see and change of their own phones. */
export function extensionOwnRoutes(app: FastifyInstance): void {
  route(app, extensionsOwn.list, async (ctx) => ({ items: await listOwnPhones(ctx) }))
  route(app, extensionsOwn.update, (ctx) => updateOwnPhone(ctx, ctx.params.id, ctx.body))
}
