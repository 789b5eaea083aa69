import { ExtensionWrite, VoicemailPin } from '@switchboard/contract/extensions'
import { isTrivialPin, judgeExtensionNumber } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { judgeShape } from '../../patterns/object/shape.ts'
import { settle, toRequest } from './form.ts'
import type { ExtensionForm } from './form.ts'

/** Reasons by form field; empty when the form can be sent. */
export type FormErrors = Partial<Record<keyof ExtensionForm, FieldErrorCode>>

/** What a form is judged against. */
export interface FormContext {
  /** Of the company (ISO 3166-1 alpha-2): decides the reserved codes. */
  country: string
  /** The extension being edited; null while creating. */
  id: string | null
  /** Has its mailbox a PIN already? */
  pinSet: boolean
  /** The values that were opened; see `settle`. */
  saved: ExtensionForm
}

/** Paths of the request, as zod and the server name them, by the control that answers for them. */
const FIELD_OF_PATH: Record<string, keyof ExtensionForm> = {
  number: 'number',
  'holder.firstName': 'firstName',
  'holder.lastName': 'lastName',
  'holder.email': 'email',
  'holder.label': 'label',
  callerIdNumberId: 'callerIdNumberId',
  'forwarding.destination.extensionId': 'destination',
  'forwarding.destination.number': 'destination',
  'voicemail.pin': 'pin',
  'voicemail.delaySeconds': 'delaySeconds',
  'voicemail.email': 'voicemailEmail',
  'voicemail.greetingId': 'voicemailGreetingId',
}

/** The control that answers for a path of the request; what none does keeps its path. */
export const fieldOf = (path: string): string => FIELD_OF_PATH[path] ?? path

/** The rules that a shape cannot tell; `values` are settled. Whether a number is free only the server knows. */
export function brokenRules(values: ExtensionForm, { country, id, pinSet }: FormContext): FormErrors {
  const errors: FormErrors = {}
  if (judgeExtensionNumber(values.number, country).state === 'reserved') errors.number = 'number_reserved'
  const { destination } = values
  if (id !== null && destination?.kind === 'extension' && destination.extensionId === id)
    errors.destination = 'forwarding_to_itself'
  if (VoicemailPin.safeParse(values.pin).success && isTrivialPin(values.pin, values.number))
    errors.pin = 'pin_trivial'
  if (values.pin === '' && values.voicemailEnabled && !pinSet) errors.pin = 'required'
  return errors
}

/** Judges a form as the server will, as far as it can be told without the database. */
export function validate(values: ExtensionForm, context: FormContext): FormErrors {
  const settled = settle(values, context.saved)
  const body = toRequest(settled, context.saved)
  return { ...judgeShape(ExtensionWrite, body, fieldOf), ...brokenRules(settled, context) }
}
