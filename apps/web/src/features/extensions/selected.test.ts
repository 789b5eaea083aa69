import { expect, test } from 'vitest'
import { EVERYTHING, NOTHING, select } from '../../patterns/selection.ts'
import { parseListState } from './list-state.ts'
import { toSelection, withoutUnknown } from './selected.ts'

const state = parseListState(new URLSearchParams('search=ann&status=disabled&sort=-name'))
const ids = ['a', 'b', 'c']

test('is sent by ids, or by the filter with what is left out of it', () => {
  expect(toSelection({ selection: select(NOTHING, ids, true), matching: 90, state })).toEqual({
    by: 'ids',
    ids,
  })
  expect(toSelection({ selection: select(EVERYTHING, ids, false), matching: 90, state })).toEqual({
    by: 'filter',
    filter: { search: 'ann', status: 'disabled' },
    expected: 90,
    except: ids,
  })
})

test('loses what the server does not know any more, and only that', () => {
  const gone = { 'selection.ids.1': 'not_found' }
  const some = select(NOTHING, ids, true)
  const sent = toSelection({ selection: some, matching: 90, state })
  expect(withoutUnknown(some, sent, gone)).toEqual(select(NOTHING, ['a', 'c'], true))
  expect(
    withoutUnknown(some, sent, { 'change.forwarding.destination.number': 'phone_malformed' }),
  ).toBeUndefined()

  const most = select(EVERYTHING, ids, false)
  const sentMost = toSelection({ selection: most, matching: 90, state })
  expect(withoutUnknown(most, sentMost, { 'selection.except.2': 'not_found' })).toEqual(
    select(EVERYTHING, ['a', 'b'], false),
  )
})
