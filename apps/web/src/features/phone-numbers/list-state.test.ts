import type { PhoneNumberRow } from '@switchboard/contract/phone-numbers'
import { expect, test } from 'vitest'
import { filterNumbers, isFiltered, parseListState, toQuery } from './list-state.ts'

const ID = '018f0000-0000-7000-8000-000000000001'
const row = (values: Partial<PhoneNumberRow>): PhoneNumberRow => ({
  id: ID,
  version: 1,
  e164: '+33199001200',
  label: 'Standard',
  kind: 'geographic',
  source: 'assigned',
  main: false,
  destination: null,
  callerIdAllowed: true,
  emergencyAddress: null,
  shownBy: 0,
  ...values,
})
const main = row({ label: 'Accueil', main: true, emergencyAddress: { id: ID, label: 'Siège' } })
const sales = row({
  e164: '+33187000001',
  label: 'Ventes',
  source: 'ported',
  destination: {
    kind: 'voicemail',
    extensionId: ID,
    extension: { id: ID, number: '214', name: 'Hélène Roy', kind: 'user' },
  },
})
const mobile = row({
  e164: '+33612345678',
  label: 'Astreinte',
  kind: 'mobile',
  destination: { kind: 'external', number: '+3222016640' },
})
const all = [main, sales, mobile]

test.each([
  ['', [main, sales, mobile]],
  ['search=SIEGE', [main]],
  ['search=helene', [sales]],
  ['search=214', [sales]],
  ['search=01 87', [sales]],
  ['search=%2B33 6', [mobile]],
  ['search=00', [main, sales]],
  ['search=02 201', [mobile]],
  ['search=nobody', []],
  ['kind=mobile', [mobile]],
  ['kind=nonsense', [main, sales, mobile]],
  ['source=ported', [sales]],
  ['destination=unassigned', [main]],
  ['destination=assigned&kind=geographic', [sales]],
  ['address=without&search=ventes', [sales]],
])('%s', (address, expected) => {
  const state = parseListState(new URLSearchParams(address))
  expect(filterNumbers(all, state)).toEqual(expected)
  expect(parseListState(new URLSearchParams(toQuery(state)))).toEqual(state)
  expect(isFiltered(state)).toBe(expected.length < all.length)
})
