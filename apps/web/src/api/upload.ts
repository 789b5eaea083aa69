import type { Endpoint, ResponseOf } from '@switchboard/contract/endpoint'
import { answerTo, urlOf } from './client.ts'
import { ApiError } from './errors.ts'
import { getSession } from './session-store.ts'

interface UploadOptions {
  query?: object
  signal: AbortSignal
  /** @param part of the file that was sent, from 0 to 1 */
  onProgress: (part: number) => void
}

/** By XMLHttpRequest: `fetch` does not say how much has been sent. */
function send(
  endpoint: Endpoint,
  file: Blob,
  { query = {}, signal, onProgress }: UploadOptions,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const request = new XMLHttpRequest()
  request.open(endpoint.method, urlOf(endpoint, { query }))
  request.setRequestHeader('content-type', endpoint.consumes ?? 'application/octet-stream')
  request.setRequestHeader('x-csrf-token', getSession()?.csrfToken ?? '')
  const failed = () =>
    reject(new ApiError({ code: 'network' }, { status: 0, message: 'the upload broke off' }))
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0))
  request.addEventListener('load', () => {
    const retryAfter = request.getResponseHeader('retry-after')
    const headers = new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter })
    resolve(new Response(request.responseText, { status: request.status, headers }))
  })
  request.addEventListener('error', failed)
  request.addEventListener('timeout', failed)
  request.addEventListener('abort', () => reject(signal.reason))
  signal.addEventListener('abort', () => request.abort(), { once: true })
  request.timeout = 1.5 * (endpoint.timeout ?? 0)
  request.send(file)
  return promise
}

/** Sends a file to an endpoint that takes one. Throws `ApiError`, or the reason of the signal. */
export const upload = <E extends Endpoint>(
  endpoint: E,
  file: Blob,
  options: UploadOptions,
): Promise<ResponseOf<E>> => answerTo(endpoint, () => send(endpoint, file, options))
