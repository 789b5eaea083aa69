import { security } from '@switchboard/contract/security'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { readSettings, saveSettings } from './policy.ts'

/** The company's policy on signing in and on sessions. */
export function securityRoutes(app: FastifyInstance): void {
  const { config } = app.portal
  route(app, security.get, ({ db }) => readSettings(db, config))
  route(app, security.save, (context) => saveSettings(context, context.body, config))
}
