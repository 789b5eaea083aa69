import { ExtensionWrite } from '@switchboard/contract/extensions'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExtensionForm } from './form.ts'
import { blankForm, toRequest } from './form.ts'
import { anyForm, EXTENSION_ID, inside, outside, target, validForm } from './testing.ts'
import { fieldOf, validate } from './validate.ts'
import type { FormContext } from './validate.ts'

const context: FormContext = { country: 'FR', id: null, pinSet: false, saved: blankForm('fr') }
const errorsOf = (values: Partial<ExtensionForm>, changed: Partial<FormContext> = {}) =>
  validate(validForm(values), { ...context, ...changed })

describe('validate', () => {
  test('accepts what the contract accepts', () => {
    fc.assert(
      fc.property(anyForm, (values) => {
        const saved = validForm()
        expect(validate(values, { ...context, saved, pinSet: true })).toEqual({})
        expect(ExtensionWrite.safeParse(toRequest(values, saved)).success).toBe(true)
      }),
    )
  })

  test('an empty form lacks names, a number and a PIN', () => {
    expect(validate(blankForm('fr'), context)).toEqual({
      firstName: 'required',
      lastName: 'required',
      number: 'required',
      pin: 'required',
    })
  })

  test('a shared phone needs a label, not names', () => {
    expect(errorsOf({ holderKind: 'shared', firstName: '', lastName: '' })).toEqual({ label: 'required' })
  })

  test.each<[Partial<ExtensionForm>, object]>([
    [{ number: '0204' }, { number: 'number_format' }],
    [{ number: '112' }, { number: 'number_reserved' }],
    [{ email: 'ada@' }, { email: 'email_malformed' }],
    [{ firstName: 'A;B' }, { firstName: 'invalid' }],
    [{ label: 'x'.repeat(81), holderKind: 'shared' }, { label: 'too_long' }],
    [{ pin: '123' }, { pin: 'pin_format' }],
    [{ pin: '1234' }, { pin: 'pin_trivial' }],
    [{ number: '4077', pin: '4077' }, { pin: 'pin_trivial' }],
    [{ delaySeconds: 4 }, { delaySeconds: 'too_small' }],
    [{ delaySeconds: 121 }, { delaySeconds: 'too_big' }],
    [{ delaySeconds: '' }, { delaySeconds: 'required' }],
    [{ voicemailEmail: 'ada' }, { voicemailEmail: 'email_malformed' }],
  ])('%j', (values, errors) => {
    expect(errorsOf(values)).toEqual(errors)
  })

  test.each<[Partial<ExtensionForm>, object]>([
    [{}, { destination: 'required' }],
    [
      { destination: { kind: 'extension', extensionId: EXTENSION_ID, extension: target } },
      { destination: 'forwarding_to_itself' },
    ],
    [{ destination: inside }, {}],
    [{ destination: outside }, {}],
  ])('forwarding of all calls: %j', (values, errors) => {
    expect(errorsOf({ forwardingMode: 'always', ...values }, { id: EXTENSION_ID })).toEqual(errors)
  })

  test('what is out of sight is not judged', () => {
    expect(errorsOf({ voicemailEnabled: false, pin: '1', voicemailEmail: 'x' })).toEqual({})
  })

  test('a PIN that is set need not be typed again', () => {
    expect(errorsOf({ pin: '' }, { pinSet: true })).toEqual({})
    expect(errorsOf({ pin: '1111' }, { pinSet: true })).toEqual({ pin: 'pin_trivial' })
  })
})

test('what the server says is put at its field', () => {
  expect(['number', 'forwarding.destination.extensionId', 'version'].map(fieldOf)).toEqual([
    'number',
    'destination',
    'version',
  ])
})
