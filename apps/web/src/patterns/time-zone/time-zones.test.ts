import { expect, test } from 'vitest'
import { allZones, fits, groupZones, offsetOf } from './time-zones.ts'

test('every name is there', () => {
  const all = new Set(allZones().map(({ name }) => name))
  expect(all.size).toBeGreaterThan(590)
  expect(Intl.supportedValuesOf('timeZone').filter((name) => !all.has(name))).toEqual([])
  expect(all).not.toContain('Factory')
})

test('those of the country come first, other names of zones last', () => {
  const { own, others, aliases } = groupZones('IN')
  const namesOf = (zones: typeof own) => zones.map(({ name }) => name)
  expect(namesOf(own)).toEqual(['Asia/Kolkata'])
  expect(namesOf(others)).toContain('Europe/Paris')
  expect(namesOf(aliases)).toEqual(expect.arrayContaining(['Asia/Calcutta', 'US/Eastern']))
  expect(own.length + others.length + aliases.length).toBe(allZones().length)
})

test.each([
  ['new york', 'America/New_York'],
  ['Réunion', 'Indian/Reunion'],
  [' KOLK', 'Asia/Kolkata'],
])('%s finds %s', (typed, name) => {
  expect(fits(name, typed)).toBe(true)
  expect(fits(name, 'nowhere')).toBe(false)
})

test('what a zone adds to UTC depends on the season', () => {
  const winter = new Date('2026-01-15T12:00:00Z')
  const summer = new Date('2026-07-15T12:00:00Z')
  expect(offsetOf('Europe/Paris', winter)).toBe('UTC+01:00')
  expect(offsetOf('Europe/Paris', summer)).toBe('UTC+02:00')
  expect(offsetOf('America/St_Johns', winter)).toBe('UTC−03:30')
  expect(offsetOf('UTC', winter)).toBe('UTC+00:00')
  expect(offsetOf('Mars/Olympus', winter)).toBe('')
  expect(allZones().filter(({ name }) => offsetOf(name, winter) === '')).toEqual([])
})
