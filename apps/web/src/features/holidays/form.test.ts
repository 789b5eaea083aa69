import { HolidayCalendarWrite } from '@switchboard/contract/holidays'
import { expect, test } from 'vitest'
import { differences } from '../../patterns/object/model.ts'
import { blankForm, fieldOf, fromCalendar, MODEL, newDays, toRequest } from './form.ts'

const DAY = { name: 'Closed', from: '2026-12-24', to: '2026-12-24', yearly: false }
const CALENDAR = {
  id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01',
  version: 1,
  name: 'France',
  legal: { country: 'FR', region: '57', leftOut: ['easter 1'] },
  own: [DAY],
}

test('what is read is what is sent', () => {
  const { id: _id, version: _version, ...write } = CALENDAR
  expect(toRequest(fromCalendar(CALENDAR))).toEqual(write)
  expect(HolidayCalendarWrite.safeParse(toRequest({ ...blankForm('FR'), name: 'France' })).success).toBe(true)
})

test('without a country nothing of the law is left', () => {
  expect(toRequest({ ...fromCalendar(CALENDAR), country: '' }).legal).toBeNull()
})

test('the order in which holidays were left out makes no difference', () => {
  const base = { ...blankForm('FR'), leftOut: ['a', 'b'] }
  expect(
    differences(MODEL, {
      base,
      mine: MODEL.settle?.({ ...base, leftOut: ['b', 'a'] }, base) ?? base,
      theirs: base,
    }),
  ).toEqual([])
})

test('errors find their control', () => {
  expect(['legal.country', 'legal.region', 'own.3.to', 'name'].map(fieldOf)).toEqual([
    'country',
    'region',
    'own.3.to',
    'name',
  ])
})

test('of a file only what is new is taken, each once', () => {
  const other = { ...DAY, name: 'Party' }
  expect(newDays([DAY], [DAY, other, other])).toEqual([other])
})
