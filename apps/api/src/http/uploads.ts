import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Content } from '../files/files.ts'
import { problem } from './errors.ts'

/** Bodies that are a file reach their handler as a stream; only endpoints with `consumes` take them. */
export function registerUploads(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
}

/**
 * The file that a request is. Its length is told before, so that too much is refused before it comes and a store over the
 * network can be told; HTTP sees to it that no more comes than was told, and a stream that ends early breaks.
 * @param most bytes that it may have
 */
export function fileOf(request: FastifyRequest, most: number): Content {
  const { body } = request
  const bytes = Number(request.headers['content-length'])
  if (bytes > most) throw problem('too_large', { fieldErrors: { file: 'file_too_big' } })
  if (bytes === 0) throw problem('validation_failed', { fieldErrors: { file: 'file_empty' } })
  if (!(body instanceof Readable) || !Number.isInteger(bytes)) {
    throw problem('invalid_request', { fieldErrors: { file: 'required' } })
  }
  return { stream: body, bytes }
}
