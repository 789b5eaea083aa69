import { VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { expect, test } from 'vitest'
import { blankBox, brokenRules, fieldOf, fromBox, toRequest } from './form.ts'

const BOX = {
  id: '018f0000-0000-7000-8000-000000000000',
  version: 1,
  createdAt: '2026-11-23T10:00:00.000Z',
  updatedAt: '2026-11-23T10:00:00.000Z',
  kind: 'voicemail',
  number: '690',
  name: 'Service client',
  language: 'fr',
  email: null,
  attach: true,
  greetingId: null,
  pinSet: true,
  listeners: [{ id: '018f0000-0000-7000-8000-000000000001', number: '204', name: 'Ada', kind: 'user' }],
} as const
const saved = fromBox({ ...BOX, listeners: [...BOX.listeners] })

test('a box that is opened and sent as it is stays as it is, its PIN too', () => {
  const { pin, ...request } = toRequest(saved, saved)
  expect(pin).toBeUndefined()
  expect(VoicemailBoxWrite.parse(request)).toMatchObject({ listenerIds: [BOX.listeners[0].id], email: null })
})

test('a PIN is set, replaced, removed, or wanted', () => {
  const blank = blankBox('690', 'fr', true, '4071')
  const named = { ...blank, name: 'A' }
  expect(toRequest(named, blank).pin).toBe('4071')
  expect(VoicemailBoxWrite.safeParse(toRequest({ ...named, pin: '' }, blank)).success).toBe(false)
  expect(toRequest({ ...named, byPhone: false }, blank).pin).toBeNull()
  expect(toRequest({ ...saved, pin: '8305' }, saved).pin).toBe('8305')
  expect(toRequest({ ...saved, byPhone: false }, saved).pin).toBeNull()
  expect(brokenRules({ ...saved, pin: '1234' })).toEqual({ pin: 'pin_trivial' })
})

test('a person who cannot listen is told at the field of all of them', () => {
  expect([fieldOf('listenerIds.2'), fieldOf('number')]).toEqual(['listeners', 'number'])
})
