import type { EngineEvent, Refusal } from '@switchboard/contract/engine-events'
import type { TenantDb } from '../../db/tenant.ts'
import type { EngineConsumer, EngineWork } from '../../http/engine-consumer.ts'

type ConfigurationEvent = Extract<EngineEvent, { type: `configuration.${string}` }>

const isOfConfiguration = (event: EngineEvent): event is ConfigurationEvent =>
  event.type.startsWith('configuration.')

/** Changes that are gone already were applied before; of the instants of two engines the later one is told. */
async function apply(db: TenantDb, { type, changes, at }: ConfigurationEvent): Promise<void> {
  const where = { id: { in: changes } }
  if (type === 'configuration.applying') {
    await db.configurationChange.updateMany({
      where: { ...where, applyingAt: null },
      data: { applyingAt: at },
    })
    return
  }
  await db.configurationChange.deleteMany({ where })
  await db.$executeRaw`
    insert into configuration_applied (at) values (${new Date(at)})
    on conflict (tenant_id) do update set at = greatest(configuration_applied.at, excluded.at)`
}

async function take(
  { db }: EngineWork,
  events: readonly EngineEvent[],
): Promise<ReadonlyMap<string, Refusal>> {
  for (const event of events.filter(isOfConfiguration)) await apply(db, event)
  return new Map()
}

/** How far changes have come, as phone engines tell. */
export const configurationConsumer: EngineConsumer = {
  types: ['configuration.applying', 'configuration.applied'],
  take,
}
