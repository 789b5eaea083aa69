import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import helmet, { contentSecurityPolicy } from 'helmet'

type Directives = Record<string, readonly string[]>

/** Nothing of an answer is run, shown inside another site's page, or sends anything anywhere. */
const NOTHING: Directives = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

/**
 * The portal's page: own files, plus the script and the styles that carry the nonce of this answer. Style attributes
 * have no exception: React and Mantine set them by `element.style`, which a policy does not restrict. Nothing but the
 * page's own policy (apps/web, trusted-types.ts) turns text into HTML.
 */
const pageDirectives = (nonce: string): Directives => ({
  ...NOTHING,
  scriptSrc: ["'self'", `'nonce-${nonce}'`],
  styleSrc: ["'self'", `'nonce-${nonce}'`],
  imgSrc: ["'self'", 'data:'], // the page's icon is in the page
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  mediaSrc: ["'self'"], // sounds of the company
  objectSrc: ["'none'"],
  formAction: ["'self'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['default'],
})

/** Of the device: passkeys, the clipboard, and the microphone, with which greetings are recorded. */
const PERMISSIONS_POLICY = [
  'publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-write=(self)',
  'microphone=(self), camera=(), display-capture=(), geolocation=(), clipboard-read=(), idle-detection=()',
  'accelerometer=(), gyroscope=(), magnetometer=(), hid=(), midi=(), serial=(), usb=()',
  'local-fonts=(), payment=(), xr-spatial-tracking=()',
].join(', ')

const policy = (directives: Directives) => ({ useDefaults: false, directives })

/** helmet takes middleware's third argument to go on, or to tell an error; it only sets headers. */
const goOn = (error?: unknown) => {
  if (error) throw error
}

/** Loosens the policy of one answer by these directives. */
export function allow(reply: FastifyReply, directives: Directives): void {
  contentSecurityPolicy(policy({ ...NOTHING, ...directives }))(reply.request.raw, reply.raw, goOn)
}

/** Lets an answer be the portal's page; `nonce` is what its scripts and styles carry, new for each answer. */
export function allowPage(reply: FastifyReply, nonce: string): void {
  allow(reply, pageDirectives(nonce))
}

/** Puts the headers of every answer on one. */
export type Confine = (request: FastifyRequest, reply: FastifyReply) => void

/**
 * The headers of every answer, errors and files included (OWASP Secure Headers; ASVS 5.0, 3.4). An answer is data that
 * nobody keeps, unless its route says otherwise: a browser that is made to show it as a page gets nothing to run.
 * Not by @fastify/helmet, whose hook is not run for addresses that no route can be looked up for.
 * @param https whether the portal's public address is; browsers are then told to stay on https
 */
export function makeConfine(https: boolean): Confine {
  const setHeaders = helmet({
    contentSecurityPolicy: policy(NOTHING),
    strictTransportSecurity: https && { maxAge: 365 * 24 * 3600, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return (request, reply) => {
    setHeaders(request.raw, reply.raw, goOn)
    void reply.header('permissions-policy', PERMISSIONS_POLICY).header('cache-control', 'no-store')
  }
}

/** Confines every answer to a request that a route, or the lack of one, answers. */
export function registerHeaders(app: FastifyInstance, confine: Confine): void {
  app.addHook('onRequest', async (request, reply) => confine(request, reply))
}
