import { expect, test } from 'vitest'
import { formatMac } from './mac.ts'

test('an address is written in pairs', () => {
  expect(formatMac('0015653a4b5c')).toBe('00:15:65:3A:4B:5C')
})
