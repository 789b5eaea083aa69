import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { makeFiles } from '../files/files.ts'
import { makeSecretBox, sha256 } from '../http/crypto.ts'
import { testConfig } from '../testing/app.ts'
import { databaseUrl, owner } from '../testing/db.ts'
import { makeExtensionImport, makeLink, makeSignInName, makeTenant, makeUser } from '../testing/factories.ts'
import { startTcpProxy } from '../testing/tcp-proxy.ts'
import { makeMailer } from './mail.ts'
import { makeOutbox } from './outbox.ts'
import { tidy } from './tidy.ts'
import { startWorker, type Worker } from './worker.ts'

const log = pino({ level: 'silent' })
const clock = { now: () => new Date('2026-11-22T10:00:00Z') }
const secrets = makeSecretBox(testConfig().secretKeys)
const database = connect(testConfig(), log)
const { pool } = database.platform
const files = await makeFiles(testConfig())
const { ffmpeg } = testConfig()

/** What a real SMTP server took in, and how often it said no before. */
const received: ParsedMail[] = []
let refusals = 0
const smtp = new SMTPServer({
  authOptional: true,
  onRcptTo({ address }, _session, done) {
    const unknown = address.startsWith('unknown')
    done(unknown ? Object.assign(new Error('the password is hunter2'), { responseCode: 550 }) : null)
  },
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      if (refusals > 0) {
        refusals -= 1
        return done(new Error('try again'))
      }
      received.push(mail)
      return done()
    }, done)
  },
})
smtp.listen(0, '127.0.0.1')
await once(smtp.server, 'listening')
const { port } = smtp.server.address() as AddressInfo

const workers: Worker[] = []
function work(smtpPort: number | null = port): Worker {
  const mailer =
    smtpPort === null
      ? null
      : makeMailer(`smtp://127.0.0.1:${smtpPort}?ignoreTLS=true`, 'Portal <portal@example.test>')
  const worker = startWorker({
    database,
    secrets,
    files,
    ffmpeg,
    clock,
    log,
    mailer,
    publicUrl: 'https://portal.example.test/',
    resetsPerHour: 20,
  })
  workers.push(worker)
  return worker
}

afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())))
afterAll(async () => {
  smtp.close()
  await database.close()
})

const mailTo = (address: string) =>
  received.filter(({ to }) => [to].flat().some((each) => each?.text === address))

async function person(values: Parameters<typeof makeUser>[0] = {}) {
  const tenant = await makeTenant({ name: 'Atelier <Lumière>', language: 'fr' })
  const user = await makeUser({
    tenantId: tenant.id,
    firstName: 'Léa',
    invitedAt: new Date('2026-11-22T10:00:00Z'),
    email: `lea-${tenant.mainNumber.slice(1)}@example.test`,
    ...values,
  })
  return { user, address: user.email ?? '', where: { tenantId: tenant.id, userId: user.id } }
}
const ask = ({ tenantId, userId }: { tenantId: string; userId: string }) =>
  database.withTenant(tenantId, (db) => makeOutbox(db, clock.now())('mail.invitation', { userId }))
const logOf = (tenantId: string) => owner.mailLog.findMany({ where: { tenantId } })
/** Instead of waiting for the next try. */
const tryAgain = () => pool.query(`update pgboss.job set start_after = now() where state = 'retry'`)
const jobsOf = async (userId: string) => {
  const text = `select state, retry_count from pgboss.job where data->'payload'->>'userId' = $1`
  return (await pool.query<{ state: string; retry_count: number }>(text, [userId])).rows
}

test('an outbox row becomes one mail, with a link that only its reader has', async () => {
  const { address, where } = await person()
  await ask(where)
  work()
  await expect.poll(() => mailTo(address)).toHaveLength(1)
  const [mail] = mailTo(address)
  expect(mail?.subject).toBe('Atelier <Lumière> : choisissez votre mot de passe')
  expect(mail?.from?.text).toBe('"Portal" <portal@example.test>')
  expect(mail?.html).toContain('Atelier &lt;Lumière&gt;')
  const token = /https:\/\/portal\.example\.test\/invitation\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(await owner.oneTimeLink.findMany({ where })).toMatchObject([
    { tokenHash: new Uint8Array(sha256(token)), expiresAt: new Date('2026-11-29T10:00:00Z'), usedAt: null },
  ])
  expect(await owner.outbox.count({ where: { tenantId: where.tenantId } })).toBe(0)
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'completed' }])
  expect(await logOf(where.tenantId)).toMatchObject([
    { kind: 'invitation', userId: where.userId, address, state: 'sent', tries: 1, sentAt: clock.now() },
  ])
})

test('a link voids those that were asked for before, and no other', async () => {
  const { address, user, where } = await person()
  const earlier = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
  await makeLink(user, { createdAt: earlier(1) })
  await makeLink(user, { createdAt: clock.now() }) // as tenant:create prints one beside its mail
  await makeLink(user, { createdAt: earlier(1), purpose: 'password_reset' })
  await ask(where)
  work()
  await expect.poll(() => mailTo(address)).toHaveLength(1)
  const links = await owner.oneTimeLink.findMany({ where, orderBy: { createdAt: 'asc' } })
  expect(links.filter(({ usedAt }) => usedAt !== null)).toMatchObject([
    { purpose: 'invitation', createdAt: earlier(1) },
  ])
  expect(links).toHaveLength(4)
})

test('a mail that a later request has overtaken is not sent', async () => {
  const { address, user, where } = await person()
  await makeLink(user, { createdAt: new Date(clock.now().getTime() + 1) })
  await ask(where)
  work()
  await expect.poll(() => logOf(where.tenantId)).toMatchObject([{ state: 'dropped', tries: 0 }])
  expect(mailTo(address)).toEqual([])
  expect(await owner.oneTimeLink.count({ where })).toBe(1)
})

test('several workers hand every row over once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => person({ language: 'en' })))
  for (const { where } of people) await ask(where)
  work()
  work()
  work()
  for (const { address } of people) await expect.poll(() => mailTo(address).length).toBe(1)
  expect(mailTo(people[0]?.address ?? '')[0]?.subject).toBe('Atelier <Lumière>: choose your password')
  for (const { where } of people) expect(await jobsOf(where.userId)).toHaveLength(1)
})

test('a change that is rolled back asks for nothing', async () => {
  const { where } = await person()
  const failing = database.withTenant(where.tenantId, async (db) => {
    await makeOutbox(db, clock.now())('mail.invitation', { userId: where.userId })
    throw new Error('after all, no')
  })
  await expect(failing).rejects.toThrow('after all, no')
  expect(await owner.outbox.count({ where: { tenantId: where.tenantId } })).toBe(0)
})

test('a mail that the server refuses is tried again, and leaves no link behind', async () => {
  const { address, where } = await person()
  refusals = 1
  await ask(where)
  work()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'retry' }])
  expect(await owner.oneTimeLink.count({ where })).toBe(0)
  expect(await logOf(where.tenantId)).toMatchObject([
    { state: 'queued', tries: 1, failure: 'refused', smtpStatus: 450, sentAt: null },
  ])
  await tryAgain()
  await expect.poll(() => mailTo(address)).toHaveLength(1)
  expect(await owner.oneTimeLink.count({ where })).toBe(1)
})

test('a mail server that is away delays mail; the log says so, and then that it was sent', async () => {
  const proxy = await startTcpProxy({ host: '127.0.0.1', port })
  await proxy.cut()
  const { address, where } = await person()
  await ask(where)
  work(proxy.port)
  await expect
    .poll(() => logOf(where.tenantId))
    .toMatchObject([{ state: 'queued', tries: 1, failure: 'unreachable', smtpStatus: null }])
  await proxy.restore()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'retry' }])
  await tryAgain()
  await expect.poll(() => mailTo(address)).toHaveLength(1)
  await expect
    .poll(() => logOf(where.tenantId))
    .toMatchObject([{ state: 'sent', tries: 2, failure: null, address }])
  await proxy.cut()
})

test('an address that the server does not know is not tried again', async () => {
  const { where } = await person({ email: 'unknown@example.test' })
  await ask(where)
  work()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'completed' }])
  const log = await logOf(where.tenantId)
  expect(log).toMatchObject([{ state: 'failed', tries: 1, failure: 'refused', smtpStatus: 550 }])
  expect(JSON.stringify(log)).not.toContain('hunter2')
  expect(await owner.oneTimeLink.count({ where })).toBe(0)
})

test('after the last try a mail has failed', async () => {
  const { where } = await person()
  refusals = 2
  await ask(where)
  work()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'retry' }])
  await pool.query(`update pgboss.job set retry_limit = 1 where data->'payload'->>'userId' = $1`, [
    where.userId,
  ])
  await tryAgain()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'failed' }])
  expect(await logOf(where.tenantId)).toMatchObject([{ state: 'failed', tries: 2, smtpStatus: 450 }])
})

test('while no SMTP server is configured, mail waits', async () => {
  const { address, where } = await person()
  await ask(where)
  const idle = work(null)
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'created' }])
  await idle.stop()
  work()
  await expect.poll(() => mailTo(address)).toHaveLength(1)
})

test('nobody is written to who is gone, or has no address', async () => {
  const { where } = await person({ email: null })
  await ask(where)
  work()
  await expect.poll(() => jobsOf(where.userId)).toMatchObject([{ state: 'completed' }])
  expect(await owner.oneTimeLink.count({ where })).toBe(0)
})

test('a worker that starts while the database is away, or loses it, carries on when it is back', async () => {
  const { hostname: host, port: databasePort } = new URL(databaseUrl)
  const proxy = await startTcpProxy({ host, port: Number(databasePort) })
  const far = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(proxy.port) }).href
  const lost = connect(testConfig({ DATABASE_URL: far, APP_DATABASE_URL: far }), log)
  await proxy.cut()
  const mailer = makeMailer(`smtp://127.0.0.1:${port}?ignoreTLS=true`, 'portal@example.test')
  const worker = startWorker({
    database: lost,
    secrets,
    files,
    ffmpeg,
    clock,
    log,
    mailer,
    publicUrl: 'https://portal.example.test',
    resetsPerHour: 20,
  })
  try {
    for (const isLast of [false, true]) {
      const { address, where } = await person()
      await ask(where)
      await proxy.restore()
      await expect.poll(() => mailTo(address)).toHaveLength(1)
      if (!isLast) await proxy.cut()
    }
  } finally {
    await worker.stop()
    await lost.close()
    await proxy.cut()
  }
})

test('what has ended is removed: sessions at once, links and imports after a month, the log of mails after 90 days', async () => {
  const { where } = await person()
  const at = clock.now()
  const day = 86_400_000
  const before = (days: number) => new Date(at.getTime() - days * day)
  const seen = { csrfSecret: '', device: '', network: '', createdAt: before(9), lastSeenAt: before(9) }
  const session = (idleExpiresAt: Date, expiresAt: Date) =>
    owner.session.create({ data: { ...where, ...seen, idHash: randomBytes(32), idleExpiresAt, expiresAt } })
  await session(at, before(-1))
  await session(before(-1), at)
  const kept = await session(before(-1), before(-1))
  for (const days of [29, 31]) {
    await owner.oneTimeLink.create({
      data: {
        ...where,
        tokenHash: randomBytes(32),
        purpose: 'invitation',
        createdAt: before(99),
        expiresAt: before(days),
      },
    })
  }
  const logged = (days: number) =>
    owner.mailLog.create({
      data: { ...where, id: randomUUID(), kind: 'invitation', queuedAt: before(days) },
    })
  for (const days of [13, 15, 91]) await logged(days)
  const { tenantId } = where
  const sealed = { contentSecret: 'sealed', correctionsSecret: 'sealed' }
  for (const hours of [23, 25, 31 * 24]) {
    await makeExtensionImport({ tenantId, ...sealed, createdAt: before(hours / 24) })
  }
  await tidy(database.platform, files, at)
  expect(await owner.session.findMany({ where })).toEqual([kept])
  expect(await owner.oneTimeLink.findMany({ where })).toMatchObject([{ expiresAt: before(29) }])
  expect(await owner.mailLog.findMany({ where, orderBy: { queuedAt: 'asc' } })).toMatchObject([
    { queuedAt: before(15), state: 'failed' }, // the queue has forgotten it
    { queuedAt: before(13), state: 'queued' },
  ])
  const imports = await owner.extensionImport.findMany({ where: { tenantId }, orderBy: { createdAt: 'asc' } })
  expect(imports).toMatchObject([
    { state: 'cancelled', endedAt: at, contentSecret: null, correctionsSecret: null },
    { state: 'ready', ...sealed },
  ])
})

test('an invitation that was taken back meanwhile is not mailed', async () => {
  const { address, where } = await person({ invitedAt: null })
  await ask(where)
  work()
  await expect.poll(() => logOf(where.tenantId)).toMatchObject([{ state: 'dropped' }])
  expect(mailTo(address)).toEqual([])
  expect(await owner.oneTimeLink.count({ where })).toBe(0)
})

test('a link to a password goes to the address that signs in, not to the one that whoever edits extensions may change', async () => {
  const { user, address, where } = await person()
  const proven = await makeSignInName(user, `proven.${address}`)
  await database.withTenant(where.tenantId, (db) =>
    makeOutbox(db, clock.now())('mail.password_reset', { userId: where.userId }),
  )
  work()
  await expect.poll(() => mailTo(proven)).toHaveLength(1)
  expect(mailTo(address)).toEqual([])
})

test('so does the notice of a reset second factor', async () => {
  const { user, address, where } = await person()
  const proven = await makeSignInName(user, `proven.${address}`)
  await database.withTenant(where.tenantId, (db) =>
    makeOutbox(db, clock.now())('mail.second_factor_reset', { userId: where.userId }),
  )
  work()
  await expect.poll(() => mailTo(proven)).toHaveLength(1)
  expect(mailTo(address)).toEqual([])
})
