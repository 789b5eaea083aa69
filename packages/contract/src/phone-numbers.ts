import { z } from 'zod'
import { E164, Name, Version } from './common.ts'
import { Destination, DestinationView } from './destination.ts'
import { endpoint } from './endpoint.ts'
import { Uses } from './uses.ts'

/** As many as a company may have: lists of them are given whole. */
export const MOST_NUMBERS = 1000

/** What a number is by the plan of its country; worked out, never stored. */
export const NUMBER_KINDS = [
  'geographic',
  'mobile',
  'national', // of no region: 09 in France
  'toll_free',
  'shared_cost',
  'premium',
  'other',
] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** How the company came by it. A temporary one stands in until another is ported. */
export const NUMBER_SOURCES = ['assigned', 'ported', 'temporary'] as const
export const NumberSource = z.enum(NUMBER_SOURCES)
export type NumberSource = z.infer<typeof NumberSource>

/** A public number (DID) of the company. */
export const PhoneNumber = z.object({
  id: z.uuid(),
  version: Version,
  e164: E164,
  label: z.string(),
  kind: z.enum(NUMBER_KINDS),
  source: NumberSource,
  /** The company's main number. */
  main: z.boolean(),
  /** Where calls to it go; null leads nowhere. */
  destination: DestinationView.nullable(),
  /** May be presented to the person called (loi Naegelen 2020-901, art. 10: only numbers one holds). */
  callerIdAllowed: z.boolean(),
  /** Where emergency services are sent; without one no phone can be given the number as its caller ID. */
  emergencyAddress: z.object({ id: z.uuid(), label: z.string() }).nullable(),
})
export type PhoneNumber = z.infer<typeof PhoneNumber>

/** A row of the list. */
export const PhoneNumberRow = PhoneNumber.extend({
  /** How many phones present it. */
  shownBy: z.int(),
})
export type PhoneNumberRow = z.infer<typeof PhoneNumberRow>

/** What a company decides about a number. */
export const PhoneNumberWrite = z.strictObject({
  label: Name(80),
  destination: Destination.nullable(),
  callerIdAllowed: z.boolean(),
  emergencyAddressId: z.uuid().nullable(),
})
export type PhoneNumberWrite = z.infer<typeof PhoneNumberWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'

export const phoneNumbers = {
  /** All of them, main number first; a company holds a handful, `MOST_NUMBERS` at most. */
  list: endpoint({
    id: 'phoneNumbers.list',
    method: 'GET',
    path: '/phone-numbers',
    permission: 'phoneNumbers:read',
    summary: "The company's public numbers.",
    status: 200,
    response: z.object({ items: z.array(PhoneNumberRow) }),
    errors: [],
    example: {},
  }),
  get: endpoint({
    id: 'phoneNumbers.get',
    method: 'GET',
    path: '/phone-numbers/:id',
    permission: 'phoneNumbers:read',
    summary: 'One number.',
    params: ById,
    status: 200,
    response: PhoneNumber,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /**
   * Numbers come and go by the provider. Phones that present a number go on doing so when it may no longer be, until
   * another one is chosen for them: `uses` tells which. A stale `version` is 409 with `current`, the number as it is now.
   */
  update: endpoint({
    id: 'phoneNumbers.update',
    method: 'PUT',
    path: '/phone-numbers/:id',
    permission: 'phoneNumbers:write',
    summary: 'Name a number, send its calls somewhere, allow it as caller ID, say where it is.',
    params: ById,
    body: PhoneNumberWrite.extend({ version: Version }),
    status: 200,
    response: PhoneNumber,
    errors: ['validation_failed', 'version_conflict'],
    example: {
      params: { id: EXAMPLE_ID },
      body: {
        version: 1,
        label: 'Sales',
        destination: { kind: 'external', number: '+33639980012' },
        callerIdAllowed: true,
        emergencyAddressId: null,
      },
    },
  }),
  uses: endpoint({
    id: 'phoneNumbers.uses',
    method: 'GET',
    path: '/phone-numbers/:id/uses',
    permission: 'phoneNumbers:read',
    summary: 'The phones that present this number, and the company if it does.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
}
