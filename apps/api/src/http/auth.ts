import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import session from '@fastify/session'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isHttps } from '../config.ts'
import { sessionCookie } from './cookies.ts'
import { deriveKey } from './crypto.ts'
import { checkOrigin, isUnsafe } from './csrf.ts'
import { nextSessionId } from './session-id.ts'
import { makeSessionStore } from './session-store.ts'
import { bearerOf, makeTokenAuth } from './token-auth.ts'

export const CSRF_HEADER = 'x-csrf-token'

const isPublic = (request: FastifyRequest) => request.routeOptions.config.endpoint?.permission === 'public'

/**
 * A CSRF token is needed where a cookie alone would act: not at the door, where there is no session to borrow yet, and not
 * with an API token, which no browser sends by itself.
 */
const needsCsrf = (request: FastifyRequest) =>
  isUnsafe(request) && request.actor !== null && request.actor.token === null && !isPublic(request)

/**
 * Sessions, tokens of programs and the defence against forged requests, for every route added to `app` afterwards. In order: sender
 * (403), token (401, 429) or session (the endpoint then says 401), CSRF token (403).
 */
export async function registerAuth(app: FastifyInstance): Promise<void> {
  const { config, clock, database } = app.portal
  const knowSender = makeTokenAuth(app.portal)
  app.decorateRequest('actor', null)
  app.decorateRequest('program', null)
  app.addHook('onRequest', async (request) => {
    // A request has one sender: with an API token, cookies are not looked at.
    if (bearerOf(request) !== undefined) delete request.headers.cookie
    else if (isUnsafe(request)) checkOrigin(request, config.publicUrl)
  })
  if (isHttps(config) && config.trustProxy === 0 && config.mode === 'production') {
    app.log.warn(
      'nobody can sign in: PUBLIC_URL is https, so TRUST_PROXY must say how many proxies stand in front',
    )
  }
  await app.register(cookie)
  await app.register(session, {
    secret: config.secretKeys.map((key) => deriveKey(key, 'session cookie')),
    cookieName: sessionCookie(config),
    idGenerator: nextSessionId,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: config.session.absoluteMs },
    saveUninitialized: false,
    rolling: false,
    store: makeSessionStore({ pool: database.platform.pool, clock, limits: config.session, log: app.log }),
  })
  await app.register(csrf, {
    sessionPlugin: '@fastify/session',
    getToken: (request) => String(request.headers[CSRF_HEADER] ?? ''),
  })
  app.addHook('onRequest', async (request, reply) => {
    const token = bearerOf(request)
    if (token === undefined) request.actor = request.session.actor ?? null
    else if (!isPublic(request)) Object.assign(request, await knowSender(token, request, reply))
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (needsCsrf(request)) app.csrfProtection(request, reply, done)
    else done()
  })
}
