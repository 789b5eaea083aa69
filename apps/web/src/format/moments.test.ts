import { expect, test } from 'vitest'
import { makeMoment } from './moments.ts'

/** A Tuesday, 10:00 in Paris. */
const NOW = new Date('2026-11-24T09:00:00Z')
const PARIS = 'Europe/Paris'
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test.each([
  ['2026-11-24T19:00:00Z', '20 h 00', '8:00 PM', false],
  ['2026-11-25T07:00:00Z', 'mercredi 8 h 00', 'Wednesday 8:00 AM', false],
  ['2026-11-30T07:00:00Z', 'lundi 8 h 00', 'Monday 8:00 AM', false],
  // A week ahead there are two Tuesdays.
  ['2026-12-01T07:00:00Z', 'mardi 1er décembre à 8 h 00', 'Tuesday, December 1 at 8:00 AM', true],
])('%s', (instant, french, english, dated) => {
  const fr = makeMoment('fr', PARIS, PARIS, NOW)(instant)
  const en = makeMoment('en', PARIS, PARIS, NOW)(instant)
  expect([plain(fr.text), fr.dated]).toEqual([french, dated])
  expect([plain(en.text), en.dated]).toEqual([english, dated])
})

test('on the clock of a zone, which is named for a reader elsewhere', () => {
  const { text } = makeMoment('en', 'America/New_York', PARIS, NOW)('2026-11-25T02:00:00Z')
  expect(plain(text)).toBe('9:00 PM EST')
})
