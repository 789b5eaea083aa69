import type { EngineEvent, EngineEventType, Refusal } from '@switchboard/contract/engine-events'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { TenantWork } from './route.ts'

/** What a feature is given to take what a phone engine reports: a transaction of the company that it is about. */
export interface EngineWork extends TenantWork {
  clock: Clock
  log: FastifyBaseLogger
  tenantId: string
}

/** How a feature takes events of phone engines; each type has one at most, and what has none is only kept. */
export interface EngineConsumer {
  types: readonly EngineEventType[]
  /**
   * Takes events of these types, of one company, in the order of their instants, each once.
   * @returns why those that cannot be taken are refused, by id: nothing may have been written for them
   */
  take(work: EngineWork, events: readonly EngineEvent[]): Promise<ReadonlyMap<string, Refusal>>
}
