import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'

const webDist = await mkdtemp(join(tmpdir(), 'switchboard-pages-'))
afterAll(() => rm(webDist, { recursive: true }))
const SCRIPT = 'console.log("portal")'
const PAGE = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__">1</script>`
await mkdir(join(webDist, 'assets'))
await writeFile(join(webDist, 'index.html'), PAGE)
await writeFile(join(webDist, 'assets/main-1a2b3c.js'), SCRIPT)
await writeFile(join(webDist, 'assets/main-1a2b3c.js.br'), brotliCompressSync(SCRIPT))
await writeFile(join(webDist, 'mark.svg'), '<svg/>')

const { app } = await startTestApp({ env: { WEB_DIST: webDist } })
const BROWSER = { accept: 'text/html,application/xhtml+xml' }
const get = (url: string, headers: Record<string, string> = BROWSER) => app.inject({ url, headers })
const policyOf = ({ headers }: Awaited<ReturnType<typeof get>>) => String(headers['content-security-policy'])

test.each(['/', '/configuration/extensions/new', '/index.html', '/assets', '/assets/'])(
  '%s is the page, with a nonce of its own',
  async (url) => {
    const [first, second] = [await get(url), await get(url)]
    expect(first.statusCode).toBe(200)
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store', // after signing out, the way back leads to no page that a browser kept
    })
    const nonces = [first, second].map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(first.body).not.toContain('__CSP_NONCE__')
    expect(policyOf(first)).toContain(
      `script-src 'self' 'nonce-${nonces[0]}';style-src 'self' 'nonce-${nonces[0]}'`,
    )
  },
)

test.each<Record<string, string>>([{}, { accept: '*/*' }])(
  'who names no type gets the page: %j',
  async (headers) => {
    for (const url of ['/', '/configuration/extensions?search=a.b']) {
      expect((await get(url, headers)).headers['content-type']).toBe('text/html; charset=utf-8')
    }
  },
)

test('hashed assets are compressed beforehand and cached for good', async () => {
  const answer = await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'br, gzip' })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringContaining('accept-encoding'),
  })
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT)
  expect((await get('/mark.svg', {})).headers['cache-control']).toBe('no-cache')
})

// Folders are read once: a file that comes later is no file, and nothing is looked up at a request.
await writeFile(join(webDist, 'assets/later.js'), SCRIPT)

test.each([
  ['/api/nope', BROWSER],
  ['/api', BROWSER],
  ['/index.html', { accept: '*/*' }],
  ['/assets/later.js', { accept: '*/*' }],
  ['/assets/gone.js', { accept: '*/*' }],
  ['/../package.json', { accept: '*/*' }],
])('%s is a 404 problem', async (url, headers) => {
  const answer = await get(url, headers)
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'not_found' })
})

test.each([
  ['/%ff', 400, 'invalid_request'],
  ['/api/v1/extensions/%', 400, 'invalid_request'],
  [`/api/v1/extensions/${'a'.repeat(201)}`, 404, 'not_found'],
])('%s is a problem too', async (url, status, code) => {
  const answer = await get(url, BROWSER)
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    { code, message: expect.any(String), requestId: expect.any(String) },
  ])
})

test('an address that nothing can be sent to is a problem too', async () => {
  const answer = await app.inject({ method: 'POST', url: '/configuration', headers: BROWSER })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
})
