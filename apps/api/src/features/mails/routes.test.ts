import { randomUUID } from 'node:crypto'
import { MAIL_KINDS as LOGGED_KINDS, mails } from '@switchboard/contract/mails'
import { expect, test } from 'vitest'
import { MAIL_KINDS } from '../../jobs/mails/templates.ts'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
const log = (tenantId: string, values: { userId?: string; queuedAt: Date; state?: string; sentAt?: Date }) =>
  owner.mailLog.create({
    data: { tenantId, id: randomUUID(), kind: 'invitation', userId: randomUUID(), ...values },
  })

test('lists what was sent, newest first, page by page, and nothing of other companies', async () => {
  const user = await makeUser({ firstName: 'Léa', lastName: 'Blanc' })
  const { tenantId } = user
  const caller = await server.signInAs(user)
  await log(tenantId, { queuedAt: at(1), userId: user.id, state: 'sent', sentAt: at(2) })
  for (const minute of [2, 2, 2, 3]) await log(tenantId, { queuedAt: at(minute) })
  await log((await makeUser()).tenantId, { queuedAt: at(4) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await caller.call(mails.list, { query: { limit: 2, ...(cursor && { cursor }) } })
    seen.push(...page.items.map(({ id, queuedAt }) => `${queuedAt} ${id}`))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(5)
  expect(seen).toEqual(seen.toSorted().toReversed())
  const { items } = await caller.call(mails.list, { query: {} })
  expect(items.at(-1)).toEqual({
    id: expect.any(String),
    kind: 'invitation',
    state: 'sent',
    person: 'Léa Blanc',
    address: null,
    tries: 0,
    failure: null,
    smtpStatus: null,
    queuedAt: at(1).toISOString(),
    sentAt: at(2).toISOString(),
  })
  expect(items[0]?.person).toBeNull() // gone since
})

test('knows every kind of mail that there is', () => {
  expect(LOGGED_KINDS.map((kind) => `mail.${kind}`).toSorted()).toEqual(MAIL_KINDS.toSorted())
})

test('a cursor of another list is refused', async () => {
  const caller = await server.signInAs(await makeUser())
  for (const position of ['2026-11-22', 5]) {
    const cursor = Buffer.from(JSON.stringify(['-queuedAt', position, randomUUID()])).toString('base64url')
    expect((await caller.request(mails.list, { query: { cursor } })).statusCode).toBe(400)
  }
})
