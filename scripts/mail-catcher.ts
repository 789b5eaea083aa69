// Takes every mail the portal sends and shows it on a page of its own, instead of delivering it.
//   GET /              the page
//   GET /api/messages  the same as JSON, newest first; ?to=address keeps one recipient's
//   DELETE /api/messages

import { randomUUID } from 'node:crypto'
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

function answer(mails: CaughtMail[], request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const route = `${request.method} ${url.pathname}`
  if (route === 'GET /api/messages') {
    const to = url.searchParams.get('to')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(to === null ? mails : mails.filter((mail) => mail.to.includes(to))))
  } else if (route === 'DELETE /api/messages') {
    mails.length = 0
    response.writeHead(204).end()
  } else if (route === 'GET /') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(readFileSync(new URL('mail-catcher.html', import.meta.url)))
  } else {
    response.writeHead(404).end()
  }
}

function addresses(field: AddressObject | undefined): string[] {
  return (field?.value ?? []).map(({ name, address }) => (name ? `${name} <${address}>` : (address ?? '')))
}
