import { randomBytes } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REFERRERS } from '../features/index.ts'
import { TARGET_KINDS } from '../http/uses.ts'
import { refusingKeys, tenantTables } from '../testing/catalogue.ts'
import { makeAudioFile } from '../testing/audio-factories.ts'
import { appDatabaseUrl, databaseUrl, owner } from '../testing/db.ts'
import {
  makeApiToken,
  makeExtension,
  makePhoneNumber,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../testing/factories.ts'

// As portal_app and past all of our code: what SQL alone can do to another company.

const app = new Client({ connectionString: appDatabaseUrl })
const admin = new Client({ connectionString: databaseUrl, options: '-c role=portal_owner' })
const tables = await inspect()
const mine = await makeTenant()
const theirs = await makeTenant()
await fill(mine.id)
const { user } = await fill(theirs.id)

beforeAll(() => app.connect())
afterAll(() => Promise.all([app.end(), admin.end()]))

async function inspect() {
  await admin.connect()
  return tenantTables(admin)
}

/** One row in every table that holds companies' rows. */
async function fill(tenantId: string) {
  const user = await makeUser({ tenantId })
  await makeSignInName(user)
  const number = await makePhoneNumber({ tenantId })
  const phone = await makeExtension({ tenantId, userId: user.id })
  const at = new Date('2026-11-22T10:00:00Z')
  const key = { tenantId, userId: user.id, expiresAt: at }
  await owner.session.create({
    data: {
      ...key,
      idHash: randomBytes(32),
      csrfSecret: '',
      device: '',
      network: '',
      createdAt: at,
      lastSeenAt: at,
      idleExpiresAt: at,
    },
  })
  await owner.oneTimeLink.create({
    data: { ...key, tokenHash: randomBytes(32), purpose: 'invitation', createdAt: at },
  })
  await owner.signInChallenge.create({
    data: { ...key, tokenHash: randomBytes(32), name: '', country: 'FR' },
  })
  const whose = { tenantId, userId: user.id }
  await owner.totp.create({ data: { ...whose, secret: '', lastStep: 0, createdAt: at } })
  await owner.recoveryCode.create({ data: { ...whose, codeHash: randomBytes(32) } })
  await makeApiToken(user)
  await owner.emailChange.create({
    data: { tenantId, userId: user.id, newEmail: 'ada@example.test', askedAt: at },
  })
  await owner.passkey.create({
    data: {
      tenantId,
      userId: user.id,
      credentialId: randomBytes(16),
      name: '',
      publicKey: randomBytes(16),
      counter: 0,
      transports: [],
      backedUp: false,
      createdAt: at,
    },
  })
  await owner.mailLog.create({
    data: { tenantId, id: user.id, kind: 'invitation', userId: user.id, queuedAt: at },
  })
  const imported = await owner.extensionImport.create({
    data: {
      tenantId,
      encoding: 'utf-8',
      separator: 'comma',
      hasHeader: true,
      columns: [],
      counts: {},
      fingerprint: '',
      createdBy: user.id,
      createdAt: at,
    },
  })
  await owner.extensionImportRow.create({
    data: { tenantId, importId: imported.id, line: 1, verdict: 'create', number: '', name: '', detail: {} },
  })
  await configure(tenantId, phone.id, number.id)
  await owner.outbox.create({ data: { tenantId, kind: 'test', payload: {} } })
  await owner.auditEvent.create({
    data: {
      tenantId,
      at,
      actorKind: 'system',
      action: 'test',
      objectKind: 'test',
      objectId: user.id,
      objectLabel: '',
    },
  })
  return { user }
}

/** One of each thing that a company configures. */
async function configure(tenantId: string, extensionId: string, callerIdNumberId: string) {
  const at = new Date('2026-11-22T10:00:00Z')
  const named = { tenantId, name: 'One', createdAt: at, updatedAt: at }
  const { id: audioFileId } = await makeAudioFile({ tenantId })
  const playlist = await owner.playlist.create({ data: { ...named, shuffle: false } })
  await owner.playlistItem.create({ data: { tenantId, playlistId: playlist.id, position: 0, audioFileId } })
  const { name: label, ...stamps } = named
  await owner.emergencyAddress.create({
    data: { ...stamps, label, line1: '1 rue de la Paix', city: 'Paris', country: 'FR' },
  })
  await owner.schedule.create({ data: { ...named, ranges: [] } })
  await owner.holidayCalendar.create({ data: { ...named, entries: [] } })
  const hangUp = { noInputRetries: 1, noInputKind: 'hang_up', invalidRetries: 1, invalidKind: 'hang_up' }
  await owner.receptionist.create({
    data: {
      tenantId,
      extensionId,
      timeZone: 'Europe/Paris',
      language: 'fr',
      directDialing: true,
    },
  })
  const menu = { tenantId, receptionistId: extensionId, mode: 'open' }
  await owner.receptionistMenu.create({ data: { ...menu, greetingKind: 'none', waitSeconds: 5, ...hangUp } })
  await owner.receptionistMenuKey.create({ data: { ...menu, key: '1', actionKind: 'repeat' } })
  await owner.receptionistExclusion.create({ data: { tenantId, receptionistId: extensionId, extensionId } })
  const { id: deviceId } = await owner.device.create({
    data: {
      ...named,
      extensionId,
      kind: 'softphone',
      sipUser: randomBytes(10).toString('hex'),
      sipSecret: '',
      sipHa1: '0'.repeat(32),
      enabled: true,
      passwordSetAt: at,
    },
  })
  await owner.configurationChange.create({ data: { tenantId, deviceId, at } })
  await owner.configurationApplied.create({ data: { tenantId, at } })
  const event = { id: deviceId, type: 'call.ended', at, receivedAt: at, engineId: deviceId, event: {} }
  await owner.engineEvent.create({ data: { tenantId, ...event } })
  await owner.ringGroup.create({
    data: { tenantId, extensionId, strategy: 'simultaneous', ringSeconds: 30, memberForwarding: false },
  })
  await owner.ringGroupMember.create({
    data: { tenantId, ringGroupId: extensionId, position: 0, deviceId, ringSeconds: 20 },
  })
  await owner.conferenceBridge.create({
    data: { ...named, code: '4071', maxParticipants: 10, muteOnEntry: false, announce: true },
  })
  await owner.preferences.create({
    data: {
      tenantId,
      callerIdNumberId,
      ringSeconds: 30,
      voicemailEnabled: true,
      voicemailDelaySeconds: 20,
      voicemailAttach: true,
      internationalCalls: 'allowed',
      blockAnonymous: false,
      callLogDays: 365,
      faxDays: 365,
      voicemailDays: 90,
      updatedAt: at,
    },
  })
  await owner.blockedNumber.create({
    data: { tenantId, pattern: '+33899', isPrefix: true, createdAt: at },
  })
  await owner.voicemailBox.create({ data: { tenantId, extensionId, language: 'fr', attach: true } })
  await owner.voicemailListener.create({ data: { tenantId, boxId: extensionId, extensionId } })
  await owner.voicemailMessage.create({ data: { tenantId, extensionId, receivedAt: at, durationMs: 4000 } })
}

/** Rows touched, or the SQLSTATE of the refusal. */
async function attempt(
  tenantId: string | null,
  sql: string,
  values: unknown[] = [],
): Promise<number | string | undefined> {
  await app.query('begin')
  try {
    if (tenantId) await app.query(`select set_config('app.tenant_id', $1, true)`, [tenantId])
    return (await app.query(sql, values)).rowCount ?? 0
  } catch (error) {
    if (error instanceof DatabaseError) return error.code
    throw error
  } finally {
    await app.query('rollback')
  }
}

const REFUSED = '42501'
/** Columns of app_user that portal_app may not write in any company. */
const OUT_OF_REACH = new Set(['password_hash', 'has_second_factor', 'last_signed_in_at'])
const NOTHING = expect.toBeOneOf([0, REFUSED])

test.for(tables)('$name: holds a row of either company', async ({ name }) => {
  const { rows } = await admin.query(`select distinct tenant_id from ${name}`)
  expect(rows).toHaveLength(2) // else the tests below prove nothing
})

test.for(tables)('$name: another company cannot be read, changed or deleted', async ({ name }) => {
  const where = 'where tenant_id = $1'
  expect(await attempt(mine.id, `select from ${name} ${where}`, [theirs.id])).toEqual(NOTHING)
  expect(await attempt(mine.id, `delete from ${name} ${where}`, [theirs.id])).toEqual(NOTHING)
  for (const column of await writable(name)) {
    const update = `update ${name} set ${column} = ${column} ${where}`
    expect(await attempt(mine.id, update, [theirs.id])).toEqual(NOTHING)
  }
})

test.for(tables)('$name: no row can be put into another company', async ({ name, columns }) => {
  const { rows } = await admin.query(`select to_jsonb(t) as row from ${name} t where tenant_id = $1`, [
    theirs.id,
  ])
  const allowed = columns.filter((column) => !OUT_OF_REACH.has(column)).join()
  const insert = `insert into ${name} (${allowed}) select ${allowed} from jsonb_populate_record(null::${name}, $1)`
  expect(await attempt(mine.id, insert, [rows[0].row])).toBe(REFUSED)
  expect(await attempt(mine.id, `update ${name} set tenant_id = $1`, [theirs.id])).toBe(REFUSED)
})

test.for(tables)('$name: nothing can be done without a company', async ({ name }) => {
  expect(await attempt(null, `select from ${name}`)).toBe(REFUSED)
  expect(await attempt(null, `delete from ${name}`)).toBe(REFUSED)
  expect(await attempt(null, `insert into ${name} default values`)).toBe(REFUSED)
})

test('a row cannot refer to another company', async () => {
  const insert = `insert into extension (number, kind, name, search_text, user_id) values ('77', 'user', 'x', '', $1)`
  expect(await attempt(mine.id, insert, [user.id])).toBe('23503')
})

test('the company itself: its own row is readable, no other; what it tells of itself is writable, nothing else', async () => {
  expect(await attempt(mine.id, 'select from tenant')).toBe(1)
  expect(await attempt(mine.id, `update tenant set name = 'x'`)).toBe(1)
  expect(await attempt(mine.id, `update tenant set main_number = '+33199009999'`)).toBe(REFUSED)
  expect(await attempt(mine.id, 'delete from tenant')).toBe(REFUSED)
})

test('no other role can be taken', async () => {
  expect(await attempt(mine.id, 'set local role portal_owner')).toBe(REFUSED)
  expect(await attempt(mine.id, 'set local role portal_platform')).toBe(REFUSED)
})

/** Columns of the table that portal_app may update. */
async function writable(name: string): Promise<string[]> {
  const { rows } = await admin.query<{ column: string }>(
    `select attname::text as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and has_column_privilege('portal_app', attrelid, attnum, 'UPDATE')`,
    [name],
  )
  return rows.map(({ column }) => column)
}

/** Foreign keys that refuse the deletion of what a company may delete. */
const references = await refusingKeys(admin, TARGET_KINDS)

test('no reference is left dangling, whatever the portal does', async () => {
  expect(references.length).toBeGreaterThan(20)
})

test.each(references)('$table.$column keeps what it refers to', async ({ table, column, target, name }) => {
  await admin.query('begin')
  try {
    const { rows: others } = await admin.query<{ source: string; conname: string }>(
      `select conrelid::regclass::text as source, conname from pg_constraint
       where contype = 'f' and confrelid = $1::regclass and conname <> $2
         or contype = 'c' and conrelid = $3::regclass`,
      [target, name, table],
    )
    // Only this key speaks, of a row that is made to have it.
    for (const { source, conname } of others) {
      await admin.query(`alter table ${source} drop constraint "${conname}"`)
    }
    const { rows } = await admin.query<{ id: string }>(`select id from ${target} where tenant_id = $1`, [
      mine.id,
    ])
    const [{ id } = { id: '' }] = rows
    await admin.query(`update ${table} set ${column} = $1 where tenant_id = $2`, [id, mine.id])
    await admin.query('set local role portal_app')
    await admin.query(`select set_config('app.tenant_id', $1, true)`, [mine.id])
    const refused = await admin
      .query(`delete from ${target} where id = $1`, [id])
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DatabaseError)
    const { code, constraint } = refused as DatabaseError
    // What the portal may not delete at all it cannot leave dangling either.
    expect(code === '42501' || constraint === name).toBe(true)
  } finally {
    await admin.query('rollback')
  }
})

test('each of them is told before a deletion, and can be ended (http/uses.ts)', () => {
  const covered = new Set(REFERRERS.flatMap(({ keys }) => keys))
  const left = references.map(({ table, column }) => `${table}.${column}`).filter((key) => !covered.has(key))
  expect(left).toEqual([])
})
