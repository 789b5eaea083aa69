import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ByteRange } from '../files/files.ts'

/** A file that is kept, to be played or saved: what an endpoint answers that gives ranges. */
export interface StoredFile {
  /** Another one whenever the bytes are others; letters, digits and hyphens. */
  tag: string
  bytes: number
  read(range?: ByteRange): Promise<Readable>
}

/**
 * The one range that a request asks for: null for none, or for more than one, which may be answered as a whole;
 * `unsatisfiable` for one that begins after the end (RFC 9110, 14.1.2 and 14.2).
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), bytes)
    return length === 0 ? 'unsatisfiable' : { first: bytes - length, last: bytes - 1 }
  }
  const range = { first: Number(from), last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) }
  if (to !== '' && Number(to) < range.first) return null
  return range.first >= bytes ? 'unsatisfiable' : range
}

/**
 * Answers with a file, or with the part of it that is asked for: players fetch what they play. A browser may keep it, and asks
 * each time whether it may still show it.
 */
export async function sendStored(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  type: string,
  { tag, bytes, read }: StoredFile,
): Promise<Readable | undefined> {
  const etag = `"${tag}"`
  void reply.headers({ etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' })
  if (headers['if-none-match'] === etag) {
    return void reply.code(304).send()
  }
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag
  const range = isSame ? rangeOf(headers.range, bytes) : null
  if (range === 'unsatisfiable') {
    return void reply.code(416).header('content-range', `bytes */${bytes}`).send()
  }
  const { first, last } = range ?? { first: 0, last: bytes - 1 }
  if (range) void reply.code(206).header('content-range', `bytes ${first}-${last}/${bytes}`)
  void reply.type(type).header('content-length', last - first + 1)
  return read(range ?? undefined)
}
