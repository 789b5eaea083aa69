import { voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import type { Referrer } from '../../http/uses.ts'
import { createBox, getBox, listBoxes, removeBox, updateBox, usesOfBox } from './service.ts'

/** Voicemail boxes that are nobody's phone, in Configuration > Phone extensions. */
export function voicemailBoxRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, voicemailBoxes.list, ({ db, query }) => listBoxes(db, query))
  route(app, voicemailBoxes.get, ({ db, params }) => getBox(db, params.id))
  route(app, voicemailBoxes.create, (ctx) => createBox(ctx, ctx.body))
  route(app, voicemailBoxes.update, (ctx) => updateBox(ctx, ctx.params.id, ctx.body))
  route(app, voicemailBoxes.uses, ({ db, params }) => usesOfBox(db, referrers, params.id))
  route(app, voicemailBoxes.remove, async (ctx) => {
    await removeBox(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
