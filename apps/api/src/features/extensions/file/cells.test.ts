import { LANGUAGES } from '@switchboard/contract/common'
import { EXTENSION_COLUMNS, type ExtensionColumn } from '@switchboard/contract/extensions.import'
import { judgeExtensionNumber } from '@switchboard/contract/number-plan'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExtensionCells, readCell, toCells } from './cells.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const name = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: max })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= max && /^[^;^"<>\p{Cc}]*$/u.test(text))
const number = fc.integer({ min: 10, max: 999_999 }).map(String)
const target = number.filter((text) => {
  const verdict = judgeExtensionNumber(text, 'FR')
  return verdict.state !== 'reserved' || verdict.code.reason !== 'emergency'
})
const phone = fc.oneof(
  digits(4).map((rest) => `+3319900${rest}`),
  digits(4).map((rest) => `+4930230${rest}`),
  digits(4)
    .map((rest) => `+120255${rest.padEnd(5, '1')}`)
    .filter((text) => text.length === 12),
)
const email = fc.option(
  fc
    .emailAddress()
    .map((address) => address.toLowerCase())
    .filter(isRead),
  { nil: null },
)
const extension: fc.Arbitrary<ExtensionCells> = fc.record({
  number,
  kind: fc.constantFrom('user', 'shared_phone'),
  firstName: name(60),
  lastName: name(60),
  label: name(80),
  email,
  enabled: fc.boolean(),
  callerId: fc.option(phone, { nil: null }),
  doNotDisturb: fc.boolean(),
  forwarding: fc.constantFrom('off', 'offline', 'always'),
  forwardTo: fc.option(fc.oneof(target, phone), { nil: null }),
  voicemail: fc.boolean(),
  voicemailPin: fc.integer({ min: 4, max: 8 }).chain(digits),
  voicemailDelay: fc.integer({ min: 5, max: 120 }),
  voicemailEmail: email,
  voicemailLanguage: fc.constantFrom(...LANGUAGES),
  id: fc.uuid(),
})

/** fast-check makes addresses that the contract refuses. */
function isRead(address: string) {
  return 'value' in readCell('email', address, 'FR')
}

test.each(LANGUAGES)('every cell written in %s reads back as the value it stands for', (language) => {
  fc.assert(
    fc.property(extension, (values) => {
      const cells = toCells(values, language)
      for (const column of EXTENSION_COLUMNS) {
        expect({ [column]: readCell(column, cells[column], 'FR') }).toEqual({
          [column]: { value: values[column] },
        })
      }
    }),
  )
})

test('what an extension does not have is an empty cell', () => {
  const cells = toCells({ number: '204', email: null, forwardTo: null }, 'fr')
  expect(Object.entries(cells).filter(([, text]) => text !== '')).toEqual([['number', '204']])
})

describe('an empty cell', () => {
  test('empties what may be empty, and leaves all else', () => {
    const read = EXTENSION_COLUMNS.filter((column) => readCell(column, ' ', 'FR')).map((column) => [
      column,
      readCell(column, ' ', 'FR'),
    ])
    const emptied = ['email', 'callerId', 'forwardTo', 'voicemailEmail']
    expect(read).toEqual(
      EXTENSION_COLUMNS.map((column) => [column, { value: emptied.includes(column) ? null : undefined }]),
    )
  })
})

const E = '+33199001200'

test.each<[ExtensionColumn, string, unknown]>([
  // Telephone numbers as people write them …
  ['callerId', '01 99 00 12 00', E],
  ['callerId', '01.99.00.12.00', E],
  ['callerId', '01-99-00-12-00', E],
  ['callerId', '01\u00a099\u00a000\u00a012\u00a000', E],
  ['callerId', '01\u202f99\u202f00\u202f12\u202f00', E],
  ['callerId', '+33 1 99 00 12 00', E],
  ['callerId', '+33 (0)1 99 00 12 00', E],
  ['callerId', '0033 1 99 00 12 00', E],
  ['callerId', '＋33199001200', E],
  // … and as spreadsheets leave them.
  ['callerId', '199001200', E],
  ['callerId', '33199001200', E],
  ['callerId', '199001200.0', E],
  ['callerId', '199001200,0', E],
  ['callerId', '4930230125', '+4930230125'],
  ['callerId', '="0199001200"', E],
  ['callerId', "'0199001200", E],
  ['number', '="204"', '204'],
  ['number', "'204", '204'],
  ['number', '２０４', '204'],
  ['number', '204', '204'],
  ['number', '204.0', '204'],
  ['number', '204,0', '204'],
  ['number', '1 204', '1204'],
  ['number', '1\u202f204', '1204'],
  ['number', '1,204', '1204'],
  ['number', '1 204,00', '1204'],
  ['number', '204,000', '204000'],
  ['forwardTo', '205', '205'],
  ['forwardTo', '205.0', '205'],
  ['forwardTo', '01 99 00 12 00', E],
  ['voicemailDelay', '20', 20],
  ['voicemailDelay', '20,0', 20],
  ['voicemailDelay', '20 s', 20],
  ['voicemailPin', '4 071', '4071'],
  ['email', 'Ada@Example.com', 'ada@example.com'],
  ['firstName', 'Anne\nMarie', 'Anne Marie'],
  ['kind', 'Partagé', 'shared_phone'],
  ['kind', 'PERSONAL', 'user'],
  ['kind', 'Digital User', 'user'],
  ['enabled', 'VRAI', true],
  ['enabled', 'FAUX', false],
  ['enabled', 'Désactivé', false],
  ['enabled', 'x', true],
  ['voicemail', 'On', true],
  ['doNotDisturb', 'N', false],
  ['forwarding', 'hors  ligne', 'offline'],
  ['forwarding', 'NON', 'off'],
  ['voicemailLanguage', 'Francais', 'fr'],
  ['voicemailLanguage', 'en-GB', 'en'],
])('reads %s %j', (column, text, value) => {
  expect(readCell(column, text, 'FR')).toEqual({ value })
})

test.each<[ExtensionColumn, string, string]>([
  ['number', '2', 'number_format'],
  ['number', '0204', 'number_format'],
  ['number', 'deux', 'number_format'],
  ['number', '1,23E+05', 'phone_rounded'],
  ['callerId', '3,32E+10', 'phone_rounded'],
  ['forwardTo', '3.32E+10', 'phone_rounded'],
  ['callerId', '01 99 00', 'phone_malformed'],
  ['callerId', '0199001200 poste 12', 'phone_malformed'],
  ['callerId', 'call 0199001200 now', 'phone_malformed'],
  ['callerId', '0800 FLOWERS', 'phone_malformed'],
  ['forwardTo', '15', 'forwarding_to_emergency'],
  ['forwardTo', '1 1 2', 'forwarding_to_emergency'],
  ['forwardTo', '１１２', 'forwarding_to_emergency'],
  ['forwardTo', "'112", 'forwarding_to_emergency'],
  ['email', 'ada@', 'email_malformed'],
  ['firstName', 'A\u0007B', 'invalid'],
  ['label', 'A\u0085B', 'invalid'],
  ['label', '<script>', 'invalid'],
  ['lastName', 'x'.repeat(61), 'too_long'],
  ['kind', 'Groupe d’appels', 'kind_not_editable'],
  ['kind', "groupe d'appels", 'kind_not_editable'],
  ['kind', 'toaster', 'choice'],
  ['enabled', 'perhaps', 'yes_no'],
  ['forwarding', 'yes', 'choice'],
  ['voicemailDelay', '4', 'too_small'],
  ['voicemailDelay', '121', 'too_big'],
  ['voicemailDelay', 'long', 'invalid'],
  ['voicemailPin', '421', 'pin_format'],
  ['voicemailLanguage', 'klingon', 'choice'],
  ['id', '12', 'not_found'],
])('says what is wrong with %s %j', (column, text, problem) => {
  expect(readCell(column, text, 'FR')).toEqual({ problem })
})

test('a number abroad is read as the company’s country dials it', () => {
  expect(readCell('callerId', '(202) 555-0143', 'US')).toEqual({ value: '+12025550143' })
  expect(readCell('callerId', '011 33 1 99 00 12 00', 'US')).toEqual({ value: E })
  expect(readCell('callerId', '0033 1 99 00 12 00', 'US')).toEqual({ value: E })
  expect(readCell('forwardTo', '911', 'US')).toEqual({ problem: 'forwarding_to_emergency' })
})

test('nothing in a cell makes reading it fail', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789+.,- E') }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...EXTENSION_COLUMNS),
      texts,
      fc.constantFrom('FR', 'US', 'JP'),
      (column, text, country) => {
        expect(Object.keys(readCell(column, text, country))).toHaveLength(1)
      },
    ),
  )
})
