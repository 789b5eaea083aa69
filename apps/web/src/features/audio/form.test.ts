import { AudioFileCreate } from '@switchboard/contract/audio'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blank, brokenRules, MODEL, nameOf, toCreate, toUpdate } from './form.ts'

const ID = '018f0000-0000-7000-8000-000000000001'

test('a greeting needs no rights, and sends none', () => {
  const form = { ...blank('greeting'), name: ' Hello ', rightsHeld: true, soundId: ID }
  expect(brokenRules({ ...form, rightsHeld: false })).toEqual({})
  expect(toCreate(form)).toEqual({ name: 'Hello', kind: 'greeting', rightsHeld: false, soundId: ID })
  expect(MODEL.settle?.(form, form)).toMatchObject({ name: 'Hello', rightsHeld: false })
})

test('music does', () => {
  const form = { ...blank('music'), name: 'Waltz', soundId: ID }
  expect(brokenRules(form)).toEqual({ rightsHeld: 'rights_needed' })
  expect(brokenRules({ ...form, rightsHeld: true })).toEqual({})
  expect(toUpdate({ ...form, rightsHeld: true })).toEqual({ name: 'Waltz', rightsHeld: true, soundId: ID })
})

test.each([
  ['01_Attente-été.mp3', '01 Attente-été'],
  ['Welcome', 'Welcome'],
  ['a"b<c>.v2.wav', 'abc.v2'],
])('%s is called %s', (fileName, name) => {
  expect(nameOf(fileName)).toBe(name)
})

test('what a file is called is a name, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (fileName) => {
      expect(nameOf(fileName).length).toBeLessThanOrEqual(80)
      expect(nameOf(fileName)).not.toMatch(/[;^"<>]/)
      expect(AudioFileCreate.shape.name.safeParse('x').success).toBe(true)
    }),
  )
})
