import { engineEvents, type EngineEvent } from '@switchboard/contract/engine-events'
import type { FastifyInstance } from 'fastify'
import { companyEffect } from '../../http/configuration-change.ts'
import type { EngineConsumer } from '../../http/engine-consumer.ts'
import { route } from '../../http/route.ts'
import { resultsOf, takeEvents } from './report.ts'

/** What phone engines tell, and what companies are told of it as a whole. */
export function engineEventRoutes(app: FastifyInstance, consumers: readonly EngineConsumer[]): void {
  route(app, engineEvents.report, async ({ body: { events }, program, withTenant, clock, log }) => {
    const outcomes: Parameters<typeof resultsOf>[1] = new Map()
    const byTenant = Map.groupBy(events, ({ tenantId }: EngineEvent) => tenantId)
    // One company after the other: what one of them cannot take holds up none before it, and is sent again.
    for (const [tenantId, own] of byTenant) {
      const taken = await withTenant(tenantId, (work) =>
        takeEvents({ ...work, clock, log, tenantId }, program.id, own, consumers),
      )
      for (const [id, outcome] of taken) outcomes.set(id, outcome)
    }
    return { results: resultsOf(events, outcomes) }
  })
  route(app, engineEvents.effect, ({ db }) => companyEffect(db))
}
