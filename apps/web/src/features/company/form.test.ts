import type { Company } from '@switchboard/contract/company'
import { describe, expect, test } from 'vitest'
import { differences, merge, proposal } from '../../patterns/object/model.ts'
import { type CompanyForm, fromCompany, hiddenIn, MODEL, toFormErrors, toRequest, validate } from './form.ts'

const COMPANY: Company = {
  version: 3,
  name: 'Atelier Lumière',
  legalForm: 'SAS',
  siren: '123456782',
  siret: null,
  registrationNumber: null,
  vatNumber: 'FR11123456782',
  address: { line1: '12 rue des Lanternes', line2: null, postalCode: '75011', city: 'Paris', region: null },
  country: 'FR',
  language: 'fr',
  timeZone: 'Europe/Paris',
  mainNumber: '+33199001200',
  countryFixed: false,
}
const FORM = fromCompany(COMPANY)
const errorsOf = (changes: Partial<CompanyForm>) => validate({ ...FORM, ...changes })

test('what was read is what would be sent', () => {
  const { version: _version, mainNumber: _mainNumber, countryFixed: _fixed, ...sent } = COMPANY
  expect(toRequest(FORM)).toEqual({ ...sent, siren: '123 456 782' })
  expect(fromCompany({ ...COMPANY, siret: '12345678200010' }).siret).toBe('123 456 782 00010')
  expect(validate(FORM)).toEqual({})
})

test('an empty address is none, and what a country does not ask for is not sent', () => {
  const empty = { line1: ' ', line2: '', postalCode: '', city: '', region: '' }
  expect(toRequest({ ...FORM, ...empty }).address).toBeNull()
  const german = toRequest({ ...FORM, country: 'DE', registrationNumber: 'HRB 1', region: 'x' })
  expect(german).toMatchObject({ siren: null, siret: null, registrationNumber: 'HRB 1' })
  expect(german.address?.region).toBeNull()
  expect(toRequest({ ...FORM, registrationNumber: 'HRB 1' }).registrationNumber).toBeNull()
})

test.each([
  ['FR', ['registrationNumber', 'region']],
  ['DE', ['siren', 'siret', 'region']],
  ['US', ['siren', 'siret']],
  ['AE', ['siren', 'siret', 'postalCode', 'region']],
])('in %s nobody is asked for %j', (country, hidden) => {
  expect(hiddenIn(country)).toEqual(hidden)
})

test('what is wrong is told at its field', () => {
  expect(errorsOf({ name: ' ' })).toEqual({ name: 'required' })
  expect(errorsOf({ line1: '' })).toEqual({ line1: 'required' })
  expect(errorsOf({ city: '', postalCode: '' })).toEqual({ city: 'required', postalCode: 'required' })
  expect(errorsOf({ postalCode: '7501' })).toEqual({ postalCode: 'postal_code_wrong' })
  expect(errorsOf({ country: 'AE', postalCode: '' })).toEqual({})
  expect(toFormErrors({ 'address.postalCode': 1, siren: 2 })).toEqual({ postalCode: 1, siren: 2 })
})

describe('two people at once', () => {
  const mine = { ...FORM, name: 'Mine', city: 'Lyon' }
  const theirs = { ...FORM, name: 'Theirs', legalForm: 'SA' }
  test('what each changed is kept; what both changed is asked about', () => {
    const found = differences(MODEL, { base: FORM, mine, theirs })
    expect(found).toEqual([
      { part: 'name', changedBy: 'both' },
      { part: 'legalForm', changedBy: 'them' },
      { part: 'city', changedBy: 'me' },
    ])
    const choice = proposal(found)
    expect(merge(MODEL, { mine, theirs }, choice)).toEqual({
      ...FORM,
      name: 'Mine',
      legalForm: 'SA',
      city: 'Lyon',
    })
    expect(merge(MODEL, { mine, theirs }, { ...choice, name: 'theirs' }).name).toBe('Theirs')
  })
})
