import { EmergencyAddressWrite } from '@switchboard/contract/emergency-addresses'
import { expect, test } from 'vitest'
import {
  type AddressForm,
  blankAddress,
  brokenRules,
  firstAddress,
  fromAddress,
  MODEL,
  toBody,
} from './form.ts'

const form = (values: Partial<AddressForm> = {}): AddressForm => ({
  ...blankAddress('FR'),
  label: ' Siège ',
  line1: '12 rue des Lanternes',
  postalCode: '75011',
  city: 'Paris',
  ...values,
})

test('what is sent opens as it was left', () => {
  const body = toBody(form({ line2: ' 3e étage', region: 'unasked' }))
  expect(EmergencyAddressWrite.parse(body)).toEqual({
    label: 'Siège',
    line1: '12 rue des Lanternes',
    line2: '3e étage',
    postalCode: '75011',
    city: 'Paris',
    region: null,
    country: 'FR',
    asTyped: false,
  })
  const { asTyped: _asTyped, ...address } = body
  const opened = fromAddress({ ...address, id: '018f0000-0000-7000-8000-000000000001', version: 1 })
  expect(opened).toEqual(MODEL.settle?.(opened, opened))
  expect(toBody(opened)).toEqual(body)
})

test('the first address is proposed to be that of the company, where it has told one', () => {
  const address = {
    line1: '12 rue des Lanternes',
    line2: null,
    postalCode: '75011',
    city: 'Paris',
    region: null,
  }
  expect(firstAddress({ country: 'FR', address })).toEqual(form({ label: '' }))
  expect(firstAddress({ country: 'BE', address: null })).toEqual(blankAddress('BE'))
})

test.each<[Partial<AddressForm>, object]>([
  [{}, {}],
  [{ postalCode: '' }, { postalCode: 'required' }],
  [{ postalCode: '7501' }, { postalCode: 'postal_code_wrong' }],
  [{ country: 'US', postalCode: '10001' }, { region: 'required' }],
  [{ country: 'US', postalCode: '10001', region: 'NY' }, {}],
  [{ country: 'AE', postalCode: '' }, {}],
])('%j', (values, errors) => {
  expect(brokenRules(form(values))).toEqual(errors)
})
