import { VoicemailPin } from '@switchboard/contract/extensions'
import { expect, test } from 'vitest'
import { pinOf, proposePin } from './pin.ts'

test('passes over trivial PINs', () => {
  const drawn = ['111111', '123456', '204204', '190283']
  expect(proposePin('204', () => drawn.shift() ?? '')).toBe('190283')
  const ofConference = ['111111', '482193', '390217']
  expect(proposePin('482193', () => ofConference.shift() ?? '')).toBe('390217')
})

test('takes the digits of what is typed, as many as a PIN may have', () => {
  expect(pinOf('12 34-5a6789')).toBe('12345678')
})

test('proposes what the contract accepts', () => {
  expect(VoicemailPin.safeParse(proposePin('204')).success).toBe(true)
})
