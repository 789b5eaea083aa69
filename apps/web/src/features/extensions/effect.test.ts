import { expect, test } from 'vitest'
import { effectOf } from './effect.ts'
import type { EffectKey } from './effect.ts'
import type { ExtensionForm } from './form.ts'
import { inside, validForm } from './testing.ts'

test.each<[EffectKey, Partial<ExtensionForm>]>([
  ['ringsVoicemail', {}],
  ['rings', { voicemailEnabled: false }],
  ['offlineVoicemail', { forwardingMode: 'offline' }],
  ['offline', { forwardingMode: 'offline', voicemailEnabled: false }],
  ['always', { forwardingMode: 'always' }],
  ['always', { forwardingMode: 'always', voicemailEnabled: false }],
  ['dndVoicemail', { forwardingMode: 'always', doNotDisturb: true }],
  ['dndBusy', { doNotDisturb: true, voicemailEnabled: false }],
  ['disabled', { enabled: false, doNotDisturb: true, forwardingMode: 'always' }],
])('%s: %j', (key, values) => {
  expect(effectOf(validForm(values)).key).toBe(key)
})

test('names the destination as the form holds it', () => {
  expect(effectOf(validForm({ destination: inside })).to).toBe(inside)
  expect(effectOf(validForm()).to).toBeNull()
})
