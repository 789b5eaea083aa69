import { type Address, type Company, hasRegion } from '@switchboard/contract/company'
import type { EmergencyAddress, EmergencyAddressWrite } from '@switchboard/contract/emergency-addresses'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import type { FormModel } from '../../patterns/object/model.ts'
import type { FieldErrors } from '../../patterns/object/shape.ts'

/** What the form of an address holds; a field that is not filled is empty. */
export interface AddressForm {
  label: string
  line1: string
  line2: string
  postalCode: string
  city: string
  region: string
  country: string
  /** The person knows better than a register of addresses. */
  asTyped: boolean
}

const PARTS = {
  label: ['label'],
  place: ['line1', 'line2', 'postalCode', 'city', 'region', 'country'],
} as const satisfies Record<string, readonly (keyof AddressForm)[]>

export type Part = keyof typeof PARTS

/** Do addresses of this country have a postal code? */
export const hasPostalCode = (country: string): boolean => postcodeValidatorExistsForCountry(country)

/** The values that count: what a country does not ask for is empty, what surrounds a value is gone. */
function settle({ asTyped, ...values }: AddressForm): AddressForm {
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value.trim()]),
  ) as typeof values
  const { country, postalCode, region } = trimmed
  return {
    ...trimmed,
    asTyped,
    postalCode: hasPostalCode(country) ? postalCode : '',
    region: hasRegion(country) ? region : '',
  }
}

export const MODEL: FormModel<AddressForm, Part> = { parts: PARTS, checkOnBlur: ['postalCode'], settle }

export const blankAddress = (country: string): AddressForm => ({
  label: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  region: '',
  country,
  asTyped: false,
})

/** The fields of a place, empty where it tells nothing. */
const fieldsOf = ({ line1, line2, postalCode, city, region }: Address) => ({
  line1,
  line2: line2 ?? '',
  postalCode: postalCode ?? '',
  city,
  region: region ?? '',
})

/** The first address is most often that of the company itself. */
export const firstAddress = ({ country, address }: Pick<Company, 'country' | 'address'>): AddressForm => ({
  ...blankAddress(country),
  ...(address && fieldsOf(address)),
})

export const fromAddress = (address: EmergencyAddress): AddressForm => ({
  label: address.label,
  ...fieldsOf(address),
  country: address.country,
  asTyped: false,
})

export function toBody(values: AddressForm): EmergencyAddressWrite {
  const { line2, postalCode, region, ...rest } = settle(values)
  return { ...rest, line2: line2 || null, postalCode: postalCode || null, region: region || null }
}

/** What the shape cannot tell: what the country asks for. */
export function brokenRules({ country, postalCode, region }: AddressForm): FieldErrors {
  const wrongCode = hasPostalCode(country) && !postcodeValidator(postalCode, country)
  return {
    ...(wrongCode && { postalCode: postalCode === '' ? 'required' : 'postal_code_wrong' }),
    ...(hasRegion(country) && region === '' && { region: 'required' }),
  }
}
