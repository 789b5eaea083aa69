import { CompanyWrite, hasRegion, hasSiren } from '@switchboard/contract/company'
import type { Company } from '@switchboard/contract/company'
import type { Language } from '@switchboard/contract/common'
import { FIELD_ERRORS, type FieldErrorCode } from '@switchboard/contract/problem'
import type { FormModel } from '../../patterns/object/model.ts'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'

/** What the form holds, in its order. A field that is not filled is empty. */
export interface CompanyForm {
  name: string
  legalForm: string
  siren: string
  siret: string
  registrationNumber: string
  vatNumber: string
  line1: string
  line2: string
  postalCode: string
  city: string
  region: string
  country: string
  language: Language
  timeZone: string
}
export type Field = keyof CompanyForm

/** Each field is compared by itself: what two people changed of the company goes together. */
export const MODEL: FormModel<CompanyForm, Field> = {
  parts: {
    name: ['name'],
    legalForm: ['legalForm'],
    siren: ['siren'],
    siret: ['siret'],
    registrationNumber: ['registrationNumber'],
    vatNumber: ['vatNumber'],
    line1: ['line1'],
    line2: ['line2'],
    postalCode: ['postalCode'],
    city: ['city'],
    region: ['region'],
    country: ['country'],
    language: ['language'],
    timeZone: ['timeZone'],
  },
}

/** `123 456 782 00010`, as INSEE writes it. */
const spaced = (digits: string | null) =>
  (digits ?? '').replace(/^(\d{3})(\d{3})(\d{3})(\d*)$/, '$1 $2 $3 $4').trim()

export function fromCompany({ address, ...company }: Company): CompanyForm {
  return {
    name: company.name,
    legalForm: company.legalForm ?? '',
    siren: spaced(company.siren),
    siret: spaced(company.siret),
    registrationNumber: company.registrationNumber ?? '',
    vatNumber: company.vatNumber ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    country: company.country,
    language: company.language,
    timeZone: company.timeZone,
  }
}

/** Fields that companies of a country are not asked for, and so do not have. */
export function hiddenIn(country: string): readonly Field[] {
  return [
    ...(hasSiren(country) ? (['registrationNumber'] as const) : (['siren', 'siret'] as const)),
    ...(postcodeValidatorExistsForCountry(country) ? [] : (['postalCode'] as const)),
    ...(hasRegion(country) ? [] : (['region'] as const)),
  ]
}

/** The values that count: what is hidden is empty, what surrounds a value is gone. */
export function settle(values: CompanyForm): CompanyForm {
  const trimmed = Object.entries(values).map(([field, value]) => [field, String(value).trim()])
  const hidden = hiddenIn(values.country).map((field) => [field, ''])
  return { ...values, ...Object.fromEntries([...trimmed, ...hidden]) }
}

const orNull = (text: string) => text || null

/** What a save sends, but for the version. */
export function toRequest(values: CompanyForm): Omit<CompanyWrite, 'version'> {
  const { line1, line2, postalCode, city, region, ...rest } = settle(values)
  const address = {
    line1,
    line2: orNull(line2),
    postalCode: orNull(postalCode),
    city,
    region: orNull(region),
  }
  return {
    ...rest,
    legalForm: orNull(rest.legalForm),
    siren: orNull(rest.siren),
    siret: orNull(rest.siret),
    registrationNumber: orNull(rest.registrationNumber),
    vatNumber: orNull(rest.vatNumber),
    address: Object.values(address).some(Boolean) ? address : null,
  }
}

/** Moves what is told of the request's paths to the form's fields: `address.line1` is `line1`. */
export const toFormErrors = <T>(byPath: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(byPath).map(([path, told]) => [path.replace('address.', ''), told]))

const codeOf = (message: string): FieldErrorCode => FIELD_ERRORS.find((code) => code === message) ?? 'invalid'

/** Reasons by field, as far as they can be told here; the server checks the numbers. */
export function validate(values: CompanyForm): Partial<Record<Field, FieldErrorCode>> {
  const request = toRequest(values)
  const { error } = CompanyWrite.safeParse({ ...request, version: 1 })
  const shape = (error?.issues ?? []).map(({ path, message }) => [path.join('.'), codeOf(message)] as const)
  const errors: Partial<Record<Field, FieldErrorCode>> = toFormErrors(Object.fromEntries(shape))
  const { country, address } = request
  if (address && postcodeValidatorExistsForCountry(country)) {
    const fits = postcodeValidator(address.postalCode ?? '', country)
    if (!fits) errors.postalCode = address.postalCode === null ? 'required' : 'postal_code_wrong'
  }
  return errors
}

/** Legal forms that most companies of a country have; any other can be typed. */
const LEGAL_FORMS: Record<string, readonly string[]> = {
  FR: ['SAS', 'SASU', 'SARL', 'EURL', 'SA', 'SNC', 'SCOP', 'SCI', 'EI', 'Association loi 1901'],
  BE: ['SRL', 'SA', 'SC', 'ASBL'],
  CH: ['SA', 'Sàrl', 'AG', 'GmbH'],
  DE: ['GmbH', 'UG', 'AG', 'GmbH & Co. KG', 'KG', 'OHG'],
  ES: ['S.L.', 'S.A.'],
  GB: ['Ltd', 'PLC', 'LLP'],
  IT: ['S.r.l.', 'S.p.A.'],
  LU: ['SARL', 'SA'],
  US: ['Inc.', 'LLC', 'Corp.'],
}
export const legalFormsOf = (country: string): readonly string[] =>
  LEGAL_FORMS[hasSiren(country) ? 'FR' : country] ?? []
