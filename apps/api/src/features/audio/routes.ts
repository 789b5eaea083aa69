import { audio } from '@switchboard/contract/audio'
import { audioSounds } from '@switchboard/contract/audio.sounds'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import * as service from './service.ts'
import { receiveSound } from './sounds/receive.ts'
import { assertFewLeft, getSound, soundKey } from './sounds/store.ts'

/** Configuration > Greetings and music. */
export function audioRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  const { files, clock } = app.portal
  route(app, audio.list, ({ db, query }) => service.listAudioFiles(db, query))
  route(app, audio.get, ({ db, params }) => service.getAudioFile(db, params.id))
  route(app, audio.create, (ctx) => service.createAudioFile(ctx, ctx.body))
  route(app, audio.update, (ctx) => service.updateAudioFile(ctx, ctx.params.id, ctx.body))
  route(app, audio.uses, ({ db, params }) => usesOf(db, referrers, 'audio_file', params.id))
  route(app, audio.remove, async (ctx) => {
    await service.removeAudioFile(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
  route(app, audioSounds.upload, async ({ file, actor, withTenant }) => {
    await withTenant(({ db }) => assertFewLeft(db, clock.now()))
    return receiveSound({ withTenant, tenantId: actor.tenant.id, clock, files }, file)
  })
  route(app, audioSounds.get, ({ db, params }) => getSound(db, params.id))
  route(app, audioSounds.retry, (ctx) => service.retrySound(ctx, ctx.params.id))
  route(app, audioSounds.play, async ({ params: { id }, query: { rate }, actor, withTenant }) => {
    const { state } = await withTenant(({ db }) => getSound(db, id))
    if (state !== 'ready') throw problem('not_found')
    const key = soundKey(actor.tenant.id, id, rate === '8000' ? '8000.wav' : '16000.wav')
    return { tag: `${id}-${rate}`, bytes: await files.size(key), read: (range) => files.read(key, range) }
  })
}
