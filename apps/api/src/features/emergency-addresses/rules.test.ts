import type { EmergencyPlace } from '@switchboard/contract/emergency-addresses'
import { describe, expect, test } from 'vitest'
import { judgePlace } from './rules.ts'

const place = (changes: Partial<EmergencyPlace> = {}): EmergencyPlace => ({
  country: 'FR',
  line1: '12 rue des Lanternes',
  line2: null,
  postalCode: '75011',
  city: 'Paris',
  region: null,
  ...changes,
})

test.each<[string, Partial<EmergencyPlace>, object]>([
  ['a street', {}, {}],
  ['a place of the country', { line1: 'Lieu-dit Le Bois Cosson', postalCode: '21140' }, {}],
  ['no postal code', { postalCode: null }, { postalCode: 'required' }],
  ['a postal code of another form', { postalCode: '7501' }, { postalCode: 'postal_code_wrong' }],
  ['a country that is none', { country: 'XX' }, { country: 'country_unknown' }],
  ['a state where addresses name one', { country: 'US', postalCode: '10001' }, { region: 'required' }],
  ['a country without postal codes', { country: 'AE', postalCode: null }, {}],
])('%s', (_, changes, wrong) => {
  expect(judgePlace(place(changes))).toEqual(wrong)
})

describe('a post box is no place', () => {
  test.each<[string, Partial<EmergencyPlace>, object]>([
    ['BP 123', {}, { line1: 'post_box' }],
    ['B.P. 40', {}, { line1: 'post_box' }],
    ['Boîte postale 7', {}, { line1: 'post_box' }],
    ['CS 90001', {}, { line1: 'post_box' }],
    ['TSA 12345', {}, { line1: 'post_box' }],
    ['PO Box 12', { country: 'GB', postalCode: 'SW1A 1AA' }, { line1: 'post_box' }],
    ['P.O. Box 12', { country: 'GB', postalCode: 'SW1A 1AA' }, { line1: 'post_box' }],
    ['Postfach 10 01 55', { country: 'DE', postalCode: '10115' }, { line1: 'post_box' }],
    [
      'Apartado de correos 5',
      { country: 'ES', postalCode: '28013', region: 'Madrid' },
      { line1: 'post_box' },
    ],
  ])('%s', (line1, changes, wrong) => {
    expect(judgePlace(place({ line1, ...changes }))).toEqual(wrong)
  })
  test('nor is it beside a street, nor where a company’s mail is sorted', () => {
    expect(judgePlace(place({ line2: 'BP 12', city: 'PARIS CEDEX 11' }))).toEqual({
      line2: 'post_box',
      city: 'post_box',
    })
  })
  test.each(['3 rue de la Poste', '12 impasse du Box', '4 rue CS Lewis', '1 place du Cédrex'])(
    '%s is one',
    (line1) => {
      expect(judgePlace(place({ line1 }))).toEqual({})
    },
  )
})
