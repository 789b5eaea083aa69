import { z } from 'zod'
import { E164 } from './common.ts'

/**
 * Where a call can be sent. Each kind that a later feature adds is one more member here and one more CHECK value
 * in the database, where a destination is a kind, a composite foreign key and an external number.
 */
export const Destination = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('extension'), extensionId: z.uuid() }),
  z.object({ kind: z.literal('external'), number: E164 }),
])
export type Destination = z.infer<typeof Destination>
