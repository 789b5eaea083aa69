import { describe, expect, test } from 'vitest'
import { phoneLibrary } from '../../format/phone-library.ts'
import { deleteThrough, formatTyped, isEmail, judgeLogin, readPasted } from './login.ts'

/** `|` is the caret. */
const at = (marked: string, country = 'FR') => ({
  text: marked.replace('|', ''),
  caret: marked.indexOf('|') < 0 ? marked.length : marked.indexOf('|'),
  country,
})
const marked = ({ text, caret }: { text: string; caret: number }) =>
  `${text.slice(0, caret)}|${text.slice(caret)}`
const format = (typed: string, country?: string) => formatTyped(phoneLibrary, at(typed, country))

describe('formatting as typed', () => {
  test.each([
    ['0199|', '01 99|'],
    ['0199001200|', '01 99 00 12 00|'],
    ['01 99 3|00 12', '01 99 3|0 01 2'],
    ['0|', '0|'],
    ['|', '|'],
  ])('France: %s → %s', (typed, expected) => {
    expect(marked(format(typed))).toBe(expected)
  })
  test('each country in its own way', () => {
    expect(format('2025550143', 'US').text).toBe('(202) 555-0143')
    expect(format('02079460958', 'GB').text).toBe('020 7946 0958')
    expect(format('0612345678', 'NL').text).toBe('06 12345678')
  })
  test('an international number brings its country', () => {
    expect(format('+442079460958')).toMatchObject({ text: '+44 20 7946 0958', country: 'GB' })
    expect(format('0033199001200')).toMatchObject({ country: 'FR' })
    expect(format('+33199', 'BE')).toMatchObject({ country: 'FR' })
  })
  test('a shared code keeps the country that was chosen', () => {
    expect(format('+1204', 'CA')).toMatchObject({ country: 'CA' })
    expect(format('+1', 'FR').text).toBe('+1')
  })
  test('an e-mail address is left alone', () => {
    for (const typed of ['claire@', 'c', '01c', 'élise@example.com']) expect(format(typed).text).toBe(typed)
    expect(isEmail('01 99 (0) +')).toBe(false)
  })
  test('a country without a plan still takes digits', () => {
    expect(format('12345', 'AQ').text).toBe('12345')
  })
})

describe('deleting', () => {
  const after = (before: string, left: string, backward: boolean, country = 'FR') => {
    const { text, caret } = at(left, country)
    return marked(formatTyped(phoneLibrary, deleteThrough(before, { text, caret, country }, backward)))
  }
  test('a digit', () => {
    expect(after('01 99 00', '01 9| 00', true)).toBe('01 9|0 0')
  })
  test('a sign takes the digit beside it, or the key would seem dead', () => {
    expect(after('(202) 5', '(202|5', true, 'US')).toBe('(20|5)')
    expect(after('01 99', '01|99', true)).toBe('0|9 9')
    expect(after('01 99', '01|99', false)).toBe('01| 9')
  })
})

describe('pasting', () => {
  test('a whole number becomes national, its country chosen', () => {
    expect(readPasted(phoneLibrary, '+44 (0)20 7946 0958', 'FR')).toMatchObject({
      text: '020 7946 0958',
      country: 'GB',
    })
    expect(readPasted(phoneLibrary, 'tel:+33199001200', 'FR')).toBeNull()
    expect(readPasted(phoneLibrary, '0199001200', 'FR')).toMatchObject({
      text: '01 99 00 12 00',
      country: 'FR',
    })
  })
  test('part of one does not', () => {
    expect(readPasted(phoneLibrary, '+44 20', 'FR')).toBeNull()
  })
})

test.each([
  ['', 'FR', 'required'],
  ['  ', 'FR', 'required'],
  ['01 99', 'FR', 'phone_malformed'],
  ['01 99 00 12 00', 'FR', null],
  ['+33 1 99 00 12 00', 'US', null],
  ['claire@', 'FR', 'email_malformed'],
  ['claire@example.com', 'FR', null],
])('%j in %s is %s', (login, country, verdict) => {
  expect(judgeLogin(phoneLibrary, login, country)).toBe(verdict)
})
