import { expect, test } from 'vitest'
import { phoneLibrary } from '../../format/phone-library.ts'
import { listCountries, searchCountries } from './countries.ts'
import { DIALING_CODES } from './dialing-codes.ts'

const french = listCountries('fr')
const first = (typed: string) =>
  searchCountries(french, typed)
    .slice(0, 2)
    .map(({ code }) => code)

test('every country, by its name in the language on the screen', () => {
  expect(french.length).toBeGreaterThan(200)
  expect(french.find(({ code }) => code === 'DE')).toMatchObject({ name: 'Allemagne', dialCode: '+49' })
  expect(listCountries('en').find(({ code }) => code === 'DE')?.name).toBe('Germany')
})

test.each([
  ['alle', 'DE'],
  ['germ', 'DE'],
  ['etats', 'US'],
  ['États', 'US'],
  ['uni', 'US'],
  ['us', 'US'],
  ['be', 'BE'],
  ['+33', 'FR'],
  ['33', 'FR'],
  ['0033', 'FR'],
  ['+44', 'GB'],
  ['1', 'US'],
])('%s finds %s', (typed, code) => {
  expect(first(typed)).toContain(code)
})

test('an exact code stands first', () => {
  expect(first('us')[0]).toBe('US')
  expect(first('44')[0]).toBe('GB')
})

test('nothing fits nonsense', () => {
  expect(searchCountries(french, 'zzz')).toEqual([])
  expect(searchCountries(french, ' ')).toBe(french)
})

test('the dialing codes are libphonenumber’s', () => {
  const { getCountries, getCountryCallingCode } = phoneLibrary
  const theirs = getCountries().map((code) => [code, `+${getCountryCallingCode(code)}`])
  expect(Object.fromEntries(DIALING_CODES)).toEqual(Object.fromEntries(theirs))
})
