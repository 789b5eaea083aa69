import { DeviceWrite } from '@switchboard/contract/devices'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLANK, fromDevice, MODEL, toBody } from './form.ts'

const hex = fc.stringMatching(/^[1-9a-f][02468ace][0-9a-f]{10}$/)
const hardware = fc.oneof(
  fc.constant({ kind: 'softphone' } as const),
  fc.record({
    kind: fc.constant('ip_phone' as const),
    mac: hex,
    model: fc.constantFrom('Yealink T23G', 'X'),
  }),
)
const device = fc.record({ name: fc.constantFrom('Desk', 'Réunion'), hardware, enabled: fc.boolean() })

test('a form that was opened and not changed sends what the device is', () => {
  fc.assert(
    fc.property(device, (given) => {
      expect(DeviceWrite.parse(toBody(fromDevice(given)))).toEqual(given)
    }),
  )
})

test('a softphone has neither model nor address, whatever was typed before', () => {
  const typed = { ...BLANK, model: 'X', mac: 'zz' }
  expect(MODEL.settle?.(typed, BLANK)).toEqual(BLANK)
  expect(toBody(typed).hardware).toEqual({ kind: 'softphone' })
})
