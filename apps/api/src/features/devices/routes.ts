import type { Credentials } from '@switchboard/contract/devices'
import { devices } from '@switchboard/contract/devices'
import { devicesOwn } from '@switchboard/contract/devices.own'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import { createOwn, listOwn, removeOwn, rotateOwn } from './own.ts'
import { present } from './service.ts'
import * as service from './service.ts'
import {
  linphoneAccount,
  openInvitation,
  PROVISIONING_MS,
  provisioningUrl,
  sealInvitation,
} from './provisioning.ts'

/** The devices of phones: an administrator's, each person's own, and the way of a softphone to its settings. */
export function deviceRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  const { config, clock, database, secrets } = app.portal

  const connect: service.Connect = ({ actor }, { id, kind, sipUser }, password): Credentials => {
    const until = Math.ceil((clock.now().getTime() + PROVISIONING_MS) / 1000)
    const token = sealInvitation(secrets, { tenantId: actor.tenant.id, deviceId: id, password, until })
    return {
      server: config.sip,
      sipUser,
      password,
      provisioningUrl: kind === 'softphone' ? provisioningUrl(config, token) : null,
    }
  }

  /** The account that an address was made for, while the device may connect. @throws 404 `link_invalid` */
  async function findAccount(token: string): Promise<string> {
    const invitation = openInvitation(secrets, token, clock.now())
    if (!invitation) throw problem('link_invalid')
    const { tenantId, deviceId, password } = invitation
    return database.withTenant(tenantId, async (db) => {
      const row = await service.findDevice(db, deviceId).catch(() => null)
      if (!row?.enabled) throw problem('link_invalid')
      return linphoneAccount({ server: config.sip, sipUser: row.sipUser, password }, row.phone.extension.name)
    })
  }

  route(app, devices.list, (ctx) => service.listDevices(ctx, ctx.query))
  route(app, devices.get, async (ctx) => present(ctx, await service.findDevice(ctx.db, ctx.params.id)))
  route(app, devices.create, (ctx) => service.createDevice(ctx, ctx.body, connect))
  route(app, devices.update, (ctx) => service.changeDevice(ctx, ctx.params.id, ctx.body))
  route(app, devices.rotate, (ctx) => service.rotatePassword(ctx, ctx.params.id, ctx.body.version, connect))
  route(app, devices.uses, ({ db, params }) => usesOf(db, referrers, 'device', params.id))
  route(app, devices.remove, async (ctx) => {
    await service.removeDevice(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
  route(app, devices.provision, async ({ params }) => {
    const account = await findAccount(params.token)
    async function* content() {
      yield account
    }
    return { name: 'linphone.xml', content: content() }
  })

  route(app, devicesOwn.list, async (ctx) => ({ items: await listOwn(ctx) }))
  route(app, devicesOwn.create, (ctx) => createOwn(ctx, ctx.body, connect))
  route(app, devicesOwn.rotate, (ctx) => rotateOwn(ctx, ctx.params.id, ctx.body.version, connect))
  route(app, devicesOwn.remove, async (ctx) => {
    await removeOwn(ctx, referrers, ctx.params.id)
    return null
  })
}
