import { isDeepStrictEqual } from 'node:util'
import type { Address, Company, CompanyWrite } from '@switchboard/contract/company'
import type { Language } from '@switchboard/contract/common'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { Tenant } from '@switchboard/database/client'
import { isSupportedCountry } from 'libphonenumber-js/max'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { isTimeZone } from '../../http/time-zone.ts'
import { judgeNumbers } from './numbers.ts'

/** What of a company can be changed here, as it is written and as the history keeps it. */
export type Details = Omit<CompanyWrite, 'version'>

/** The CHECK keeps the parts of the address together. */
const toAddress = ({ addressLine1, addressLine2, postalCode, city, region }: Tenant): Address | null =>
  addressLine1 === null || city === null
    ? null
    : { line1: addressLine1, line2: addressLine2, postalCode, city, region }

export const toDetails = (row: Tenant): Details => ({
  name: row.name,
  legalForm: row.legalForm,
  siren: row.siren,
  siret: row.siret,
  registrationNumber: row.registrationNumber,
  vatNumber: row.vatNumber,
  address: toAddress(row),
  country: row.country,
  language: row.language as Language, // the CHECK allows no other
  timeZone: row.timeZone,
})

const toColumns = ({ address, ...rest }: Details) => ({
  ...rest,
  addressLine1: address?.line1 ?? null,
  addressLine2: address?.line2 ?? null,
  postalCode: address?.postalCode ?? null,
  city: address?.city ?? null,
  region: address?.region ?? null,
})

/**
 * Whether the company's country has come to decide things: emergency and short codes among its extensions, the law and the
 * form of its numbers. Then it stays; a company that moves abroad gets numbers there, from its provider.
 */
export async function isCountryFixed(db: TenantDb): Promise<boolean> {
  const number = await db.phoneNumber.findFirst({ select: { id: true } })
  return number !== null || (await db.extension.findFirst({ select: { id: true } })) !== null
}

async function toCompany(db: TenantDb, row: Tenant): Promise<Company> {
  const { version, mainNumber } = row
  return { version, ...toDetails(row), mainNumber, countryFixed: await isCountryFixed(db) }
}

export const getCompany = async (db: TenantDb): Promise<Company> =>
  toCompany(db, await db.tenant.findFirstOrThrow())

/** The company, as it stays until the transaction ends; what only refers to it does not wait. */
export async function holdCompany(db: TenantDb): Promise<Tenant> {
  await db.$executeRaw`select from tenant for no key update`
  return db.tenant.findFirstOrThrow()
}

/** What is wrong with a postal code, by the form that the country gives them; null for nothing, and where there are none. */
export function judgePostalCode(
  country: string,
  address: Pick<Address, 'postalCode'> | null,
): FieldErrorCode | null {
  if (address === null || !postcodeValidatorExistsForCountry(country)) return null
  if (postcodeValidator(address.postalCode ?? '', country)) return null
  return address.postalCode === null ? 'required' : 'postal_code_wrong'
}

/** @returns what is wrong, by field, and the details as they are kept */
async function judge(db: TenantDb, details: Details, before: Details) {
  const { country, address, timeZone } = details
  const { numbers, wrong } = await judgeNumbers(details)
  const reasons: Record<string, FieldErrorCode | null | undefined> = {
    ...wrong,
    'address.postalCode': judgePostalCode(country, address),
    country: isSupportedCountry(country) ? null : 'country_unknown',
    timeZone: isTimeZone(timeZone) ? null : 'time_zone_unknown',
  }
  if (country !== before.country && (await isCountryFixed(db))) reasons['country'] = 'country_fixed'
  const found = Object.entries(reasons).filter((entry): entry is [string, FieldErrorCode] =>
    Boolean(entry[1]),
  )
  return { fieldErrors: Object.fromEntries(found), kept: { ...details, ...numbers } }
}

/** Writes details that have been judged, for a company that is held, and tells the history. */
export async function write(ctx: TransactionContext, row: Tenant, details: Details): Promise<void> {
  const { db, audit } = ctx
  const before = toDetails(row)
  if (isDeepStrictEqual(details, before)) return
  const version = row.version + 1
  await db.tenant.updateMany({ data: { ...toColumns(details), version } })
  await audit({
    action: 'company.updated',
    objectKind: 'company',
    objectId: row.id,
    objectLabel: details.name,
    version,
    before: { version: row.version, ...before },
    after: { version, ...details },
  })
}

/** Replaces what the company tells of itself. 409 `version_conflict` with the company as it is now, 422. */
export async function updateCompany(
  ctx: TransactionContext,
  { version, ...details }: CompanyWrite,
): Promise<Company> {
  const { db } = ctx
  const row = await holdCompany(db)
  if (row.version !== version) {
    throw problem('version_conflict', { current: await toCompany(db, row), objectKind: 'company' })
  }
  const { fieldErrors, kept } = await judge(db, details, toDetails(row))
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
  await write(ctx, row, kept)
  return getCompany(db)
}
