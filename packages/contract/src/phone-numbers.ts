import { z } from 'zod'
import { E164 } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A public number (DID) of the company. */
export const PhoneNumber = z.object({
  id: z.uuid(),
  e164: E164,
  label: z.string(),
  /** The company's main number. */
  main: z.boolean(),
  /** May be presented to the person called (loi Naegelen 2020-901, art. 10: only numbers one holds). */
  callerIdAllowed: z.boolean(),
})
export type PhoneNumber = z.infer<typeof PhoneNumber>

export const phoneNumbers = {
  /** All of them, main number first, at most 1,000; a company holds a handful. */
  list: endpoint({
    id: 'phoneNumbers.list',
    method: 'GET',
    path: '/phone-numbers',
    permission: 'phoneNumbers:read',
    summary: "The company's public numbers.",
    status: 200,
    response: z.object({ items: z.array(PhoneNumber) }),
    errors: [],
    example: {},
  }),
}
