import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startTestApp } from './testing/app.ts'
import { makeExtension, makeUser } from './testing/factories.ts'
import { lockExtension } from './testing/row-lock.ts'
import { listening, startServer } from './testing/server-process.ts'

// The process itself: what it prints, and how it ends.

test('a stop lets requests under way finish, and ends with 0', async () => {
  const user = await makeUser()
  const { signInAs } = await startTestApp()
  const { headers } = await signInAs(user)
  const { id } = await makeExtension({ tenantId: user.tenantId, kind: 'shared_phone' })
  const child = startServer({})
  const url = await listening(child)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)

  const lock = await lockExtension(id)
  const removal = fetch(`${url}/api/v1/extensions/${id}`, { method: 'DELETE', headers })
  await lock.waiter()
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await expect.poll(() => fetch(`${url}/healthz`).catch(() => 'refused')).toBe('refused')
  await lock.release()
  expect((await removal).status).toBe(204)
  expect(await exit).toEqual([0, null])
})

test('a wrong variable is one sentence, and no start', async () => {
  const child = startServer({ PORT: 'x', SECRET_KEYS: 'secret' })
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(output).toBe(
    'PORT is not a whole number from 0 to 65535.\nSECRET_KEYS is not a list of id:base64, each of 32 bytes.\n',
  )
  expect(code).toBe(1)
})

test('it starts while the database is away, and says so when asked', async () => {
  const nowhere = 'postgres://portal_app@127.0.0.1:1/none'
  const url = await listening(startServer({ DATABASE_URL: nowhere, APP_DATABASE_URL: nowhere }))
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const answer = await fetch(`${url}/readyz`)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
})

test('its log names requests, and keeps secrets', async () => {
  const child = startServer({ LOG_LEVEL: 'debug' })
  const url = await listening(child)
  const log = text(child.stdout)
  const token = 'Z'.repeat(43)
  const headers = { cookie: 'sid=a-secret-cookie', 'content-type': 'application/json' }
  const body = JSON.stringify({ country: 'FR', login: '01 99 00 77 77', password: 'a-secret-password' })
  await fetch(`${url}/api/v1/invitations/${token}?q=a-secret-search`, { headers })
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body })
  child.kill('SIGTERM')
  const lines = await log
  expect(lines).toContain(
    `"reqId":"${answer.headers.get('x-request-id')}","method":"POST","route":"/api/v1/session","status":401`,
  )
  expect(lines).toContain('"route":"/api/v1/invitations/:token"')
  expect(lines).not.toMatch(/a-secret|ZZZZ|01 99 00 77 77|33199007777/)
})

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = ''
  for await (const chunk of stream) all += String(chunk)
  return all
}
