import { addDays, dayOf } from '@switchboard/call-flow/zone'
import type { Menu } from '@switchboard/contract/menus'
import { receptionists, type ReceptionistWrite } from '@switchboard/contract/receptionists'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makeHolidayCalendar,
  makePlaylist,
  makeReceptionist,
  makeSchedule,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

type OwnMenu = Extract<Menu, { kind: 'own' }>

const hangUp = { kind: 'hang_up' } as const
const menu = (values: Partial<OwnMenu> = {}): OwnMenu => ({
  kind: 'own',
  greeting: { kind: 'none' },
  keys: {},
  noInput: { seconds: 5, retries: 2, action: hangUp },
  invalidKey: { retries: 2, action: hangUp },
  ...values,
})
const like = (mode: 'open' | 'closed' | 'holiday') => ({ kind: 'same_as', mode }) as const

const desk = (values: Partial<ReceptionistWrite> = {}): ReceptionistWrite => ({
  number: '500',
  name: 'Accueil',
  language: 'fr',
  timeZone: 'Europe/Paris',
  scheduleId: null,
  holidayCalendarId: null,
  menus: { open: menu(), closed: like('open'), holiday: like('closed') },
  directDialing: { enabled: false, exclusions: [] },
  holdPlaylistId: null,
  ...values,
})
const withOpen = (open: Partial<OwnMenu>): Pick<ReceptionistWrite, 'menus'> => ({
  menus: { ...desk().menus, open: menu(open) },
})
const to = (extensionId: string) => ({ kind: 'extension', extensionId }) as const

/** A company of its own and its administrator, signed in. */
async function company(role: 'admin' | 'receptionist_editor' = 'admin') {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId, role }))
  const phone = (values: Parameters<typeof makeExtension>[0] = {}) =>
    makeExtension({ tenantId, kind: 'shared_phone', ...values })
  return { tenantId, caller, phone }
}

const create = (caller: Caller, body = desk()) => caller.call(receptionists.create, { body })
async function refused(caller: Caller, body: ReceptionistWrite) {
  const answer = await caller.request(receptionists.create, { body })
  return { status: answer.statusCode, ...(answer.json() as { code: string; fieldErrors?: object }) }
}

describe('a receptionist', () => {
  test('is made whole, read as it was made, and told to the history', async () => {
    const { caller, tenantId, phone } = await company('receptionist_editor')
    const sales = await phone({ name: 'Ventes' })
    const excluded = await phone({ name: 'Direction' })
    const schedule = await makeSchedule({ tenantId, name: 'Bureau' })
    const calendar = await makeHolidayCalendar({ tenantId, name: 'France' })
    const playlist = await makePlaylist({ tenantId, name: 'Jazz' })
    const greeting = { kind: 'text', text: 'Bonjour.\nTapez 1.', language: 'fr' } as const
    const body = desk({
      scheduleId: schedule.id,
      holidayCalendarId: calendar.id,
      holdPlaylistId: playlist.id,
      directDialing: { enabled: true, exclusions: [excluded.id] },
      menus: {
        open: menu({
          greeting,
          keys: {
            '1': to(sales.id),
            '2': { kind: 'voicemail', extensionId: sales.id },
            '9': { kind: 'external', number: '+33199001234' },
            '*': { kind: 'repeat' },
            '0': { kind: 'operator' },
            '#': { kind: 'dial_by_name' },
          },
          noInput: { seconds: 8, retries: 1, action: to(sales.id) },
        }),
        closed: menu({ invalidKey: { retries: 0, action: { kind: 'operator' } } }),
        holiday: like('closed'),
      },
    })
    const made = await create(caller, body)
    expect(made).toMatchObject({
      version: 1,
      schedule: { name: 'Bureau' },
      holidayCalendar: { name: 'France' },
      holdPlaylist: { name: 'Jazz' },
      directDialing: { enabled: true, exclusions: [{ name: 'Direction' }] },
      menus: {
        open: {
          greeting,
          keys: { '1': { kind: 'extension', extension: { name: 'Ventes' } }, '#': { kind: 'dial_by_name' } },
          noInput: { seconds: 8, retries: 1, action: { extension: { id: sales.id } } },
        },
        closed: { keys: {}, invalidKey: { retries: 0, action: { kind: 'operator' } } },
        holiday: { kind: 'same_as', mode: 'closed' },
      },
      override: null,
    })
    expect(await caller.call(receptionists.get, { params: { id: made.id } })).toEqual(made)
    expect(await owner.auditEvent.findMany({ where: { tenantId, objectId: made.id } })).toMatchObject([
      { action: 'receptionist.created', objectLabel: '500 Accueil', objectVersion: 1 },
    ])
  })

  test('is replaced by a save, which raises its version once; the same again changes nothing', async () => {
    const { caller, tenantId, phone } = await company()
    const { id: one } = await phone()
    const { id } = await create(caller, desk(withOpen({ keys: { '1': to(one), '2': to(one) } })))
    const body = {
      ...desk({ number: '501', name: 'Standard', ...withOpen({ keys: { '3': to(one) } }) }),
      version: 1,
    }
    const saved = await caller.call(receptionists.update, { params: { id }, body })
    expect(saved).toMatchObject({ version: 2, number: '501', name: 'Standard' })
    expect(saved.menus.open).toMatchObject({ keys: { '3': { extensionId: one } } })
    expect(Object.keys(saved.menus.open.kind === 'own' ? saved.menus.open.keys : {})).toEqual(['3'])
    const again = await caller.call(receptionists.update, { params: { id }, body: { ...body, version: 2 } })
    expect(again.version).toBe(2)
    expect(await owner.auditEvent.count({ where: { tenantId, objectId: id } })).toBe(2)
  })

  test('that somebody else saved in between is 409 with the receptionist as it is now', async () => {
    const { caller } = await company()
    const { id } = await create(caller)
    const save = (name: string) =>
      caller.request(receptionists.update, { params: { id }, body: { ...desk({ name }), version: 1 } })
    expect((await save('Leurs')).statusCode).toBe(200)
    const late = await save('Miens')
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'version_conflict',
      current: { name: 'Leurs', version: 2, now: { mode: 'open' } },
    })
  })

  test('is none where another kind of extension is asked for', async () => {
    const { caller, phone } = await company()
    const { id } = await phone()
    for (const endpoint of [receptionists.get, receptionists.uses]) {
      expect((await caller.request(endpoint, { params: { id } })).statusCode).toBe(404)
    }
    const removed = await caller.request(receptionists.remove, { params: { id }, query: { detach: 'true' } })
    expect(removed.statusCode).toBe(404)
  })
})

describe('what breaks a rule is told at its field', () => {
  test('the number, the time zone, and what is not there', async () => {
    const { caller, phone } = await company()
    const { number } = await phone()
    const nobody = crypto.randomUUID()
    expect(await refused(caller, desk({ number }))).toMatchObject({
      status: 409,
      code: 'already_exists',
      fieldErrors: { number: 'taken' },
    })
    const body = desk({
      number: '112',
      timeZone: 'Mars/Olympus',
      scheduleId: nobody,
      holidayCalendarId: nobody,
      holdPlaylistId: nobody,
      directDialing: { enabled: true, exclusions: [nobody] },
      ...withOpen({ greeting: { kind: 'audio', audioFileId: nobody }, keys: { '*': to(nobody) } }),
    })
    expect(await refused(caller, body)).toMatchObject({
      status: 422,
      fieldErrors: {
        number: 'number_reserved',
        timeZone: 'time_zone_unknown',
        scheduleId: 'not_found',
        holidayCalendarId: 'not_found',
        holdPlaylistId: 'not_found',
        'directDialing.exclusions.0': 'not_found',
        'menus.open.greeting.audioFileId': 'not_found',
        'menus.open.keys.*.extensionId': 'not_found',
      },
    })
  })

  test('keys that lead to no mailbox, or to an emergency number', async () => {
    const { caller, tenantId } = await company()
    const { id: extensionId } = await makeReceptionist({ tenantId })
    const keys = {
      '1': { kind: 'voicemail', extensionId },
      '2': { kind: 'external', number: '+33112' },
      '3': { kind: 'external', number: '+33116117' },
    } as const
    expect(await refused(caller, desk(withOpen({ keys })))).toMatchObject({
      status: 400,
      fieldErrors: { 'menus.open.keys.2.number': 'phone_malformed' },
    })
    const { '2': _short, ...others } = keys
    expect(await refused(caller, desk(withOpen({ keys: others })))).toMatchObject({
      status: 422,
      fieldErrors: {
        'menus.open.keys.1.extensionId': 'not_found',
        'menus.open.keys.3.number': 'forwarding_to_emergency',
      },
    })
  })

  test('menus that are the same as one another', async () => {
    const { caller } = await company()
    const menus = { open: menu(), closed: like('holiday'), holiday: like('closed') }
    expect(await refused(caller, desk({ menus }))).toMatchObject({
      status: 422,
      fieldErrors: { 'menus.closed.mode': 'invalid', 'menus.holiday.mode': 'invalid' },
    })
  })

  test.each([
    [{ greeting: { kind: 'text', text: ' ', language: 'fr' } }, { 'menus.open.greeting.text': 'required' }],
    [
      { greeting: { kind: 'text', text: 'x'.repeat(2001), language: 'fr' } },
      { 'menus.open.greeting.text': 'too_long' },
    ],
    [
      { noInput: { seconds: 61, retries: 10, action: hangUp } },
      { 'menus.open.noInput.seconds': 'too_big', 'menus.open.noInput.retries': 'too_big' },
    ],
  ] as const)('%j', async (open, fieldErrors) => {
    const { caller } = await company()
    expect(await refused(caller, desk(withOpen(open)))).toMatchObject({ status: 400, fieldErrors })
  })
})

describe('which menu is played now', () => {
  /** A calendar whose only day off is today in Paris. */
  const offToday = (tenantId: string) => {
    const today = dayOf('Europe/Paris', server.clock.now())
    const entries = [{ name: 'Inventaire', from: today, to: today, yearly: false }]
    return makeHolidayCalendar({ tenantId, country: null, entries })
  }

  test('the holiday one before the closed one before the open one', async () => {
    const { caller, tenantId } = await company()
    const { id: scheduleId } = await makeSchedule({ tenantId, ranges: [] })
    const { id: holidayCalendarId } = await offToday(tenantId)
    const nowOf = async (number: string, values: Partial<ReceptionistWrite>) =>
      (await create(caller, desk({ number, ...values }))).now
    expect(await nowOf('510', {})).toEqual({ mode: 'open', reason: 'schedule', holiday: null, until: null })
    expect(await nowOf('511', { scheduleId })).toMatchObject({ mode: 'closed', reason: 'schedule' })
    const day = dayOf('Europe/Paris', server.clock.now())
    expect(await nowOf('512', { scheduleId, holidayCalendarId })).toEqual({
      mode: 'holiday',
      reason: 'holiday',
      holiday: { fr: 'Inventaire', en: 'Inventaire' },
      until: expect.stringContaining(`${day}T2`) as string, // midnight in Paris, on the clock of UTC
    })
    const { items } = await caller.call(receptionists.list, { query: {} })
    expect(items.map(({ now }) => now.mode)).toEqual(['open', 'closed', 'holiday'])
  })

  test('a day off is one of the receptionist’s time zone', async () => {
    const { caller, tenantId } = await company()
    const here = dayOf('Pacific/Kiritimati', server.clock.now())
    const entries = [{ name: 'Ailleurs', from: addDays(here, 1), to: addDays(here, 1), yearly: false }]
    const { id: holidayCalendarId } = await makeHolidayCalendar({ tenantId, country: null, entries })
    const made = await create(caller, desk({ holidayCalendarId, timeZone: 'Pacific/Kiritimati' }))
    expect(made.now).toMatchObject({ mode: 'open' })
    expect(Date.parse(made.now.until ?? '')).toBeLessThanOrEqual(server.clock.now().getTime() + 86_400_000)
  })
})

describe('opening and closing by hand', () => {
  const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000).toISOString()

  test('wins over the hours, ends by itself, and leaves the version as it is', async () => {
    const { caller, tenantId } = await company('receptionist_editor')
    const { id } = await create(caller)
    const override = { state: 'closed', until: hours(2), message: 'Grève.' } as const
    const closed = await caller.call(receptionists.override, { params: { id }, body: override })
    expect(closed).toMatchObject({ version: 1, override, now: { mode: 'closed', reason: 'override' } })
    const { items } = await caller.call(receptionists.list, { query: { overridden: 'true' } })
    expect(items).toMatchObject([{ id, override, now: { mode: 'closed', until: override.until } }])
    // A save of the menus is not in its way, nor is it in the way of that.
    const body = { ...desk({ name: 'Standard' }), version: 1 }
    expect(await caller.call(receptionists.update, { params: { id }, body })).toMatchObject({ override })

    server.clock.advance(2 * 3_600_000)
    const after = await caller.call(receptionists.get, { params: { id } })
    expect(after).toMatchObject({ override: null, now: { mode: 'open', reason: 'schedule' } })
    expect((await caller.call(receptionists.list, { query: { overridden: 'true' } })).items).toEqual([])
    // Nothing is left to end, or to tell of.
    await caller.call(receptionists.endOverride, { params: { id } })
    const actions = await owner.auditEvent.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action)).toEqual([
      'receptionist.created',
      'receptionist.overridden',
      'receptionist.updated',
    ])
  })

  test('is ended by hand too', async () => {
    const { caller } = await company()
    const { id } = await create(caller)
    const body = { state: 'closed', until: null, message: null } as const
    const closed = await caller.call(receptionists.override, { params: { id }, body })
    expect(closed.now).toMatchObject({ mode: 'closed', until: null })
    const ended = await caller.call(receptionists.endOverride, { params: { id } })
    expect(ended).toMatchObject({ override: null, now: { mode: 'open' } })
  })

  test('does not end in the past', async () => {
    const { caller } = await company()
    const { id } = await create(caller)
    const answer = await caller.request(receptionists.override, {
      params: { id },
      body: { state: 'open', until: hours(0), message: null },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ fieldErrors: { until: 'in_the_past' } })
  })
})

describe('the list', () => {
  test('is searched, sorted and read page by page', async () => {
    const { caller, tenantId } = await company()
    for (const [number, name] of [
      ['520', 'Écully'],
      ['503', 'Bron'],
      ['511', 'Bron'],
    ] as const) {
      await makeReceptionist({ tenantId, number, name, searchText: `${name.toLowerCase()} ${number}` })
    }
    await makeExtension({ tenantId, kind: 'shared_phone', number: '505' })
    const numbers = async (query: object) =>
      (await caller.call(receptionists.list, { query })).items.map(({ number }) => number)
    expect(await numbers({})).toEqual(['503', '511', '520'])
    expect(await numbers({ sort: '-number' })).toEqual(['520', '511', '503'])
    expect(await numbers({ search: 'bron' })).toEqual(['503', '511'])
    for (const sort of ['number', '-number', 'name', '-name'] as const) {
      const whole = await numbers({ sort })
      const paged: string[] = []
      let cursor: string | undefined
      do {
        const page = await caller.call(receptionists.list, {
          query: { sort, limit: '1', ...(cursor && { cursor }) },
        })
        paged.push(...page.items.map(({ number }) => number))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(paged).toEqual(whole)
    }
  })

  test('tells with which digits extensions begin', async () => {
    const { caller, phone } = await company()
    await phone({ number: '201' })
    await phone({ number: '2999' })
    await phone({ number: '31' })
    expect(await caller.call(receptionists.prefixes, {})).toEqual({
      items: [
        { digit: '2', count: 2, first: '201', last: '2999' },
        { digit: '3', count: 1, first: '31', last: '31' },
      ],
    })
  })
})
