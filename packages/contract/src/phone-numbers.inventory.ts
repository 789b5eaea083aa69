import { z } from 'zod'
import { E164, Name, NoContent } from './common.ts'
import { endpoint } from './endpoint.ts'
import { NumberSource } from './phone-numbers.ts'

/** A number that the provider gives to a company. */
export const InventoryNumber = z.object({
  tenantId: z.uuid(),
  e164: E164,
  /** What the company sees first; it may call it otherwise. The number itself, unless given. */
  label: Name(80).optional(),
  source: NumberSource.default('assigned'),
})
export type InventoryNumber = z.output<typeof InventoryNumber>

/** What keeps a number from being taken back: `current` of 409 `in_use`. */
export const NumberInUse = z.object({
  /** The company's main number: its owner signs in with it. */
  main: z.boolean(),
  /** Calls to it are sent somewhere. */
  destination: z.boolean(),
  /** How many phones present it, the company itself counting as one. */
  shownBy: z.int(),
})

export const phoneNumbersInventory = {
  /** A number belongs to one company of the installation at most: 409 `already_exists`. Emergency and short codes are none. */
  add: endpoint({
    id: 'phoneNumbers.add',
    method: 'POST',
    path: '/operator/phone-numbers',
    permission: 'operator',
    summary: 'Give a number to a company.',
    tx: 'none',
    body: z.strictObject(InventoryNumber.shape),
    status: 201,
    response: InventoryNumber.extend({ id: z.uuid(), label: z.string() }),
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: {
      body: {
        tenantId: '018f0000-0000-7000-8000-000000000000',
        e164: '+33199001234',
        label: 'Sales',
        source: 'ported',
      },
    },
  }),
  /** Only one that nothing uses any more; the company decides that. */
  release: endpoint({
    id: 'phoneNumbers.release',
    method: 'DELETE',
    path: '/operator/phone-numbers/:e164',
    permission: 'operator',
    summary: 'Take a number back from the company that has it.',
    tx: 'none',
    params: z.object({ e164: E164 }),
    status: 204,
    response: NoContent,
    errors: ['in_use'],
    example: { params: { e164: '+33199001234' } },
  }),
}
