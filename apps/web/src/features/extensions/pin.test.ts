import { VoicemailPin } from '@switchboard/contract/extensions'
import { expect, test } from 'vitest'
import { proposePin } from './pin.ts'

test('passes over trivial PINs', () => {
  const drawn = ['111111', '123456', '204204', '190283']
  expect(proposePin('204', () => drawn.shift() ?? '')).toBe('190283')
})

test('proposes what the contract accepts', () => {
  expect(VoicemailPin.safeParse(proposePin('204')).success).toBe(true)
})
