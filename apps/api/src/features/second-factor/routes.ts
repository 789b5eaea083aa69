import { secondFactor } from '@switchboard/contract/second-factor'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { makeOwnPasswordCheck } from '../../identity/own-password.ts'
import { renewOwn } from '../../identity/person.ts'
import { confirmSetup, readOwn, renewOwnCodes, startSetup, turnOff } from './own.ts'
import { resetOf } from './reset.ts'

/** One's own second factor, and the reset of a colleague's. */
export function secondFactorRoutes(app: FastifyInstance): void {
  const { portal } = app
  const checkPassword = makeOwnPasswordCheck(portal)

  route(app, secondFactor.own, ({ actor, request }) => readOwn(portal, { actor, request }))

  route(app, secondFactor.start, async ({ actor, request, body }) => {
    await checkPassword(actor, body.currentPassword)
    await renewOwn(portal, { actor, request })
    return startSetup(portal, { actor, request })
  })

  route(app, secondFactor.confirm, async ({ actor, request, body }) => ({
    recoveryCodes: await confirmSetup(portal, body, { actor, request }),
  }))

  route(app, secondFactor.turnOff, async ({ actor, request, body }) => {
    await checkPassword(actor, body.currentPassword)
    await turnOff(portal, { actor, request })
    return null
  })

  route(app, secondFactor.renewRecoveryCodes, async ({ actor, request, body }) => {
    await checkPassword(actor, body.currentPassword)
    return { recoveryCodes: await renewOwnCodes(portal, { actor, request }) }
  })

  route(app, secondFactor.reset, async ({ actor, request, params }) => {
    await resetOf(portal, params.id, { actor, requestId: request.id })
    return null
  })
}
