import { z } from 'zod'

/** Query of a keyset-paged list. Query strings are text, so numbers are coerced here and nowhere else. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** `nextCursor` of the page before; opaque, bound to the sort it was made for. */
  cursor: z.string().max(500).optional(),
})

/** One page: items in the order asked for, and where the next page begins (null on the last). */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
