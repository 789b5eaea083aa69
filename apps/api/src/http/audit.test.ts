import { randomUUIDv7 } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { testConfig } from '../testing/app.ts'
import { owner } from '../testing/db.ts'
import { makeUser } from '../testing/factories.ts'
import { type Audit, type AuditInput, inBatch, makeAudit } from './audit.ts'

const database = connect(testConfig(), pino({ level: 'silent' }))
afterAll(() => database.close())
const user = await makeUser()
const AT = new Date('2026-11-22T10:00:00.123Z')

const event = (values: Partial<AuditInput> = {}): AuditInput => ({
  action: 'thing.updated',
  objectKind: 'thing',
  objectId: randomUUIDv7(),
  objectLabel: 'Thing',
  before: null,
  after: null,
  ...values,
})

const write = (run: (audit: Audit) => Promise<void>) =>
  database.withTenant(user.tenantId, (db) =>
    run(makeAudit(db, { userId: user.id, token: null }, AT, 'request-1')),
  )

const written = (events: readonly AuditInput[]) =>
  owner.auditEvent.findMany({
    where: { tenantId: user.tenantId, objectId: { in: events.map(({ objectId }) => objectId) } },
    orderBy: { id: 'asc' },
  })

test('keeps who did what to what, when, and as which request', async () => {
  const change = event({
    version: 3,
    before: { name: 'a “quoted” \\ name' },
    after: { list: [1, null, 'é'] },
  })
  await write((audit) => audit(change))
  const { action, objectKind, objectId, objectLabel, before, after } = change
  expect(await written([change])).toMatchObject([
    {
      tenantId: user.tenantId,
      at: AT,
      actorKind: 'user',
      actorUserId: user.id,
      action,
      objectKind,
      objectId,
      objectLabel,
      objectVersion: 3,
      before,
      after,
      requestId: 'request-1',
      batchId: null,
      undoes: null,
      listed: true,
    },
  ])
})

test('replaces secrets wherever they are, and tells of those that are not set', async () => {
  const secrets = ['password', 'passwordHash', 'pin', 'voicemailPinSecret', 'csrfToken', 'token']
  const planted = Object.fromEntries(secrets.map((name) => [name, 'planted-4071']))
  const change = event({
    before: { pin: null, token: undefined, other: 'kept' },
    after: { ...planted, nested: { ...planted, list: [planted, [{ pin: { digits: 'planted-4071' } }]] } },
  })
  await write((audit) => audit(change))
  const [row] = await written([change])
  expect(JSON.stringify(row)).not.toContain('planted')
  expect(row?.before).toEqual({ pin: null, other: 'kept' })
  const redacted = Object.fromEntries(secrets.map((name) => [name, '[redacted]']))
  expect(row?.after).toEqual({
    ...redacted,
    nested: { ...redacted, list: [redacted, [{ pin: '[redacted]' }]] },
  })
})

test('keeps the order of what happened, however much it is', async () => {
  const events = Array.from({ length: 1201 }, (_, at) => event({ version: at }))
  await write(async (audit) => {
    for (const one of events.slice(0, 50)) await audit(one)
    await audit(...events.slice(50))
  })
  const rows = await written(events)
  expect(rows.map(({ objectVersion }) => objectVersion)).toEqual(events.map(({ version }) => version))
})

test('gives what was done as one its batch, and nothing else', async () => {
  const [inside, alsoInside, outside] = [event(), event(), event()]
  const batchId = randomUUIDv7()
  await write(async (audit) => {
    await inBatch({ audit }, batchId).audit(inside, alsoInside)
    await audit(outside)
  })
  const batches = new Map(
    (await written([inside, alsoInside, outside])).map((row) => [row.objectId, row.batchId]),
  )
  expect(batches.get(inside.objectId)).toBe(batchId)
  expect(batches.get(alsoInside.objectId)).toBe(batchId)
  expect(batches.get(outside.objectId)).toBeNull()
})

test.each([
  `update audit_event set action = 'nothing.happened'`,
  'delete from audit_event',
  'truncate audit_event',
  'alter table audit_event disable row level security',
  'create or replace rule quiet as on insert to audit_event do instead nothing',
])('the application cannot rewrite the history: %s', async (statement) => {
  await write((audit) => audit(event()))
  const rows = () => owner.auditEvent.findMany({ orderBy: { id: 'asc' } })
  const before = await rows()
  await expect(
    database.withTenant(user.tenantId, (db) => db.$executeRawUnsafe(statement)),
  ).rejects.toMatchObject({ meta: { driverAdapterError: { cause: { originalCode: '42501' } } } })
  expect(await rows()).toEqual(before)
})

test('of nothing is nothing', async () => {
  const count = await owner.auditEvent.count()
  await write((audit) => audit())
  expect(await owner.auditEvent.count()).toBe(count)
})
