import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { startMailCatcher } from './mail-catcher.ts'

const catcher = await startMailCatcher()
afterAll(() => catcher.stop())

const MAIL = [
  'From: portal@example.com',
  'To: claire@example.com',
  'Subject: Planted',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p style="color: red">Hello</p><script>alert(1)</script>',
  '.',
]

/** Hands a mail in as SMTP is spoken: a line, an answer. */
async function send(lines: readonly string[]): Promise<void> {
  const { port, hostname } = new URL(catcher.smtpUrl)
  const socket = connect(Number(port), hostname)
  const answers = createInterface(socket)[Symbol.asyncIterator]()
  const conversation = ['HELO test', 'MAIL FROM:<a@example.com>', 'RCPT TO:<claire@example.com>', 'DATA']
  for (const line of [...conversation, lines.join('\r\n')]) {
    await answers.next()
    socket.write(`${line}\r\n`)
  }
  await answers.next()
  socket.end()
  await once(socket, 'close')
}

test('a mail is shown as a document of its own, in which nothing runs', async () => {
  await send(MAIL)
  const answer = await fetch(`${catcher.url}/api/messages`)
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const [mail] = (await answer.json()) as { id: string; subject: string }[]
  expect(mail?.subject).toBe('Planted')
  const shown = await fetch(`${catcher.url}/api/messages/${mail?.id}/html`)
  expect(await shown.text()).toContain('<p style="color: red">Hello</p>')
  const policy = shown.headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none';.*frame-ancestors 'self'; sandbox/)
  expect(policy).not.toMatch(/script|allow-same-origin/)
})

test('its page runs its own script and nothing else', async () => {
  const answer = await fetch(catcher.url)
  const policy = answer.headers.get('content-security-policy') ?? ''
  const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? []
  const page = await answer.text()
  expect(
    page.match(new RegExp(`<(script|style)[^>]* nonce="${nonce?.replaceAll('+', '\\+')}"`, 'g')),
  ).toHaveLength(2)
  expect(page).not.toContain('__CSP_NONCE__')
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(policy).toContain("frame-ancestors 'none'")
})

test('a site whose name was made to point here reads nothing', async () => {
  const request = get(`${catcher.url}/api/messages`, { headers: { host: 'rebound.example' } })
  const [answer] = (await once(request, 'response')) as [{ statusCode: number; resume: () => void }]
  answer.resume()
  expect(answer.statusCode).toBe(421)
})
