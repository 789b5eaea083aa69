import { preferences } from '@switchboard/contract/preferences'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { changePreferences, readPreferences } from './service.ts'

/** Configuration > Preferences. */
export function preferencesRoutes(app: FastifyInstance): void {
  route(app, preferences.get, ({ db }) => readPreferences(db))
  route(app, preferences.update, (ctx) => changePreferences(ctx, ctx.body))
}
