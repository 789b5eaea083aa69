import { emailChange } from '@switchboard/contract/email-change'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { moveSession } from '../../http/session-id.ts'
import { digest, makeCounter } from '../../identity/counter.ts'
import { originOf } from '../../identity/origin.ts'
import { makeOwnPasswordCheck } from '../../identity/own-password.ts'
import { askChange, cancel, confirm, holderOf, resend } from './service.ts'

/** Another e-mail address for oneself, once it is confirmed there. */
export function emailChangeRoutes(app: FastifyInstance): void {
  const { portal } = app
  const { pool } = portal.database.platform
  const checkPassword = makeOwnPasswordCheck(portal)
  // Nobody fills a stranger's mailbox from here.
  const mails = makeCounter(pool, 'email change', portal.config.passwordReset.triesPerAccount)

  route(app, emailChange.ask, async ({ actor, body, clock, request, withTenant }) => {
    const { newEmail, currentPassword } = body
    await checkPassword(actor, currentPassword)
    await mails.admit(digest(actor.userId))
    const change = { newEmail, askedAt: clock.now(), move: moveSession(request) }
    await withTenant((work) => askChange(work, actor.userId, change))
    await change.move.complete()
    return null
  })

  route(app, emailChange.resend, async ({ actor, clock, withTenant }) => {
    await mails.admit(digest(actor.userId))
    await withTenant((work) => resend(work, actor.userId, clock.now()))
    return null
  })

  route(app, emailChange.cancel, async (ctx) => {
    await cancel(ctx, ctx.actor.userId)
    return null
  })

  route(app, emailChange.get, ({ params }) => holderOf(portal, params.token))

  route(app, emailChange.confirm, async ({ params, request }) => {
    await confirm(portal, params.token, originOf(request))
    return null
  })
}
