import type { FastifyInstance } from 'fastify'
import { extensionBulkRoutes } from './extensions/bulk/routes.ts'
import { extensionRoutes } from './extensions/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { phoneNumberRoutes } from './phone-numbers/routes.ts'
import { sessionRoutes } from './session/routes.ts'

/** A feature adds its routes. One line each: what is not here does not exist. */
export const features: readonly ((app: FastifyInstance) => void)[] = [
  sessionRoutes,
  invitationRoutes,
  phoneNumberRoutes,
  extensionRoutes,
  extensionBulkRoutes,
]
