import type { EngineEvent, Refusal } from '@switchboard/contract/engine-events'
import { updateRows } from '../../db/rows.ts'
import type { EngineConsumer, EngineWork } from '../../http/engine-consumer.ts'
import { advance, type RegistrationColumns } from './registration.ts'

type DeviceEvent = Extract<EngineEvent, { type: `device.${string}` }>

const isOfDevice = (event: EngineEvent): event is DeviceEvent => event.type.startsWith('device.')

/** Folds what is told of each device into what is known of it, and writes each that changed once. */
async function take({ db }: EngineWork, all: readonly EngineEvent[]): Promise<ReadonlyMap<string, Refusal>> {
  const events = all.filter(isOfDevice)
  const sipUsers = [...new Set(events.map(({ sipUser }) => sipUser))]
  await db.$executeRaw`select from device where sip_user = any(${sipUsers}) order by id for no key update`
  const rows = await db.device.findMany({ where: { sipUser: { in: sipUsers } } })
  const states = new Map<string, RegistrationColumns>(rows.map((row) => [row.sipUser, row]))
  const refused = new Map<string, Refusal>()
  for (const event of events) {
    const state = states.get(event.sipUser)
    if (state) states.set(event.sipUser, advance(state, event))
    else refused.set(event.id, 'unknown_device')
  }
  const changed = rows.flatMap((row) => {
    const state = states.get(row.sipUser)
    if (!state || state === row) return []
    const { registeredSince, registeredUntil, lastSeenAt, lastSeenFrom, userAgent } = state
    return [{ id: row.id, registeredSince, registeredUntil, lastSeenAt, lastSeenFrom, userAgent }]
  })
  await updateRows(db, 'device', 'id', changed)
  return refused
}

/** Where devices are registered, as phone engines tell. */
export const deviceConsumer: EngineConsumer = { types: ['device.registered', 'device.unregistered'], take }
