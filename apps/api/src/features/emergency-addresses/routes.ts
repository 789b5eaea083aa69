import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import { makeAddressChecker } from './checker.ts'
import * as service from './service.ts'

/** Configuration > Numbers > Emergency addresses. */
export function emergencyAddressRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  const check = makeAddressChecker(app.portal.config)
  route(app, emergencyAddresses.list, async ({ db }) => ({ items: await service.listAddresses(db) }))
  route(app, emergencyAddresses.get, ({ db, params }) => service.getAddress(db, params.id))
  route(app, emergencyAddresses.create, async (ctx) => {
    const write = await service.acceptPlace(ctx.body, check, ctx.log)
    return ctx.withTenant((work) => service.createAddress({ ...ctx, ...work }, write))
  })
  route(app, emergencyAddresses.update, async (ctx) => {
    const { version, ...body } = ctx.body
    const write = await service.acceptPlace(body, check, ctx.log)
    return ctx.withTenant((work) => service.updateAddress({ ...ctx, ...work }, ctx.params.id, version, write))
  })
  route(app, emergencyAddresses.uses, ({ db, params }) =>
    usesOf(db, referrers, 'emergency_address', params.id),
  )
  route(app, emergencyAddresses.remove, async (ctx) => {
    await service.removeAddress(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
