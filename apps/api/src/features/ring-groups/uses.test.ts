import { history } from '@switchboard/contract/history'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { extensions } from '@switchboard/contract/extensions'
import type { Uses } from '@switchboard/contract/uses'
import { expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeDevice, makeRingGroup } from '../../testing/factories.ts'
import { calls, group, makeCompany, ringing, ringingDevice } from './testing.ts'

// How groups use other objects, and what uses a group.

const server = await startTestApp()
const company = () => makeCompany(server)

const names = (uses: Uses) =>
  uses.items.map(({ way, by }) => [way, by.kind === 'extension' ? by.extension.name : by.label])

test('a member leaves the group, or another takes its place with its time; one undo brings all back', async () => {
  const { caller, tenantId, phone } = await company()
  const [a, b, c] = [await phone({ number: '31' }), await phone(), await phone()]
  const device = await makeDevice({ tenantId, extensionId: a.id })
  const { id } = await caller.call(ringGroups.create, {
    body: group({
      members: [ringing(a.id, 35), ringing(b.id)],
      fallback: { kind: 'voicemail', extensionId: a.id },
    }),
  })
  await makeRingGroup({ tenantId, name: 'Par appareil', number: '499' })
  const uses = await caller.call(extensions.uses, { params: { id: a.id } })
  expect(names(uses)).toEqual(
    expect.arrayContaining([
      ['group_member', 'Ventes'],
      ['group_fallback', 'Ventes'],
    ]),
  )
  await caller.call(extensions.remove, { params: { id: a.id }, query: { replacement: c.id } })
  const get = () => caller.call(ringGroups.get, { params: { id } })
  expect(await get()).toMatchObject({
    members: [{ extensionId: c.id, ringSeconds: 35 }, { extensionId: b.id }],
    fallback: { kind: 'voicemail', extensionId: c.id },
  })
  expect(await owner.device.findFirst({ where: { tenantId, id: device.id } })).toBeNull()
  const { items } = await caller.call(history.list, { query: {} })
  await caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
  expect(await get()).toMatchObject({
    members: [{ extensionId: a.id, ringSeconds: 35 }, { extensionId: b.id }],
    fallback: { kind: 'voicemail', extensionId: a.id },
  })
})

test('a device that is a member goes with its phone', async () => {
  const { caller, tenantId, phone } = await company()
  const lobby = await phone()
  const device = await makeDevice({ tenantId, extensionId: lobby.id })
  const { id } = await caller.call(ringGroups.create, {
    body: group({ members: [ringingDevice(device.id)] }),
  })
  const removal = { params: { id: lobby.id }, query: {} }
  expect((await caller.request(extensions.remove, removal)).statusCode).toBe(409)
  await caller.call(extensions.remove, { ...removal, query: { detach: 'true' } })
  expect(await caller.call(ringGroups.get, { params: { id } })).toMatchObject({ members: [], version: 2 })
})

test('what takes the place of a member must be a phone', async () => {
  const { caller, tenantId, phone } = await company()
  const { id } = await phone()
  await caller.call(ringGroups.create, { body: group({ members: [ringing(id)] }) })
  const other = await makeRingGroup({ tenantId })
  const answer = await caller.request(extensions.remove, {
    params: { id },
    query: { replacement: other.id },
  })
  expect(answer.json()).toMatchObject({
    code: 'validation_failed',
    fieldErrors: { replacement: 'not_found' },
  })
})

test('a group is deleted from where others fall back to it; a group never falls back to itself', async () => {
  const { caller } = await company()
  const support = await caller.call(ringGroups.create, { body: group({ number: '421', name: 'Support' }) })
  const sales = await caller.call(ringGroups.create, { body: group({ fallback: calls(support.id) }) })
  const removal = { params: { id: support.id }, query: {} }
  expect(names(await caller.call(ringGroups.uses, { params: removal.params }))).toEqual([
    ['group_fallback', 'Ventes'],
  ])
  expect((await caller.request(ringGroups.remove, removal)).json()).toMatchObject({
    code: 'in_use',
    current: { total: 1 },
  })
  await caller.call(ringGroups.remove, { ...removal, query: { replacement: sales.id } })
  const get = () => caller.call(ringGroups.get, { params: { id: sales.id } })
  expect(await get()).toMatchObject({ fallback: null, version: 2 })
  const { items } = await caller.call(history.list, { query: {} })
  await caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
  expect(await get()).toMatchObject({ fallback: calls(support.id), version: 3 })
  expect((await caller.request(ringGroups.get, { params: removal.params })).statusCode).toBe(200)
})

test('another kind of extension is no ring group', async () => {
  const { caller, phone } = await company()
  const { id } = await phone()
  for (const endpoint of [ringGroups.get, ringGroups.uses] as const)
    expect((await caller.request(endpoint, { params: { id } })).statusCode).toBe(404)
  expect((await caller.request(ringGroups.remove, { params: { id }, query: {} })).statusCode).toBe(404)
})
