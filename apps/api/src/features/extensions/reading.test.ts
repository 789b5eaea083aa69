import { extensions, type ExtensionRow } from '@switchboard/contract/extensions'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeTenant, makeUser } from '../../testing/factories.ts'

// What is read of extensions by whoever looks for one, or for a number; list.test.ts is about a large company's.

const server = await startTestApp()

/** A company of its own and its administrator, signed in. */
async function company() {
  const { id: tenantId } = await makeTenant()
  return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
}

describe('the list', () => {
  let caller: Caller
  let tenantId: string

  beforeAll(async () => {
    const made = await company()
    caller = made.caller
    tenantId = made.tenantId
    const target = await makeExtension({ tenantId, number: '300', kind: 'ring_group', name: 'Ventes' })
    const user = await makeUser({
      tenantId,
      firstName: 'Élodie',
      lastName: 'Marchand',
      email: 'elodie@example.test',
      role: 'user',
    })
    await makeExtension({
      tenantId,
      number: '21',
      name: 'Élodie Marchand',
      searchText: 'elodie marchand 21 elodie@example.test',
      userId: user.id,
      phone: { forwardingMode: 'always', forwardingKind: 'extension', forwardingExtensionId: target.id },
    })
    await makeExtension({
      tenantId,
      number: '1204',
      kind: 'shared_phone',
      name: 'Atelier',
      phone: { doNotDisturb: true },
    })
    await makeExtension({ tenantId, number: '205', kind: 'shared_phone', name: 'Zinc' })
  })

  const numbers = async (query: Parameters<typeof caller.call<typeof extensions.list>>[1]['query']) =>
    (await caller.call(extensions.list, { query })).items.map(({ number }) => number)

  test('is in the order of the numbers, not of their digits', async () => {
    expect(await numbers({})).toEqual(['21', '205', '300', '1204'])
    expect(await numbers({ sort: '-number' })).toEqual(['1204', '300', '205', '21'])
  })

  test('sorts names as people do', async () => {
    expect(await numbers({ sort: 'name' })).toEqual(['1204', '21', '300', '205'])
    expect(await numbers({ sort: '-name' })).toEqual(['205', '300', '21', '1204'])
  })

  test('finds part of a name, a number or an address, whatever the accents and the case', async () => {
    expect(await numbers({ search: 'ELODI' })).toEqual(['21'])
    expect(await numbers({ search: '20' })).toEqual(['205', '1204'])
    expect(await numbers({ search: 'die@exam' })).toEqual(['21'])
    expect(await numbers({ search: '%' })).toEqual([])
  })

  test('filters by kind and by status, and counts what is left', async () => {
    expect(await numbers({ kind: 'shared_phone' })).toEqual(['205', '1204'])
    expect(await numbers({ status: 'do_not_disturb' })).toEqual(['1204'])
    expect(await numbers({ status: 'forwarding', search: 'marchand' })).toEqual(['21'])
    expect(await caller.call(extensions.outline, { query: { kind: 'shared_phone' } })).toEqual({
      matching: 2,
      total: 4,
      starts: [],
    })
  })

  test('tells where a phone forwards to', async () => {
    const { items } = await caller.call(extensions.list, { query: { search: 'elodie' } })
    expect(items[0]).toMatchObject({ status: 'forwarding', forwardsTo: '300', email: 'elodie@example.test' })
  })

  test('gives every row once, whatever the size of the page and the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('number', '-number', 'name', '-name'),
        async (limit, sort) => {
          const rows: ExtensionRow[] = []
          let cursor: string | null | undefined
          do {
            const page: { items: ExtensionRow[]; nextCursor: string | null } = await caller.call(
              extensions.list,
              {
                query: { limit, sort, ...(cursor && { cursor }) },
              },
            )
            rows.push(...page.items)
            cursor = page.nextCursor
          } while (cursor)
          expect(rows.map(({ number }) => number)).toEqual(await numbers({ sort }))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('refuses a cursor that was made for another order', async () => {
    const { nextCursor } = await caller.call(extensions.list, { query: { limit: 1 } })
    const answer = await caller.request(extensions.list, {
      query: { sort: 'name', cursor: nextCursor ?? '' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid_request', fieldErrors: { cursor: 'invalid' } })
  })

  test.for([
    ['number', ''],
    ['number', '7'],
    ['number', 1.5],
    ['number', 2_147_483_648],
    ['-number', 'abc'],
    ['name', 7],
    ['name', 'a\0'],
  ] as const)('refuses a cursor made by hand: %j', async ([sort, position]) => {
    const parts = [sort, position, '018f0000-0000-7000-8000-000000000000']
    const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url')
    const answer = await caller.request(extensions.list, { query: { sort, cursor } })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { cursor: 'invalid' }])
  })

  test('refuses to search for what no text holds', async () => {
    for (const each of [extensions.list, extensions.outline]) {
      const answer = await caller.request(each, { query: { search: 'a\0b' } })
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { search: 'invalid' }])
    }
  })

  test('shows nothing of another company', async () => {
    const other = await company()
    await makeExtension({ tenantId: other.tenantId, number: '777' })
    expect(await numbers({ search: '777' })).toEqual([])
    expect((await other.caller.call(extensions.list, { query: {} })).items).toHaveLength(1)
  })
})

describe('the numbers on offer', () => {
  test('are free, begin where the phones begin, and are as long as most', async () => {
    const { caller, tenantId } = await company()
    await makeExtension({ tenantId, number: '201' })
    await makeExtension({ tenantId, number: '203' })
    const { free, typed } = await caller.call(extensions.numbers, { query: {} })
    expect(typed).toBe('empty')
    expect(free.slice(0, 3)).toEqual(['202', '204', '205'])
    expect((await caller.call(extensions.numbers, { query: { typed: '31' } })).free[0]).toBe('310')
  })

  test('are found behind thousands that are taken, and behind thousands that are codes', async () => {
    const { caller, tenantId } = await company()
    const take = (first: number, last: number) => owner.$executeRaw`
      with made as (
        insert into extension (tenant_id, number, kind, name, search_text)
        select ${tenantId}::uuid, n::text, 'shared_phone', 'x', 'x' from generate_series(${first}::int, ${last}::int) n
        returning tenant_id, id
      )
      insert into phone_extension (tenant_id, extension_id) select tenant_id, id from made`
    await take(20_000, 22_499)
    await take(22_501, 22_600)
    const offered = async (typed: string) =>
      (await caller.call(extensions.numbers, { query: { typed } })).free
    expect(await offered('')).toEqual(
      [22_500, ...Array.from({ length: 7 }, (_, at) => 22_601 + at)].map(String),
    )
    expect((await offered('224'))[0]).toBeUndefined()
    expect((await offered('225'))[0]).toBe('22500')
    // 112 and 15: what begins with an emergency code is not offered.
    expect((await offered('1'))[0]).toBe('10000')
    await take(10_000, 14_999)
    expect((await offered('1'))[0]).toBe('16000')
  })

  test('leave out emergency codes and what begins with one', async () => {
    const { caller } = await company()
    const { free } = await caller.call(extensions.numbers, { query: { typed: '11' } })
    expect(free).toEqual(['110', '111', '113', '116', '117', '118'])
  })

  test('come with a verdict on the digits typed so far', async () => {
    const { caller, tenantId } = await company()
    const taken = await makeExtension({ tenantId, number: '210', kind: 'fax', name: 'Fax' })
    const verdict = async (typed: string, own?: string) =>
      caller.call(extensions.numbers, { query: { typed, ...(own && { for: own }) } })
    expect(await verdict('210')).toMatchObject({ typed: 'taken', takenBy: { id: taken.id, kind: 'fax' } })
    expect(await verdict('210', taken.id)).toMatchObject({ typed: 'free' })
    expect(await verdict('112')).toMatchObject({ typed: 'reserved', code: '112' })
    expect(await verdict('1512')).toMatchObject({ typed: 'warning', code: '15' })
    expect(await verdict('0')).toMatchObject({ typed: 'malformed', free: [] })
  })
})
