import { expect, test } from 'vitest'
import { BLANK, daysOf, toFormErrors, type TokenForm, toRequest, validate } from './form.ts'

const form = (values: Partial<TokenForm> = {}): TokenForm => ({
  ...BLANK,
  name: 'CRM',
  permissions: ['extensions:read'],
  ...values,
})

test('the request has the permissions in the order of the contract, and the days that were chosen', () => {
  expect(toRequest(form({ permissions: ['audit:read', 'extensions:read'] }))).toEqual({
    name: 'CRM',
    permissions: ['extensions:read', 'audit:read'],
    days: 90,
  })
  expect(daysOf({ lifetime: 'custom', days: ' 14 ' })).toBe(14)
  expect(daysOf({ lifetime: '30', days: '14' })).toBe(30)
})

test.each([
  ['a good one', {}, {}],
  ['no name', { name: ' ' }, { name: 'required' }],
  ['a long name', { name: 'x'.repeat(61) }, { name: 'too_long' }],
  ['nothing to do', { permissions: [] }, { permissions: 'required' }],
  ['no days', { lifetime: 'custom' }, { days: 'required' }],
  ['days that are none', { lifetime: 'custom', days: '2.5' }, { days: 'too_small' }],
  ['more than a year', { lifetime: 'custom', days: '367' }, { days: 'too_big' }],
] as const)('%s is judged as the server judges it', (_, values, errors) => {
  expect(validate(form(values as Partial<TokenForm>))).toEqual(errors)
})

test('what is told of one permission stands under all of them', () => {
  expect(toFormErrors({ 'permissions.1': 'x', name: 'y' })).toEqual({ permissions: 'x', name: 'y' })
})
