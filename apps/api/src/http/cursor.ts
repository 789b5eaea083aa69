import { z } from 'zod'
import { problem } from './errors.ts'

const Cursor = z.tuple([z.string(), z.union([z.string(), z.number()]), z.uuid()])

/** Where a page of a keyset list ended: the sort key of its last row, and its id to decide between equals. */
export interface Position {
  position: string | number
  id: string
}

/** Opaque to callers; bound to the sort it was made for. */
export function encodeCursor(sort: string, { position, id }: Position): string {
  return Buffer.from(JSON.stringify([sort, position, id])).toString('base64url')
}

/** @throws 400 `invalid_request` for what encodeCursor() did not make, or made for another sort. */
export function decodeCursor(cursor: string, sort: string): Position {
  const wrong = problem('invalid_request', { fieldErrors: { cursor: 'invalid' } })
  try {
    const [madeFor, position, id] = Cursor.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    )
    if (madeFor === sort) return { position, id }
  } catch {
    throw wrong
  }
  throw wrong
}
