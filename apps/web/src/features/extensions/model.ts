import type { FormModel } from '../../patterns/object/model.ts'
import { destinationKey } from '../destinations/index.ts'
import { type ExtensionForm, settle } from './form.ts'

/** What is compared as one thing, and the form fields that make it. */
const PARTS = {
  name: ['holderKind', 'firstName', 'lastName', 'label'],
  email: ['email'],
  number: ['number'],
  callerId: ['callerIdNumberId'],
  forwarding: ['forwardingMode', 'destination'],
  enabled: ['enabled'],
  doNotDisturb: ['doNotDisturb'],
  blockAnonymous: ['blockAnonymous'],
  voicemail: ['voicemailEnabled'],
  pin: ['pin'],
  voicemailDelay: ['delaySeconds'],
  voicemailEmail: ['voicemailEmail'],
  voicemailAttach: ['voicemailAttach'],
  voicemailGreeting: ['voicemailGreetingId'],
  voicemailLanguage: ['voicemailLanguage'],
} as const satisfies Record<string, readonly (keyof ExtensionForm)[]>

export type Part = keyof typeof PARTS

/** A typed PIN is a difference whatever others did: the server does not tell the one that is set. */
export const MODEL: FormModel<ExtensionForm, Part> = {
  parts: PARTS,
  checkOnBlur: ['email', 'voicemailEmail'],
  settle,
  // The target of forwarding is the same extension whatever its name has become.
  keyOf: (value) => (typeof value === 'object' ? value && destinationKey(value) : value),
}
