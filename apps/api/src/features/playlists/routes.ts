import { playlists } from '@switchboard/contract/playlists'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import * as service from './service.ts'

/** Configuration > Greetings and music: playlists for music on hold. */
export function playlistRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, playlists.list, ({ db, query }) => service.listPlaylists(db, query))
  route(app, playlists.get, ({ db, params }) => service.getPlaylist(db, params.id))
  route(app, playlists.create, (ctx) => service.createPlaylist(ctx, ctx.body))
  route(app, playlists.update, (ctx) => service.updatePlaylist(ctx, ctx.params.id, ctx.body))
  route(app, playlists.uses, ({ db, params }) => usesOf(db, referrers, 'playlist', params.id))
  route(app, playlists.remove, async (ctx) => {
    await service.removePlaylist(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
}
