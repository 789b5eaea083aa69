import type { Language } from '@switchboard/contract/common'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { isTrivialPin } from '@switchboard/contract/number-plan'
import type { VoicemailBox, VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { FormModel } from '../../../patterns/object/model.ts'
import type { FieldErrors } from '../../../patterns/object/shape.ts'

/** What the form of a voicemail box holds. */
export interface BoxForm {
  name: string
  number: string
  /** Who hears it in the portal, beside those who hear all that is nobody's own. */
  listeners: readonly ExtensionRef[]
  email: string
  attach: boolean
  /** Empty for the standard one. */
  greetingId: string
  language: Language
  /** Can it be listened to from a phone? Then there is a PIN. */
  byPhone: boolean
  /** Empty keeps the one that is set. */
  pin: string
}

/** A box that is heard in the portal and, with the PIN, from any phone. */
export const blankBox = (number: string, language: Language, attach: boolean, pin: string): BoxForm => ({
  name: '',
  number,
  listeners: [],
  email: '',
  attach,
  greetingId: '',
  language,
  byPhone: true,
  pin,
})

export const fromBox = (box: VoicemailBox): BoxForm => ({
  name: box.name,
  number: box.number,
  listeners: box.listeners,
  email: box.email ?? '',
  attach: box.attach,
  greetingId: box.greetingId ?? '',
  language: box.language,
  byPhone: box.pinSet,
  pin: '',
})

const settle = (values: BoxForm): BoxForm => ({
  ...values,
  name: values.name.trim(),
  number: values.number.trim(),
  email: values.email.trim().toLowerCase(),
  pin: values.byPhone ? values.pin : '',
})

/** The PIN as it is sent: null for none, left out where the one that is set stays. */
function toPin({ byPhone, pin }: BoxForm, base: BoxForm) {
  if (!byPhone) return { pin: null }
  return pin === '' && base.byPhone && base.pin === '' ? {} : { pin }
}

/** What is sent to save `values`; `base` is the form as it was opened. */
export function toRequest(values: BoxForm, base: BoxForm): VoicemailBoxWrite {
  const settled = settle(values)
  return {
    name: settled.name,
    number: settled.number,
    language: settled.language,
    email: settled.email || null,
    attach: settled.attach,
    greetingId: settled.greetingId || null,
    listenerIds: settled.listeners.map(({ id }) => id),
    ...toPin(settled, base),
  }
}

/** What the shape of the request cannot tell. */
export const brokenRules = ({ pin, number }: BoxForm): FieldErrors =>
  pin !== '' && isTrivialPin(pin, number) ? { pin: 'pin_trivial' } : {}

/** The field that answers for a path of the request. */
export const fieldOf = (path: string): string => (path.startsWith('listenerIds') ? 'listeners' : path)

const PARTS = {
  name: ['name'],
  number: ['number'],
  listeners: ['listeners'],
  email: ['email'],
  attach: ['attach'],
  greeting: ['greetingId'],
  language: ['language'],
  pin: ['byPhone', 'pin'],
} as const satisfies Record<string, readonly (keyof BoxForm)[]>
export type BoxPart = keyof typeof PARTS

export const MODEL: FormModel<BoxForm, BoxPart> = {
  parts: PARTS,
  settle,
  checkOnBlur: ['email'],
  // The same people, in whatever order they were chosen.
  keyOf: (value) => (Array.isArray(value) ? value.map(({ id }: ExtensionRef) => id).toSorted() : value),
}
