import type { FastifyRequest } from 'fastify'
import { problem } from './errors.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isUnsafe = (request: FastifyRequest) => !SAFE_METHODS.has(request.method)

/**
 * Refuses what another site made a browser send. Browsers name the sender on every unsafe request, by `Sec-Fetch-Site`
 * or at least `Origin`, and pages cannot forge either. A request with neither comes from no browser, so nobody's
 * cookie was borrowed for it.
 * @param publicUrl where the portal says it is, if a proxy hides it
 * @throws 403 `csrf_rejected`
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  if (site === 'same-origin' || site === 'none') return
  if (site === undefined && origin === undefined) return
  const sender = URL.parse(origin ?? '')
  const isOwn =
    sender !== null && (isHost(sender, request.host) || sender.origin === URL.parse(publicUrl ?? '')?.origin)
  // `same-site` is a neighbour under the same domain: only the public address itself is let through.
  if (!isOwn || site === 'cross-site') throw problem('csrf_rejected')
}

/** Whatever the scheme: a proxy may end TLS. Parsing drops a port that is the scheme's own. */
const isHost = (sender: URL, host: string) => URL.parse(`${sender.protocol}//${host}`)?.host === sender.host
