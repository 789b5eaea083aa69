import { destinations } from '@switchboard/contract/destinations'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { findDestinations } from './find.ts'

/** What the field that chooses where calls go asks, wherever there is one. */
export function destinationRoutes(app: FastifyInstance): void {
  route(app, destinations.list, async ({ query, withPg }) => ({
    items: await withPg((pg) => findDestinations(pg, query)),
  }))
}
