import { z } from 'zod'
import { type Destination, DestinationView } from './destination.ts'
import { endpoint } from './endpoint.ts'

/** Kinds of destinations that are looked for; a number outside the company is typed. */
export const FOUND_KINDS = ['extension', 'voicemail'] as const satisfies Destination['kind'][]

/** `extension,voicemail` */
const FoundKinds = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.enum(FOUND_KINDS)).max(FOUND_KINDS.length))

export const destinations = {
  /**
   * For everybody in the company, whatever their role: whom calls can be sent to. E-mail addresses are not searched, so
   * nothing is found out here that is not shown. At most 8 of each kind: numbers and words that begin with the text first,
   * then by number.
   */
  list: endpoint({
    id: 'destinations.list',
    method: 'GET',
    path: '/destinations',
    permission: 'signed-in',
    summary: 'What calls can be sent to inside the company, of which the name or number holds a text.',
    tx: 'none', // the documented raw path, `withTenantPg`
    query: z.object({
      search: z
        .string()
        .trim()
        .max(100)
        .regex(/^\P{Cc}*$/u, { error: 'invalid' })
        .optional(),
      /** Both, unless it says otherwise. */
      kinds: FoundKinds.default([...FOUND_KINDS]),
    }),
    status: 200,
    response: z.object({ items: z.array(DestinationView) }),
    errors: [],
    example: { query: { search: 'claire', kinds: 'extension,voicemail' } },
  }),
}
