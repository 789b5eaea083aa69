import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chosenOf, instantFor, instantOfChosen, type UntilChoice } from './until.ts'

const PARIS = 'Europe/Paris'
/** A Friday, 15:00 in Paris. */
const FRIDAY = new Date('2026-11-27T14:00:00Z')

describe('when something by hand ends', () => {
  test.each<[UntilChoice, string, string]>([
    ['hour', '2026-11-27T14:00Z', '2026-11-27T15:00Z'],
    ['tomorrow', '2026-11-27T14:00Z', '2026-11-28T07:00Z'],
    ['monday', '2026-11-27T14:00Z', '2026-11-30T07:00Z'],
    // On a Monday it is the next one, however early it is.
    ['monday', '2026-11-30T05:00Z', '2026-12-07T07:00Z'],
    ['monday', '2026-11-29T22:59Z', '2026-11-30T07:00Z'],
    ['evening', '2026-11-27T14:00Z', '2026-11-27T19:00Z'],
    ['evening', '2026-11-27T19:00Z', '2026-11-28T19:00Z'],
    // The night on which the clocks change: 8:00 is an hour earlier on that of the world.
    ['tomorrow', '2027-03-27T14:00Z', '2027-03-28T06:00Z'],
  ])('%s, at %s', (choice, now, until) => {
    expect(instantFor(choice, PARIS, new Date(now))).toEqual(new Date(until))
  })
  test('chosen, or left open', () => {
    expect(instantFor('chosen', PARIS, FRIDAY)).toBeNull()
    expect(instantFor('ended', PARIS, FRIDAY)).toBeNull()
  })
  test('is always in the future', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2034-12-31'),
      noInvalidDate: true,
    })
    const choices = fc.constantFrom<UntilChoice>('hour', 'evening', 'tomorrow', 'monday')
    const zones = fc.constantFrom(PARIS, 'America/New_York', 'Indian/Reunion', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(instants, choices, zones, (now, choice, zone) => {
        expect(instantFor(choice, zone, now)?.getTime()).toBeGreaterThan(now.getTime())
      }),
    )
  })
})

describe('the day and the time of the fields', () => {
  test('come back as they were given', () => {
    expect(chosenOf(FRIDAY, PARIS)).toEqual({ day: '2026-11-27', time: '15:00' })
    expect(instantOfChosen({ day: '2026-11-27', time: '15:00' }, PARIS)).toEqual(FRIDAY)
  })
  test.each([
    [{ day: '', time: '08:00' }],
    [{ day: '2026-02-30', time: '08:00' }],
    [{ day: '2026-11-27', time: '' }],
    [{ day: '2026-11-27', time: '24:00' }],
  ])('%j is no instant', (chosen) => {
    expect(instantOfChosen(chosen, PARIS)).toBeNull()
  })
})
