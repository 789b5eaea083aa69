import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './errors.ts'
import { allowPage } from './headers.ts'

/** The build writes this word where each answer needs a fresh nonce. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** Who names no type (curl, link checkers) wants the page too, but not in place of a file that is gone. */
function wantsPage({ method, url, headers: { accept = '*/*' } }: FastifyRequest): boolean {
  if (!['GET', 'HEAD'].includes(method) || /^\/api(\/|\?|$)/.test(url)) return false
  const isFile = /\.\w+$/.test(url.replace(/\?.*$/, ''))
  return accept.includes('text/html') || (accept.includes('*/*') && !isFile)
}

async function serveBuild(app: FastifyInstance, webDist: string): Promise<string> {
  const index = await readFile(join(webDist, 'index.html'), 'utf8')
  await app.register(serveFiles, {
    root: webDist,
    // A route for each file that is there now; for any other path it would read the folders at each request.
    wildcard: false,
    globIgnore: ['index.html'], // the page never goes out as a file: it would have no nonce
    index: false,
    preCompressed: true,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      // Names in assets/ hold a hash of the content.
      const immutable = path.includes(`${sep}assets${sep}`)
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return index
}

/**
 * The built portal: its files, and its one page for every path that a browser asks for and nothing else answers, since
 * the portal's own router knows which exist. Anything else that is unknown is a 404 problem.
 */
export async function registerPages(app: FastifyInstance): Promise<void> {
  const { webDist } = app.portal.config
  const index = webDist === undefined ? undefined : await serveBuild(app, webDist)
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (index === undefined || !wantsPage(request)) throw problem('not_found')
    const nonce = randomBytes(16).toString('base64')
    allowPage(reply, nonce)
    return reply.code(200).type('text/html; charset=utf-8').send(index.replaceAll(NONCE_PLACEHOLDER, nonce))
  })
}
