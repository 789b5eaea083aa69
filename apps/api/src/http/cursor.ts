import { z } from 'zod'
import { problem } from './errors.ts'

/** What a column of each type can be compared with: anyone can make a cursor, and PostgreSQL has no NUL in a text. */
const POSITIONS = { int: z.int32(), text: z.string().regex(/^\P{Cc}*$/u), instant: z.iso.datetime() }

/** Where a page of a keyset list ended: the sort key of its last row, and its id to decide between equals. */
export interface Position {
  position: string | number
  id: string
}

/** Opaque to callers; bound to the sort it was made for. */
export function encodeCursor(sort: string, { position, id }: Position): string {
  return Buffer.from(JSON.stringify([sort, position, id])).toString('base64url')
}

/**
 * @param type of the column that `sort` is by
 * @throws 400 `invalid_request` for what encodeCursor() did not make, or made for another sort
 */
export function decodeCursor(cursor: string, sort: string, type: keyof typeof POSITIONS): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [, position, id] = z.tuple([z.literal(sort), POSITIONS[type], z.uuid()]).parse(parts)
    return { position, id }
  } catch {
    throw problem('invalid_request', { fieldErrors: { cursor: 'invalid' } })
  }
}

/**
 * Rows of a keyset list that come after a position, by a column and then by id. The first half is what an index is read by:
 * a deep page costs no more than the first.
 */
export function beyond(
  column: string,
  direction: 'asc' | 'desc',
  { position, id }: { position: Position['position'] | Date; id: string },
) {
  const after = direction === 'asc' ? 'gt' : 'lt'
  return {
    AND: [
      { [column]: { [`${after}e`]: position } },
      { OR: [{ [column]: { [after]: position } }, { id: { [after]: id } }] },
    ],
  }
}
