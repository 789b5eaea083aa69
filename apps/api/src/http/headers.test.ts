import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extensions } from '@switchboard/contract/extensions'
import { session } from '@switchboard/contract/session'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { startTestApp, urlOf } from '../testing/app.ts'
import { makeSignInName, makeUser } from '../testing/factories.ts'
import { makePasswords } from './passwords.ts'
import { route } from './route.ts'

// One answer of each kind there is, and what every one of them must say.

const webDist = await mkdtemp(join(tmpdir(), 'switchboard-headers-'))
afterAll(() => rm(webDist, { recursive: true }))
await mkdir(join(webDist, 'assets'))
await writeFile(join(webDist, 'index.html'), '<!doctype html><script nonce="__CSP_NONCE__">1</script>')
await writeFile(join(webDist, 'assets/main-1a2b3c.js'), '1')

const HTTPS = { PUBLIC_URL: 'https://portal.example', TRUST_PROXY: '1' }
const { app, signInAs } = await startTestApp({ env: { WEB_DIST: webDist, ...HTTPS } })
const preview = await startTestApp({ env: { NODE_ENV: 'development' } })
const broken = await startTestApp({
  features: [
    (api) =>
      route(api, session.get, () => {
        throw new Error('a bug')
      }),
  ],
})
const { headers } = await signInAs(await makeUser({ role: 'admin' }))
const page = { accept: 'text/html' }
const json = { 'content-type': 'application/json' }
const list = urlOf(extensions.list, {})

const ANSWERS: Record<string, [status: number, InjectOptions]> = {
  'the page': [200, { url: '/', headers: page }],
  'the page for HEAD': [200, { method: 'HEAD', url: '/account/history', headers: page }],
  'a file of the build': [200, { url: '/assets/main-1a2b3c.js' }],
  'a file that is gone': [404, { url: '/assets/gone.js' }],
  'data for nobody': [200, { url: '/api/v1/session' }],
  data: [200, { url: list, headers }],
  'data for HEAD': [200, { method: 'HEAD', url: list, headers }],
  'no content': [
    204,
    {
      method: 'POST',
      url: '/api/v1/password-resets',
      payload: { country: 'FR', login: 'nobody@example.com' },
    },
  ],
  'a file to save': [200, { url: '/api/v1/extensions/export', headers }],
  'a wrong shape': [400, { method: 'POST', url: '/api/v1/session', headers: json, payload: '{' }],
  'an address of no meaning': [400, { url: '/%ff' }],
  'no session': [401, { url: list }],
  'another site': [
    403,
    { method: 'POST', url: '/api/v1/session', headers: { origin: 'https://evil.example' } },
  ],
  'a missing token': [403, { method: 'POST', url: list, headers: { cookie: headers['cookie'] ?? '' } }],
  'nothing there': [404, { url: '/api/v1/nothing', headers: page }],
  'a method that is none': [
    404,
    { method: 'OPTIONS', url: list, headers: { origin: 'https://evil.example' } },
  ],
  'the trace of a request': [404, { method: 'TRACE' as 'GET', url: '/' }],
  'too much': [413, { method: 'POST', url: '/api/v1/session', headers: json, payload: ' '.repeat(70_000) }],
  'another type': [
    415,
    { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
  ],
  'the documentation': [200, { url: '/api/docs', headers: page }],
  'a script of the documentation': [200, { url: '/api/docs/static/swagger-ui-bundle.js' }],
  'the description of the API': [200, { url: '/api/docs/json' }],
  'a sign of life': [200, { url: '/healthz' }],
  readiness: [200, { url: '/readyz' }],
}

const policyOf = (answer: LightMyRequestResponse) =>
  new Map(
    String(answer.headers['content-security-policy'])
      .split(';')
      .map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ')
        return [name, values]
      }),
  )

function expectConfined(answer: LightMyRequestResponse): void {
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringMatching(
      /publickey-credentials-get=\(self\).*microphone=\(self\), camera=\(\)/,
    ),
    'cache-control': expect.stringMatching(/^(no-store|public, max-age=(0|31536000, immutable))$/),
  })
  const policy = policyOf(answer)
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('frame-ancestors')).toEqual(["'none'"])
  expect(policy.get('base-uri')).toEqual(["'none'"])
  expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|\*|https?:/)
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) {
    expect(answer.headers).not.toHaveProperty(name)
  }
  const hasType = String(answer.headers['content-type']).endsWith('; charset=utf-8')
  expect(hasType || answer.body === '').toBe(true)
}

test.each(Object.entries(ANSWERS))('%s', async (_name, [status, request]) => {
  const answer = await app.inject(request)
  expect(answer.statusCode).toBe(status)
  expectConfined(answer)
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('an error that nobody foresaw', async () => {
  const answer = await broken.app.inject({ url: '/api/v1/session' })
  expect(answer.statusCode).toBe(500)
  expectConfined(answer)
  expect(answer.body).not.toContain('a bug')
})

test('the page may load its own files and nothing else, and makes HTML of no text', async () => {
  const answer = await app.inject({ url: '/', headers: page })
  const [, nonce] = /nonce="([^"]+)"/.exec(answer.body) ?? []
  expect(Object.fromEntries(policyOf(answer))).toEqual({
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'media-src': ["'self'"],
    'object-src': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default'],
  })
})

test('the documentation has nothing inline', async () => {
  const answer = await app.inject({ url: '/api/docs', headers: page })
  expect(policyOf(answer).get('script-src')).toEqual(["'self'"])
  expect(answer.body).not.toMatch(/<script>|<style>|style=/)
})

test('mails in the preview have styles of their own, and nothing else', async () => {
  const answer = await preview.app.inject({ url: '/dev/mails' })
  expectConfined(answer)
  expect([...policyOf(answer).keys()].toSorted()).toEqual([
    'base-uri',
    'default-src',
    'form-action',
    'frame-ancestors',
    'frame-src',
    'style-src',
  ])
})

test('where the portal is reached by http, browsers are not told to come by https', async () => {
  const answer = await preview.app.inject({ url: '/healthz' })
  expect(answer.headers).not.toHaveProperty('strict-transport-security')
})

test('over https every cookie is Secure, HttpOnly and bound to this host', async () => {
  const password = 'a sentence that nobody guesses'
  const email = 'claire@headers.example'
  const passwordHash = await makePasswords(1).hash(password)
  await makeSignInName(await makeUser({ passwordHash }), email)
  const over = { 'x-forwarded-proto': 'https' }
  const payload = { country: 'FR', login: email, password }
  const url = '/api/v1/session'
  const answer = await app.inject({ method: 'POST', url, headers: over, payload })
  expect(answer.statusCode).toBe(201)
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const token = String(answer.json().csrfToken)
  const out = await app.inject({ method: 'DELETE', url, headers: { ...over, cookie, 'x-csrf-token': token } })
  expect(out.statusCode).toBe(204)
  const set = [answer, out].flatMap((each) => each.headers['set-cookie'] ?? [])
  expect(set.map((each) => each.slice(0, each.indexOf('=')))).toEqual([
    '__Host-device',
    '__Host-sid',
    '__Host-sid',
  ])
  for (const each of set) {
    expect(each.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'SameSite=Lax']))
    expect(each).not.toMatch(/Domain=/)
  }
  expect(set.slice(0, 2).every((each) => each.includes('HttpOnly'))).toBe(true)
})
