import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { owner } from '../testing/db.ts'
import { makeTenant } from '../testing/factories.ts'
import { tidyEngine } from './tidy-engine.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000)

test('events go when nothing is to be made of them any more: calls, conferences and faxes after a year', async () => {
  const { id: tenantId } = await makeTenant()
  const told = (type: string, receivedAt: Date) => ({
    tenantId,
    id: randomUUID(),
    type,
    at: receivedAt,
    receivedAt,
    engineId: randomUUID(),
    event: {},
  })
  await owner.engineEvent.createMany({
    data: [
      told('device.registered', days(8)),
      told('device.registered', days(6)),
      told('call.ended', days(366)),
      told('fax.finished', days(364)),
      told('conference.left', days(8)),
    ],
  })
  await tidyEngine({ prisma: owner }, NOW)
  const kept = await owner.engineEvent.findMany({ where: { tenantId }, orderBy: { type: 'asc' } })
  expect(kept.map(({ type }) => type)).toEqual(['conference.left', 'device.registered', 'fax.finished'])
})

test('of changes that no engine took, the last one of each company stays', async () => {
  const { id: tenantId } = await makeTenant()
  const other = await makeTenant()
  const changed = (of: string, at: Date) => ({ tenantId: of, at })
  await owner.configurationChange.createMany({
    data: [
      changed(tenantId, days(50)),
      changed(tenantId, days(40)),
      changed(other.id, days(20)),
      changed(other.id, days(1)),
    ],
  })
  await tidyEngine({ prisma: owner }, NOW)
  const kept = async (of: string) =>
    (await owner.configurationChange.findMany({ where: { tenantId: of }, orderBy: { at: 'asc' } })).map(
      ({ at }) => at,
    )
  expect(await kept(tenantId)).toEqual([days(40)])
  expect(await kept(other.id)).toEqual([days(20), days(1)])
})
