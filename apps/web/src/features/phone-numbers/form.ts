import type { DestinationView } from '@switchboard/contract/destination'
import type { PhoneNumber, PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import type { FormModel } from '../../patterns/object/model.ts'
import { destinationKey } from '../destinations/index.ts'

/** What the form of a number holds. */
export interface NumberForm {
  label: string
  destination: DestinationView | null
  callerIdAllowed: boolean
  /** Empty for none. */
  emergencyAddressId: string
}

const PARTS = {
  label: ['label'],
  destination: ['destination'],
  callerId: ['callerIdAllowed'],
  address: ['emergencyAddressId'],
} as const satisfies Record<string, readonly (keyof NumberForm)[]>

export type Part = keyof typeof PARTS

export const MODEL: FormModel<NumberForm, Part> = {
  parts: PARTS,
  settle: (values) => ({ ...values, label: values.label.trim() }),
  // The same extension, whatever its name has become.
  keyOf: (value) => (typeof value === 'object' ? value && destinationKey(value) : value),
}

export const fromNumber = (number: PhoneNumber): NumberForm => ({
  label: number.label,
  destination: number.destination,
  callerIdAllowed: number.callerIdAllowed,
  emergencyAddressId: number.emergencyAddress?.id ?? '',
})

export const toBody = (values: NumberForm): PhoneNumberWrite => ({
  ...values,
  label: values.label.trim(),
  emergencyAddressId: values.emergencyAddressId || null,
})

/** The control that answers for a path of the request. */
export const fieldOf = (path: string): string => (path.startsWith('destination.') ? 'destination' : path)
