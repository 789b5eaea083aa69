import {
  CLOCK_TOLERANCE_MS,
  type EngineEvent,
  type engineEvents,
  type Refusal,
} from '@switchboard/contract/engine-events'
import type { ResponseOf } from '@switchboard/contract/endpoint'
import { insertRows } from '../../db/rows.ts'
import type { EngineConsumer, EngineWork } from '../../http/engine-consumer.ts'

type Outcome = 'accepted' | Refusal
type Outcomes = Map<string, Outcome>

/** Those of one company, in the order in which they happened; of equal instants as they were sent. */
const inOrder = (events: readonly EngineEvent[]) =>
  events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))

/** Two engines, or one that sends again while it still waits, take turns: what the first wrote, the second knows. */
const takeTurns = ({ db, tenantId }: EngineWork) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`engine events ${tenantId}`}, 0))`

/** Takes the events of one company, in its transaction. */
export async function takeEvents(
  work: EngineWork,
  engineId: string,
  events: readonly EngineEvent[],
  consumers: readonly EngineConsumer[],
): Promise<Outcomes> {
  const { db, clock, tenantId } = work
  const now = clock.now()
  const outcomes: Outcomes = new Map()
  if (!(await db.tenant.findFirst({ select: { id: true } }))) {
    return new Map(events.map(({ id }) => [id, 'unknown_tenant']))
  }
  await takeTurns(work)
  const ids = events.map(({ id }) => id)
  const known = await db.engineEvent.findMany({ where: { id: { in: ids } }, select: { id: true } })
  for (const { id } of known) outcomes.set(id, 'accepted')
  const latest = now.getTime() + CLOCK_TOLERANCE_MS
  const fresh = new Map<string, EngineEvent>()
  for (const event of inOrder(events)) {
    if (outcomes.has(event.id)) continue
    if (Date.parse(event.at) > latest) outcomes.set(event.id, 'in_future')
    else if (!fresh.has(event.id)) fresh.set(event.id, event)
  }
  for (const { types, take } of consumers) {
    const own = [...fresh.values()].filter(({ type }) => types.includes(type))
    if (own.length === 0) continue
    for (const [id, refusal] of await take(work, own)) outcomes.set(id, refusal)
  }
  const accepted = [...fresh.values()].filter(({ id }) => !outcomes.has(id))
  await insertRows(
    db,
    'engineEvent',
    accepted.map((event) => {
      const { id, type, at } = event
      return { tenantId, id, type, at, receivedAt: now, engineId, event }
    }),
  )
  for (const { id } of accepted) outcomes.set(id, 'accepted')
  return outcomes
}

/** What became of each event, in the order in which they were sent. */
export const resultsOf = (
  events: readonly EngineEvent[],
  outcomes: Outcomes,
): ResponseOf<typeof engineEvents.report>['results'] =>
  events.map(({ id }) => ({ id, outcome: outcomes.get(id) ?? 'accepted' }))
