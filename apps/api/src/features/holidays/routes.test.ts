import { history } from '@switchboard/contract/history'
import { type HolidayCalendarWrite, holidays } from '@switchboard/contract/holidays'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { makeHolidayCalendar, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()
const tenant = await makeTenant()
const caller = await server.signInAs(await makeUser({ tenantId: tenant.id }))

const FRANCE = { country: 'FR', region: null, leftOut: [] }
const SUMMER = { name: 'Summer break', from: '2026-08-10', to: '2026-08-21', yearly: false }
let count = 0
const write = (values: Partial<HolidayCalendarWrite> = {}): HolidayCalendarWrite => ({
  name: `Holidays ${++count}`,
  legal: FRANCE,
  own: [SUMMER],
  ...values,
})
const create = (values: Partial<HolidayCalendarWrite> = {}) =>
  caller.call(holidays.create, { body: write(values) })
const refusal = async (values: object) => {
  const answer = await caller.request(holidays.create, { body: { ...write(), ...values } })
  return [answer.statusCode, answer.json().fieldErrors]
}

describe('creating and changing', () => {
  test('keeps what was sent, with or without legal holidays', async () => {
    const made = await create({ legal: { country: 'FR', region: '57', leftOut: ['easter -2'] } })
    expect(await caller.call(holidays.get, { params: { id: made.id } })).toEqual(made)
    expect((await create({ legal: null })).legal).toBeNull()
  })
  test('a change raises the version, a stale one is told what is there now', async () => {
    const { id, name } = await create()
    const params = { id }
    const changed = await caller.call(holidays.update, {
      params,
      body: { ...write({ name, own: [] }), version: 1 },
    })
    expect(changed).toMatchObject({ version: 2, own: [] })
    const answer = await caller.request(holidays.update, { params, body: { ...write(), version: 1 } })
    expect([answer.statusCode, answer.json().current]).toEqual([409, changed])
  })
  const own = (from: string, to = from) => [{ name: 'Day', from, to, yearly: false }]
  test.each([
    [
      'a country without known holidays',
      { legal: { ...FRANCE, country: 'AQ' } },
      422,
      { 'legal.country': 'country_unknown' },
    ],
    [
      'a region of another country',
      { legal: { ...FRANCE, region: 'BY' } },
      422,
      { 'legal.region': 'invalid' },
    ],
    [
      'a NUL in what is left out',
      { legal: { ...FRANCE, leftOut: ['a\0'] } },
      400,
      { 'legal.leftOut.0': 'invalid' },
    ],
    [
      'a day that there is not',
      { own: own('2026-02-29') },
      400,
      { 'own.0.from': 'invalid', 'own.0.to': 'invalid' },
    ],
    [
      'an end before the beginning',
      { own: own('2026-02-02', '2026-02-01') },
      400,
      { 'own.0.to': 'too_small' },
    ],
    ['more than a year', { own: own('2026-01-01', '2027-01-02') }, 400, { 'own.0.to': 'too_big' }],
    [
      'a day beyond 2100',
      { own: own('2101-01-01') },
      400,
      { 'own.0.from': 'invalid', 'own.0.to': 'invalid' },
    ],
    ['too many days', { own: Array.from({ length: 401 }, () => SUMMER) }, 400, { own: 'too_long' }],
  ])('%s is refused', async (_, values, status, fieldErrors) => {
    expect(await refusal(values)).toEqual([status, fieldErrors])
  })
  test('a name is one calendar’s', async () => {
    const { name } = await create()
    expect(await refusal({ name })).toEqual([409, { name: 'taken' }])
  })
})

test('the days off of a year: legal ones but for those left out, and one’s own, by date', async () => {
  const newYear = { name: 'New Year', from: '2024-12-28', to: '2025-01-02', yearly: true }
  const legal = { ...FRANCE, leftOut: ['easter 50', 'no such rule'] }
  const { id } = await create({ legal, own: [SUMMER, newYear] })
  const { items } = await caller.call(holidays.days, { params: { id }, query: { year: 2026 } })
  expect(items.map(({ from, to, names }) => (from === to ? from : `${from}/${to} ${names.fr}`))).toEqual([
    '2025-12-28/2026-01-02 New Year',
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-07-14',
    '2026-08-10/2026-08-21 Summer break',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
    '2026-12-28/2027-01-02 New Year',
  ])
})

test('the list tells the days off of today or the next ones, in the company’s time zone', async () => {
  const { id: tenantId } = await makeTenant({ timeZone: 'Pacific/Auckland' })
  const reader = await server.signInAs(await makeUser({ tenantId, role: 'read_only' }))
  const tomorrow = new Date(server.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
  const entries = [{ name: 'Closed', from: tomorrow, to: tomorrow, yearly: true }]
  await makeHolidayCalendar({ tenantId, name: 'Ours', country: null, entries })
  await makeHolidayCalendar({ tenantId, name: 'Never', country: null })
  const { items } = await reader.call(holidays.list, { query: {} })
  expect(items.map(({ name, next, usedBy }) => [name, next?.from ?? null, usedBy])).toEqual([
    ['Never', null, 0],
    ['Ours', tomorrow, 0],
  ])
})

describe('what the law says', () => {
  test('is told for any country, region and year, in both languages', async () => {
    const query = { country: 'FR', region: '67', year: 2027 }
    const { items } = await caller.call(holidays.legal, { query })
    expect(items).toHaveLength(13)
    expect(items).toContainEqual({
      key: 'easter -2',
      from: '2027-03-26',
      to: '2027-03-26',
      names: { fr: 'Vendredi saint', en: 'Good Friday' },
    })
    expect((await caller.call(holidays.countries, {})).items).toContain('FR')
    const { items: regions } = await caller.call(holidays.regions, { query: { country: 'FR' } })
    expect(regions.map(({ code }) => code)).toContain('67')
  })
  test.each([
    [holidays.legal, { country: 'AQ', year: 2027 }, { country: 'country_unknown' }],
    [holidays.legal, { country: 'FR', region: 'BY', year: 2027 }, { region: 'invalid' }],
    [holidays.regions, { country: 'AQ' }, { country: 'country_unknown' }],
  ])('but not where nobody knows', async (endpoint, query, fieldErrors) => {
    const answer = await caller.request(endpoint, { query })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, fieldErrors])
  })
})

test('a calendar file is read, or refused with the line', async () => {
  const text = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20991225',
    'SUMMARY:Christmas',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const read = await caller.call(holidays.readIcs, { body: { text: text.join('\r\n') } })
  const day = '2099-12-25'
  expect(read).toEqual({ days: [{ name: 'Christmas', from: day, to: day, yearly: false }], skipped: [] })
  const bad = text.join('\n').replace('20991225', '20991332')
  const answer = await caller.request(holidays.readIcs, { body: { text: bad } })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { 'lines.3': 'ics_date' }])
})

test('a change, a creation and what undid it are undone', async () => {
  const made = await create({ legal: { country: 'FR', region: '57', leftOut: ['easter -2'] } })
  const params = { id: made.id }
  await caller.call(holidays.update, { params, body: { ...write({ legal: null, own: [] }), version: 1 } })
  const entries = async () => (await caller.call(history.list, { query: { object: made.id } })).items
  const undo = (id = '') => caller.call(history.undo, { params: { id } })
  const [updated, created] = await entries()
  expect(updated?.changes).toEqual(
    expect.arrayContaining([
      { path: 'legal.country', before: 'FR', after: null },
      { path: 'leftOutCount', before: 1, after: 0 },
      { path: 'ownText', before: 'Summer break (2026-08-10 – 2026-08-21)', after: null },
    ]),
  )
  await undo(updated?.id)
  expect(await caller.call(holidays.get, { params })).toEqual({ ...made, version: 3 })
  const { entryId } = await undo(created?.id)
  expect((await caller.request(holidays.get, { params })).statusCode).toBe(404)
  await undo(entryId)
  expect(await caller.call(holidays.get, { params })).toMatchObject({
    name: made.name,
    own: made.own,
    legal: made.legal,
  })
})
