import type { Destination } from '@switchboard/contract/destination'
import { destinations } from '@switchboard/contract/destinations'
import { query } from '../../api/query.ts'

/** What calls can be sent to inside the company that fits `search`, of these kinds. */
export const destinationsQuery = (search: string, kinds: readonly Destination['kind'][]) =>
  query(destinations.list, {
    query: { ...(search && { search }), kinds: kinds.filter((kind) => kind !== 'external').join() },
  })
