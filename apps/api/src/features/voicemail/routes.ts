import { voicemail } from '@switchboard/contract/voicemail'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { listBoxes } from './boxes.ts'
import { receiveRecording } from './engine.ts'
import { recordingKey } from './recording.ts'
import { findMessage, listMessages, markMessage, removeMessage, restoreMessage } from './service.ts'

/** Usage > Voicemail, and what phone engines hand in for it. */
export function voicemailRoutes(app: FastifyInstance): void {
  const { files } = app.portal
  route(app, voicemail.boxes, (ctx) => listBoxes(ctx))
  route(app, voicemail.list, (ctx) => listMessages(ctx, ctx.query))
  route(app, voicemail.update, (ctx) => markMessage(ctx, ctx.params.id, ctx.body.heard))
  route(app, voicemail.remove, async (ctx) => {
    await removeMessage(ctx, ctx.params.id)
    return null
  })
  route(app, voicemail.restore, (ctx) => restoreMessage(ctx, ctx.params.id))
  route(app, voicemail.play, async ({ params: { id }, actor, withTenant }) => {
    const { row } = await withTenant(({ db }) => findMessage({ db, actor }, id))
    const key = recordingKey(actor.tenant.id, id)
    if (row.recordedAt === null || !(await files.exists(key))) throw problem('not_found')
    return { tag: id, bytes: await files.size(key), read: (range) => files.read(key, range) }
  })
  route(app, voicemail.record, async ({ params: { id }, query: { tenant }, file, clock, withTenant }) => {
    const own = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(tenant, work)
    await receiveRecording({ tenantId: tenant, id, file, files, at: clock.now(), withTenant: own })
    return null
  })
}
