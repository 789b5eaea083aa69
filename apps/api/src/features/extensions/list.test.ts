import {
  EXTENSION_SORTS,
  EXTENSION_STATUSES,
  type ExtensionRow,
  extensions,
} from '@switchboard/contract/extensions'
import { searchKey } from '@switchboard/database/search-key'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeTenant, makeUser } from '../../testing/factories.ts'

// A company larger than the part of the list that a search reads before it asks the index.

const server = await startTestApp()
const KINDS = ['shared_phone', 'ring_group'] as const
const NAMES = ['Élodie', 'Zoé', 'zoe', 'Atelier', '50 %', 'a_b', 'a\\b', "L'Œuvre", 'Quai nº 7', '東京', 'x']

const seeded = Array.from({ length: 1750 }, (_, index) => ({
  number: String(100 + index * 7),
  name: `${NAMES[index % NAMES.length]} ${index < 1700 ? index % 40 : 'Ωméga'}`,
  kind: KINDS[Math.floor(index / 3) % 2] ?? 'shared_phone',
  status: EXTENSION_STATUSES[Math.floor(index / 5) % 9] ?? 'available',
}))

let caller: Caller

beforeAll(async () => {
  const { id: tenantId } = await makeTenant()
  caller = await server.signInAs(await makeUser({ tenantId }))
  await owner.extension.createMany({
    data: seeded.map(({ number, name, kind }) => ({
      tenantId,
      number,
      name,
      kind,
      searchText: searchKey(name, number, null),
    })),
  })
  const made = await owner.extension.findMany({ where: { tenantId, kind: 'shared_phone' } })
  const statuses = new Map(seeded.map((each) => [each.number, each.status]))
  await owner.phoneExtension.createMany({
    data: made.map(({ id, number }) => {
      const status = statuses.get(number)
      return {
        tenantId,
        extensionId: id,
        enabled: status !== 'disabled',
        doNotDisturb: status === 'do_not_disturb',
        ...(status === 'forwarding' && {
          forwardingMode: 'always',
          forwardingKind: 'external',
          forwardingExternal: '+33199000000',
        }),
      }
    }),
  })
  // Another company has the same texts.
  const other = await makeTenant()
  await owner.extension.createMany({
    data: seeded.slice(0, 100).map(({ number, name }) => ({
      tenantId: other.id,
      number,
      name,
      kind: 'ring_group',
      searchText: searchKey(name, number, null),
    })),
  })
})

type Query = Parameters<typeof caller.call<typeof extensions.list>>[1]['query']

async function walk(query: Query): Promise<ExtensionRow[]> {
  const rows: ExtensionRow[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await caller.call(extensions.list, { query: { limit: 100, ...query, cursor } })
    rows.push(...page.items)
    cursor = page.nextCursor
  }
  return rows
}

const byNumber = (a: { number: string }, b: { number: string }) => Number(a.number) - Number(b.number)
const numbersOf = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)

const part = fc.oneof(
  fc
    .tuple(fc.constantFrom(...seeded), fc.nat(8), fc.integer({ min: 1, max: 6 }))
    .map(([{ name, number }, from, length]) => `${name} ${number}`.slice(from, from + length)),
  fc.constantFrom('%', '_', '\\', "'", 'zz', 'nobody', 'ÉLO', 'omega', 'e 1', '  ', '京', '7'),
)
const filters = fc.record(
  {
    search: part,
    kind: fc.constantFrom(...KINDS),
    status: fc.constantFrom(...EXTENSION_STATUSES),
  },
  { requiredKeys: [] },
)

test('the list is what matches, in order, and its outline leads to each of its pages', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...EXTENSION_SORTS), async (filter, sort) => {
      const key = searchKey(filter.search ?? '')
      const expected = seeded.filter(
        ({ name, number, kind, status }) =>
          searchKey(name, number).includes(key) &&
          (filter.kind === undefined || kind === filter.kind) &&
          (filter.status === undefined || (kind === 'shared_phone' && status === filter.status)),
      )
      const rows = await walk({ ...filter, sort })
      const inOrder = sort === '-number' ? expected.toReversed() : expected
      // What is by name is in an order that the database knows; it is tested to be one by the pages below.
      const listed = sort.endsWith('name') ? rows.toSorted(byNumber) : rows
      expect(numbersOf(listed)).toEqual(numbersOf(inOrder))

      const outline = await caller.call(extensions.outline, { query: { ...filter, sort } })
      expect(outline).toMatchObject({ matching: expected.length, total: seeded.length })
      const pages = await Promise.all(
        [undefined, ...outline.starts].map((cursor) =>
          caller.call(extensions.list, { query: { ...filter, sort, limit: 100, cursor } }),
        ),
      )
      expect(pages.flatMap(({ items }) => items)).toEqual(rows)
      expect(outline.starts).toHaveLength(Math.max(0, Math.ceil(expected.length / 100) - 1))
    }),
    { numRuns: 12 },
  )
})

test('a page begins where the one before ended, whatever its size', async () => {
  const all = numbersOf(await walk({ sort: 'name', search: 'zo' }))
  expect(all.length).toBeGreaterThan(200)
  for (const limit of [1, 7, 150, 200]) {
    const first = await caller.call(extensions.list, { query: { sort: 'name', search: 'zo', limit } })
    const second = await caller.call(extensions.list, {
      query: { sort: 'name', search: 'zo', limit, cursor: first.nextCursor ?? '' },
    })
    expect(numbersOf([...first.items, ...second.items])).toEqual(all.slice(0, 2 * limit))
  }
})

test('an outline of nothing has no pages', async () => {
  const outline = await caller.call(extensions.outline, { query: { search: 'nobody at all' } })
  expect(outline).toEqual({ matching: 0, total: seeded.length, starts: [] })
})
