import { z } from 'zod'
import { CountryCode, E164, Language, Line, Name, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * Countries and territories whose companies are in France's register of companies (INSEE, Sirene): mainland France, the
 * overseas departments, Saint Pierre and Miquelon, Saint Barthélemy and Saint Martin.
 */
const WITH_SIREN = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF']
export const hasSiren = (country: string): boolean => WITH_SIREN.includes(country)

/** Countries whose postal addresses name a state, province or prefecture (Universal Postal Union, addressing systems). */
const WITH_REGION = [
  'AR',
  'AU',
  'BR',
  'CA',
  'CN',
  'CO',
  'ES',
  'ID',
  'IN',
  'IT',
  'JP',
  'KR',
  'MX',
  'MY',
  'NG',
  'TH',
  'US',
]
export const hasRegion = (country: string): boolean => WITH_REGION.includes(country)

/** Where a company has its seat, in its country; written as the post of that country wants it. */
export const Address = z.object({
  line1: Line(100),
  line2: Line(100).nullable(),
  /** Of the country's form; null only where there are none. */
  postalCode: Line(20).nullable(),
  city: Line(80),
  /** State or province, where addresses name one. */
  region: Line(80).nullable(),
})
export type Address = z.infer<typeof Address>

/** What a company tells of itself. */
const details = {
  name: Name(80),
  /** As the law of the country calls it: `SAS`, `GmbH`. */
  legalForm: Line(60).nullable(),
  /**
   * French company number: nine digits, the last of which checks the others by Luhn's formula (INSEE; Code de commerce,
   * R123-221). Spaces are taken out.
   */
  siren: Line(20).nullable(),
  /**
   * French number of an establishment: the SIREN, four digits and a check digit by Luhn's formula; those of La Poste
   * (SIREN 356 000 000) are checked by the sum of their digits instead, but for its seat (INSEE).
   */
  siret: Line(24).nullable(),
  /** In the trade register, outside France. */
  registrationNumber: Line(40).nullable(),
  /**
   * Number for value added tax. In the European Union it is the country's own, checked by its rule, and told with its
   * prefix: in France the key (12 + 3 × (SIREN mod 97)) mod 97 before the SIREN (Code général des impôts, annexe II, 286 ter
   * A; European Commission, VIES). Elsewhere it is as typed.
   */
  vatNumber: Line(30).nullable(),
  address: Address.nullable(),
  /**
   * Decides the reserved codes and how national numbers are read. It stays once the company has numbers or extensions:
   * 422 `country_fixed`.
   */
  country: CountryCode,
  /** Of people who have chosen none, and of new mailboxes. */
  language: Language,
  /** IANA name, links such as `Asia/Calcutta` included. */
  timeZone: z.string().max(64, { error: 'time_zone_unknown' }),
}

export const Company = z.object({
  version: Version,
  ...details,
  /** The owner signs in with it. */
  mainNumber: E164,
  /** Whether the country can no longer change. */
  countryFixed: z.boolean(),
})
export type Company = z.infer<typeof Company>

export const CompanyWrite = z.strictObject({ ...details, version: Version })
export type CompanyWrite = z.infer<typeof CompanyWrite>

export const company = {
  get: endpoint({
    id: 'company.get',
    method: 'GET',
    path: '/company',
    permission: 'settings:read',
    summary: 'What the company tells of itself.',
    status: 200,
    response: Company,
    errors: [],
    example: {},
  }),
  /** A stale `version` is 409 with `current`, the `Company` as it is now. */
  update: endpoint({
    id: 'company.update',
    method: 'PUT',
    path: '/company',
    permission: 'settings:write',
    summary: 'Replace what the company tells of itself.',
    body: CompanyWrite,
    status: 200,
    response: Company,
    errors: ['validation_failed', 'version_conflict'],
    example: {
      body: {
        version: 1,
        name: 'Atelier Lumière',
        legalForm: 'SAS',
        siren: '123 456 782',
        siret: '123 456 782 00010',
        registrationNumber: null,
        vatNumber: 'FR 11 123 456 782',
        address: {
          line1: '12 rue des Lanternes',
          line2: null,
          postalCode: '75011',
          city: 'Paris',
          region: null,
        },
        country: 'FR',
        language: 'fr',
        timeZone: 'Europe/Paris',
      },
    },
  }),
}
