import { EXTENSION_SORTS, EXTENSION_STATUSES } from '@switchboard/contract/extensions'
import { EXTENSION_KINDS } from '@switchboard/contract/extension-ref'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseListState, toFilter, toQuery } from './list-state.ts'

const anyState = fc.record({
  search: fc.string({ maxLength: 100 }).map((text) => text.trim()),
  kind: fc.constantFrom(null, ...EXTENSION_KINDS),
  status: fc.constantFrom(null, ...EXTENSION_STATUSES),
  sort: fc.constantFrom(...EXTENSION_SORTS),
})

test('a state comes back from its own query string', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(parseListState(new URLSearchParams(toQuery(state)))).toEqual(state)
    }),
  )
})

test('any query string is read', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('search', 'kind', 'status', 'sort', 'x'), fc.string()),
      (query) => {
        const state = parseListState(new URLSearchParams(query))
        expect(parseListState(new URLSearchParams(toQuery(state)))).toEqual(state)
      },
    ),
  )
  expect(parseListState(new URLSearchParams('kind=toaster&sort=-email&status='))).toEqual({
    search: '',
    kind: null,
    status: null,
    sort: 'number',
  })
})

test('what is at its default is in neither the address nor the request', () => {
  const state = parseListState(new URLSearchParams())
  expect(toQuery(state)).toEqual({})
  expect(toFilter(state)).toEqual({})
})
