import type { SecuritySettings } from '@switchboard/contract/security'
import { expect, test } from 'vitest'
import { choices, deadlineOf, toForm, toRequest } from './form.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T10:00:00Z')
const settings: SecuritySettings = {
  version: 3,
  secondFactorGraceDays: null,
  secondFactorFrom: null,
  sessionIdleMinutes: null,
  sessionAbsoluteHours: null,
  installation: { sessionIdleMinutes: 480, sessionAbsoluteHours: 168 },
  people: { total: 5, withoutSecondFactor: 3 },
}
const required: SecuritySettings = {
  ...settings,
  secondFactorGraceDays: 14,
  secondFactorFrom: new Date(NOW + 10 * DAY).toISOString(),
  sessionIdleMinutes: 45,
}

test.each([settings, required])('what is not touched is sent back as it was', (saved) => {
  expect(toRequest(toForm(saved), 3)).toEqual({
    version: 3,
    secondFactorGraceDays: saved.secondFactorGraceDays,
    sessionIdleMinutes: saved.sessionIdleMinutes,
    sessionAbsoluteHours: saved.sessionAbsoluteHours,
  })
})

test('limits to choose are shorter than the installation’s, and one that is set is among them', () => {
  expect(choices(settings)).toEqual({
    days: [0, 7, 14, 30],
    minutes: [15, 30, 60, 120, 240],
    hours: [8, 12, 24, 72],
  })
  expect(choices(required).minutes).toEqual([15, 30, 45, 60, 120, 240])
})

test('the days count from when it was first required', () => {
  const form = toForm(required)
  expect(deadlineOf(form, required, NOW)).toBe(NOW + 10 * DAY)
  expect(deadlineOf({ ...form, graceDays: '7' }, required, NOW)).toBe(NOW + 3 * DAY)
  expect(deadlineOf({ ...form, graceDays: '7' }, settings, NOW)).toBe(NOW + 7 * DAY)
  expect(deadlineOf({ ...form, required: 'nobody' }, required, NOW)).toBeNull()
})
