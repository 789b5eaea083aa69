import { ExtensionBulkChange } from '@switchboard/contract/extensions.bulk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inside, outside } from '../testing.ts'
import { BLANK, type BulkForm, changesNothing, toChange, toFormErrors, validate } from './form.ts'

const onOff = fc.constantFrom('keep', 'on', 'off')
const anyForm: fc.Arbitrary<BulkForm> = fc.record({
  enabled: onOff,
  doNotDisturb: onOff,
  forwardingMode: fc.constantFrom('keep', 'off', 'offline', 'always'),
  destination: fc.constantFrom(null, inside, outside),
  voicemailEnabled: onOff,
  delaySeconds: fc.constantFrom<number | ''>('', 3, 5, 120, 121),
  voicemailLanguage: fc.constantFrom('keep', 'fr', 'en'),
})

test('what is left as it is, is not sent', () => {
  expect(toChange(BLANK)).toEqual({})
  expect(changesNothing(BLANK)).toBe(true)
  expect(toChange({ ...BLANK, voicemailLanguage: 'fr', enabled: 'off' })).toEqual({
    enabled: false,
    voicemail: { language: 'fr' },
  })
})

describe('a form without complaint', () => {
  test('is a change that the contract accepts', () => {
    fc.assert(
      fc.property(anyForm, (values) => {
        const valid = Object.keys(validate(values)).length === 0
        expect(ExtensionBulkChange.safeParse(toChange(values)).success).toBe(valid)
      }),
    )
  })
})

test('puts what the server tells of a path at its field', () => {
  expect(toFormErrors({ 'change.forwarding.destination.number': 'no', 'selection.ids.0': 'gone' })).toEqual({
    destination: 'no',
  })
})
