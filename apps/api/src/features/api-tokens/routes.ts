import { apiTokens } from '@switchboard/contract/api-tokens'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { originOf } from '../../identity/origin.ts'
import { createToken, listTokens, revokeToken } from './service.ts'

/** Account > Settings > API. */
export function apiTokenRoutes(app: FastifyInstance): void {
  route(app, apiTokens.list, listTokens)
  route(app, apiTokens.create, (context) => createToken(context, context.body, originOf(context.request)))
  route(app, apiTokens.revoke, async (context) => {
    await revokeToken(context, context.params.id)
    return null
  })
}
