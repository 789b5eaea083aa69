import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A file to save, made while it is sent: what an endpoint with `produces` answers. */
export interface FileAnswer {
  /** ASCII letters, digits, dots and hyphens; anything else becomes a hyphen. */
  name: string
  /** Asked for as fast as the client reads; returned early when the client is gone. */
  content: AsyncGenerator<string | Uint8Array, void, void>
}

/**
 * Begins a file once its first part is there, so that what fails before is a problem like any other. What fails later
 * breaks the connection: a file never ends as if it were whole.
 */
export async function sendFile(
  reply: FastifyReply,
  type: string,
  { name, content }: FileAnswer,
): Promise<Readable> {
  const first = await content.next()
  async function* parts() {
    try {
      if (first.done) return
      yield first.value
      yield* content
    } finally {
      await content.return()
    }
  }
  void reply
    .type(type === 'application/zip' ? type : `${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}"`)
  return Readable.from(parts(), { objectMode: false })
}
