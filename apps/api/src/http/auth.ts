import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import session from '@fastify/session'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deriveKey } from './crypto.ts'
import { checkOrigin, isUnsafe } from './csrf.ts'
import { nextSessionId } from './session-id.ts'
import { makeSessionStore } from './session-store.ts'

/** Of the session: HttpOnly, so that no script of the page can read it. */
export const SESSION_COOKIE = 'sid'
export const CSRF_HEADER = 'x-csrf-token'

/** A token is needed where a cookie alone would act: not at the door, where there is no session to borrow yet. */
const needsToken = (request: FastifyRequest) =>
  isUnsafe(request) && request.actor !== null && request.routeOptions.config.endpoint?.permission !== 'public'

/**
 * Sessions and the defence against forged requests, for every route added to `app` afterwards. In order: sender (403),
 * session (the endpoint then says 401), token (403).
 */
export async function registerAuth(app: FastifyInstance): Promise<void> {
  const { config, clock, database } = app.portal
  await app.register(cookie)
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    if (isUnsafe(request)) checkOrigin(request, config.publicUrl)
  })
  await app.register(session, {
    secret: config.secretKeys.map((key) => deriveKey(key, 'session cookie')),
    cookieName: SESSION_COOKIE,
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
  app.addHook('onRequest', async (request) => {
    request.actor = request.session.actor ?? null
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (needsToken(request)) app.csrfProtection(request, reply, done)
    else done()
  })
}
