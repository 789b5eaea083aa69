import { extensions } from '@switchboard/contract/extensions'
import { query } from '../../api/query.ts'

/** Free numbers that begin with `typed`, and what is to be said of it; `id` is the extension being edited. */
export const numbersQuery = (typed: string, id: string | null) =>
  query(extensions.numbers, { query: { typed, ...(id && { for: id }) } })
