import type { Schedule, ScheduleWrite } from '@switchboard/contract/schedules'
import { history } from '@switchboard/contract/history'
import { schedules } from '@switchboard/contract/schedules'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeSchedule, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()
const tenant = await makeTenant()
const caller = await server.signInAs(await makeUser({ tenantId: tenant.id }))

const OFFICE = [
  { day: 1, start: 540, end: 720 },
  { day: 1, start: 840, end: 1080 },
]
let count = 0
const newName = () => `Hours ${++count}`
const create = (ranges: Schedule['ranges'] = OFFICE, name = newName()) =>
  caller.call(schedules.create, { body: { name, ranges } })
const refusal = async (body: ScheduleWrite) => {
  const answer = await caller.request(schedules.create, { body })
  return [answer.statusCode, answer.json().fieldErrors]
}

/** One that opens by this schedule. */
const receptionistOf = async (scheduleId: string) => {
  const { id: extensionId } = await makeExtension({ tenantId: tenant.id, kind: 'receptionist' })
  await owner.receptionist.create({
    data: {
      tenantId: tenant.id,
      extensionId,
      scheduleId,
      timeZone: 'UTC',
      language: 'fr',
      directDialing: true,
    },
  })
  await owner.receptionistMenu.createMany({
    data: ['open', 'closed', 'holiday'].map((mode) => ({
      tenantId: tenant.id,
      receptionistId: extensionId,
      mode,
      greetingKind: 'none',
      waitSeconds: 5,
      noInputRetries: 1,
      noInputKind: 'hang_up',
      invalidRetries: 1,
      invalidKind: 'hang_up',
    })),
  })
  return extensionId
}

describe('creating and changing', () => {
  test('ranges are kept by day and start', async () => {
    const night = { day: 5, start: 1320, end: 1560 }
    const made = await create([night, ...OFFICE.toReversed()])
    expect(made).toMatchObject({ version: 1, ranges: [...OFFICE, night] })
    expect(await caller.call(schedules.get, { params: { id: made.id } })).toEqual(made)
  })
  test('a change raises the version; the same again does not', async () => {
    const { id, name, ranges } = await create()
    const body = { name, ranges: [...ranges, { day: 2, start: 0, end: 1440 }], version: 1 }
    const changed = await caller.call(schedules.update, { params: { id }, body })
    expect(changed.version).toBe(2)
    const again = await caller.call(schedules.update, { params: { id }, body: { ...body, version: 2 } })
    expect(again).toEqual(changed)
  })
  test('who saves on stale data is told what is there now', async () => {
    const { id, name } = await create()
    const now = await caller.call(schedules.update, {
      params: { id },
      body: { name, ranges: [], version: 1 },
    })
    const answer = await caller.request(schedules.update, {
      params: { id },
      body: { name, ranges: OFFICE, version: 1 },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'version_conflict'])
    expect(answer.json().current).toEqual(now)
  })
  test('a name is one schedule’s', async () => {
    const { name } = await create()
    expect(await refusal({ name, ranges: [] })).toEqual([409, { name: 'taken' }])
  })
})

describe('hours that are none are refused at their place', () => {
  const range = (start: number, end: number, day = 1) => ({ day, start, end })
  test.each([
    ['between the quarters', [range(541, 720)], 400, { 'ranges.0.start': 'invalid' }],
    ['that end before they begin', [range(720, 540)], 400, { 'ranges.0.end': 'too_small' }],
    ['that are empty', [range(720, 720)], 400, { 'ranges.0.end': 'too_small' }],
    ['longer than a day', [range(60, 1515)], 400, { 'ranges.0.end': 'too_big' }],
    ['that begin on the next day', [range(1440, 1500)], 400, { 'ranges.0.start': 'too_big' }],
    ['on no day', [range(540, 720, 8)], 400, { 'ranges.0.day': 'too_big' }],
    ['that overlap', [range(540, 720), range(705, 810)], 422, { 'ranges.1': 'overlaps' }],
    ['that overlap over midnight', [range(0, 60), range(1380, 1500, 7)], 422, { 'ranges.1': 'overlaps' }],
    ['more than ten a day', Array.from({ length: 71 }, () => range(0, 15)), 400, { ranges: 'too_long' }],
  ])('%s', async (_, ranges, status, fieldErrors) => {
    expect(await refusal({ name: newName(), ranges })).toEqual([status, fieldErrors])
  })
  test('touching is not overlapping', async () => {
    const made = await create([range(0, 60), range(60, 120), range(1380, 1440, 7)])
    expect(made.ranges).toHaveLength(3)
  })
})

test('the list goes by name, a page at a time, and tells who uses what', async () => {
  const { id: tenantId } = await makeTenant()
  const reader = await server.signInAs(await makeUser({ tenantId, role: 'read_only' }))
  for (const name of ['Été', 'Bureau', 'Accueil']) await makeSchedule({ tenantId, name })
  const used = await owner.schedule.findFirstOrThrow({ where: { tenantId, name: 'Bureau' } })
  const { id: extensionId } = await makeExtension({ tenantId, kind: 'receptionist' })
  await owner.receptionist.create({
    data: {
      tenantId,
      extensionId,
      scheduleId: used.id,
      timeZone: 'Europe/Paris',
      language: 'fr',
      directDialing: true,
    },
  })
  const first = await reader.call(schedules.list, { query: { limit: 2 } })
  expect(first.items.map(({ name, usedBy }) => [name, usedBy])).toEqual([
    ['Accueil', 0],
    ['Bureau', 1],
  ])
  const { items, nextCursor } = await reader.call(schedules.list, {
    query: { limit: 2, cursor: first.nextCursor ?? '' },
  })
  expect([items.map(({ name }) => name), nextCursor]).toEqual([['Été'], null])
})

describe('the history', () => {
  const entriesOf = async (object: string) => (await caller.call(history.list, { query: { object } })).items
  const undo = async (object: string) => {
    const [entry] = await entriesOf(object)
    return caller.request(history.undo, { params: { id: entry?.id ?? '' } })
  }

  test('tells the hours day by day', async () => {
    const { id, name } = await create([...OFFICE, { day: 6, start: 1320, end: 1560 }])
    await caller.call(schedules.update, { params: { id }, body: { name, ranges: OFFICE, version: 1 } })
    const [updated, created] = await entriesOf(id)
    expect(created?.action).toBe('schedule.created')
    expect(created?.changes).toContainEqual({
      path: 'hours.monday',
      before: null,
      after: '09:00–12:00, 14:00–18:00',
    })
    expect(updated?.changes.filter(({ path }) => path.startsWith('hours.'))).toEqual([
      { path: 'hours.saturday', before: '22:00–02:00', after: null },
    ])
  })
  test('undoes a change, and a creation', async () => {
    const { id, name } = await create()
    await caller.call(schedules.update, { params: { id }, body: { name: newName(), ranges: [], version: 1 } })
    expect((await undo(id)).statusCode).toBe(200)
    expect(await caller.call(schedules.get, { params: { id } })).toMatchObject({
      name,
      ranges: OFFICE,
      version: 3,
    })
    const [, , created] = await entriesOf(id)
    const answer = await caller.request(history.undo, { params: { id: created?.id ?? '' } })
    expect(answer.statusCode).toBe(200)
    expect((await caller.request(schedules.get, { params: { id } })).statusCode).toBe(404)
    // And that is undone again: the schedule is back under its id.
    expect((await undo(id)).statusCode).toBe(200)
    expect(await caller.call(schedules.get, { params: { id } })).toMatchObject({ name, ranges: OFFICE })
  })
  test('does not take a schedule away that has come to be used', async () => {
    const { id } = await create()
    await receptionistOf(id)
    const answer = await undo(id)
    expect([answer.statusCode, answer.json().current.obstacles.items[0].reason]).toEqual([409, 'in_use'])
  })
  test('does not give a name back that another schedule has now', async () => {
    const { id, name } = await create()
    await caller.call(schedules.update, {
      params: { id },
      body: { name: newName(), ranges: OFFICE, version: 1 },
    })
    await create([], name)
    const answer = await undo(id)
    expect([answer.statusCode, answer.json().current.obstacles.items[0].reason]).toEqual([409, 'name_taken'])
  })
})

describe('deleting', () => {
  const scheduleOf = async (extensionId: string) =>
    (await owner.receptionist.findFirstOrThrow({ where: { extensionId } })).scheduleId

  test('what is in use is refused with its uses, given another schedule, and undone as one', async () => {
    const { id } = await create()
    const replacement = await create()
    const receptionist = await receptionistOf(id)
    const params = { id }
    const refused = await caller.request(schedules.remove, { params, query: {} })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'in_use'])
    expect(refused.json().current).toEqual(await caller.call(schedules.uses, { params }))
    expect(refused.json().current.items).toMatchObject([{ way: 'opening_hours', replaceable: true }])

    await caller.call(schedules.remove, { params, query: { replacement: replacement.id } })
    expect(await scheduleOf(receptionist)).toBe(replacement.id)
    const { items } = await caller.call(history.list, { query: { object: id } })
    await caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
    expect(await scheduleOf(receptionist)).toBe(id)
    expect(await caller.call(schedules.get, { params })).toMatchObject({ id, ranges: OFFICE })
  })
  test('or its users go without', async () => {
    const { id } = await create()
    const receptionist = await receptionistOf(id)
    await caller.call(schedules.remove, { params: { id }, query: { detach: 'true' } })
    expect(await scheduleOf(receptionist)).toBeNull()
    expect((await caller.request(schedules.get, { params: { id } })).statusCode).toBe(404)
  })
})
