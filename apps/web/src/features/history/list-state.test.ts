import { describe, expect, test } from 'vitest'
import { isFiltered, parseListState, toQuery } from './list-state.ts'

const ID = '018f0000-0000-7000-8000-000000000000'
const parse = (search: string) => parseListState(new URLSearchParams(search))
const asked = (search: string) => toQuery(parse(search), new Date('2026-11-22T23:30:00Z'), 'Europe/Paris') // the 23rd in Paris

test('nothing is asked for by an address without filters, or with ones that make no sense', () => {
  for (const search of ['', 'kind=door&actor=me&object=1&period=age&from=yesterday&to=2026-02-30']) {
    expect(asked(search)).toEqual({})
    expect(isFiltered(parse(search))).toBe(false)
  }
})

test('kind, person and object', () => {
  expect(asked(`kind=extension&actor=${ID}&object=${ID}`)).toEqual({
    kind: 'extension',
    actor: ID,
    object: ID,
  })
})

describe('periods in the company’s time zone', () => {
  test.each([
    ['period=today', { from: '2026-11-22T23:00:00.000Z' }],
    ['period=week', { from: '2026-11-16T23:00:00.000Z' }],
    ['period=month', { from: '2026-10-24T22:00:00.000Z' }],
    ['from=2026-11-01', { from: '2026-10-31T23:00:00.000Z' }],
    [
      'from=2026-10-25&to=2026-10-25',
      { from: '2026-10-24T22:00:00.000Z', until: '2026-10-25T23:00:00.000Z' },
    ],
    ['period=today&from=2026-11-01&to=2026-11-02', { from: '2026-11-22T23:00:00.000Z' }],
  ])('%s', (search, query) => {
    expect(asked(search)).toEqual(query)
  })
})
