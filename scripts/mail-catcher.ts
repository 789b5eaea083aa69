// Takes every mail the portal sends and shows it on a page of its own, instead of delivering it.
//   GET /                        the page
//   GET /api/messages            the same as JSON, newest first; ?to=address keeps one recipient's
//   GET /api/messages/<id>/html  a mail as it looks
//   DELETE /api/messages

import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const KEPT = 200
const MAX_BYTES = 25 * 1024 * 1024

/** One mail as `GET /api/messages` gives it. */
export interface CaughtMail {
  id: string
  /** ISO instant of arrival. */
  at: string
  from: string
  to: string[]
  subject: string
  text: string
  /** Null when the mail has no HTML part. */
  html: string | null
  attachments: { name: string; type: string; bytes: number }[]
}

export interface MailCatcher {
  /** For SMTP_URL. */
  smtpUrl: string
  /** The page. */
  url: string
  stop: () => Promise<void>
}

/**
 * Listens on 127.0.0.1 only.
 * @param preferredPort of the page; another free one is taken when it is in use
 */
export async function startMailCatcher(preferredPort = 0): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: MAX_BYTES,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      simpleParser(stream).then(
        (mail) => {
          mails.unshift({
            id: randomUUID(),
            at: new Date().toISOString(),
            from: addresses(mail.from)[0] ?? '',
            to: recipients,
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || null,
            attachments: mail.attachments.map(({ filename, contentType, size }) => ({
              name: filename ?? 'attachment',
              type: contentType,
              bytes: size,
            })),
          })
          mails.length = Math.min(mails.length, KEPT)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  smtp.on('error', (error) => console.error(`Mail catcher: ${error.message}`))
  const page = createServer((request, response) => answer(mails, request, response))
  const smtpPort = await new Promise<number>((resolve) => {
    const listening = smtp.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  const pagePort = await listen(page, preferredPort)
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://localhost:${pagePort}`,
    stop: async () => {
      page.close()
      page.closeAllConnections()
      await new Promise<void>((resolve) => smtp.close(resolve))
    },
  }
}

async function listen(server: Server, preferredPort: number): Promise<number> {
  server.listen(preferredPort, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (preferredPort === 0) throw error
    return listen(server, 0)
  }
  return (server.address() as AddressInfo).port
}

/** A mail is somebody's text: nothing of it runs, and nothing is loaded. Its styles stand in it, as mails need them. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox'

const pagePolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; ` +
  "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function answer(mails: CaughtMail[], request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('cache-control', 'no-store')
  // Another site whose name is made to point here (DNS rebinding) would read the links in mails.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(421).end()
    return
  }
  const url = new URL(request.url ?? '/', 'http://localhost')
  const route = `${request.method} ${url.pathname}`
  const [, id] = /^GET \/api\/messages\/([\w-]+)\/html$/.exec(route) ?? []
  const html = mails.find((mail) => mail.id === id)?.html
  if (html) {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', MAIL_POLICY)
    response.end(`<base target="_blank">${html}`)
  } else if (route === 'GET /api/messages') {
    const to = url.searchParams.get('to')
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(to === null ? mails : mails.filter((mail) => mail.to.includes(to))))
  } else if (route === 'DELETE /api/messages') {
    mails.length = 0
    response.writeHead(204).end()
  } else if (route === 'GET /') {
    const nonce = randomBytes(16).toString('base64')
    const page = readFileSync(new URL('mail-catcher.html', import.meta.url), 'utf8')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', pagePolicy(nonce))
    response.end(page.replaceAll('__CSP_NONCE__', nonce))
  } else {
    response.writeHead(404).end()
  }
}

function addresses(field: AddressObject | undefined): string[] {
  return (field?.value ?? []).map(({ name, address }) => (name ? `${name} <${address}>` : (address ?? '')))
}
