import { z } from 'zod'
import { CountryCode, Name, NoContent, Version } from './common.ts'
import { Address } from './company.ts'
import { endpoint } from './endpoint.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** As many as a company may have: more sites than any has. */
export const MOST_ADDRESSES = 500

/** Where emergency services are sent: a place with a door, no post box. `line2` is what helps to find the way inside. */
export const EmergencyPlace = Address.extend({ country: CountryCode })
export type EmergencyPlace = z.infer<typeof EmergencyPlace>

const details = {
  /** What the company calls it: "Head office". Each once. */
  label: Name(80),
  ...EmergencyPlace.shape,
}

/** A place that numbers share. */
export const EmergencyAddress = z.object({ id: z.uuid(), version: Version, ...details })
export type EmergencyAddress = z.infer<typeof EmergencyAddress>

/** A row of the list. */
export const EmergencyAddressRow = EmergencyAddress.extend({
  /** How many numbers are there. */
  numbers: z.int(),
})
export type EmergencyAddressRow = z.infer<typeof EmergencyAddressRow>

export const EmergencyAddressWrite = z.strictObject({
  ...details,
  /** The person knows better than the register of addresses, which does not know the place (a new street). */
  asTyped: z.boolean().default(false),
})
export type EmergencyAddressWrite = z.output<typeof EmergencyAddressWrite>

/** The nearest thing that a register of addresses knows: `current` of 422 with `address_unknown`, null for nothing. */
export const PlaceSuggestion = EmergencyPlace.pick({ line1: true, postalCode: true, city: true })
export type PlaceSuggestion = z.infer<typeof PlaceSuggestion>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const example = {
  label: 'Head office',
  line1: '12 rue des Lanternes',
  line2: 'Building B, 3rd floor',
  postalCode: '75011',
  city: 'Paris',
  region: null,
  country: 'FR',
}

export const emergencyAddresses = {
  list: endpoint({
    id: 'emergencyAddresses.list',
    method: 'GET',
    path: '/emergency-addresses',
    permission: 'phoneNumbers:read',
    summary: 'The places that emergency services are sent to, by name, all of them.',
    status: 200,
    response: z.object({ items: z.array(EmergencyAddressRow) }),
    errors: [],
    example: {},
  }),
  get: endpoint({
    id: 'emergencyAddresses.get',
    method: 'GET',
    path: '/emergency-addresses/:id',
    permission: 'phoneNumbers:read',
    summary: 'One emergency address.',
    params: ById,
    status: 200,
    response: EmergencyAddress,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /**
   * Where the installation asks a register of addresses (France: Base Adresse Nationale), an address that it does not know
   * is 422 `address_unknown` at `line1` with `current`, a `PlaceSuggestion` or null, unless `asTyped` is set.
   */
  create: endpoint({
    id: 'emergencyAddresses.create',
    method: 'POST',
    path: '/emergency-addresses',
    permission: 'phoneNumbers:write',
    summary: 'Create an emergency address.',
    tx: 'none', // a register of addresses may be asked
    body: EmergencyAddressWrite,
    status: 201,
    response: EmergencyAddress,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: example },
  }),
  /** As `create`; a stale `version` is 409 with `current`, the address as it is now. */
  update: endpoint({
    id: 'emergencyAddresses.update',
    method: 'PUT',
    path: '/emergency-addresses/:id',
    permission: 'phoneNumbers:write',
    summary: 'Replace an emergency address, for all numbers that are there.',
    tx: 'none',
    params: ById,
    body: EmergencyAddressWrite.extend({ version: Version }),
    status: 200,
    response: EmergencyAddress,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...example, version: 1 } },
  }),
  uses: endpoint({
    id: 'emergencyAddresses.uses',
    method: 'GET',
    path: '/emergency-addresses/:id/uses',
    permission: 'phoneNumbers:read',
    summary: 'The numbers that are at this address.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  remove: endpoint({
    id: 'emergencyAddresses.remove',
    method: 'DELETE',
    path: '/emergency-addresses/:id',
    permission: 'phoneNumbers:write',
    summary: 'Delete an emergency address; numbers that are there move to another one, or have none.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
}
