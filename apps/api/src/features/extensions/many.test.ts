import { randomUUIDv7 } from 'node:crypto'
import { type Extension, extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { inBatch, makeAudit } from '../../http/audit.ts'
import { makeSecretBox } from '../../http/crypto.ts'
import { startTestApp, testConfig } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeSignInName, makeTenant, makeUser } from '../../testing/factories.ts'
import { exchangingNumbers, insertMany, updateMany, type WriteContext } from './many.ts'
import { WITH_PHONE } from './present.ts'

const config = testConfig()
const database = connect(config, pino({ level: 'silent' }))
afterAll(() => database.close())
const server = await startTestApp()
const secrets = makeSecretBox(config.secretKeys)

const phone = (number: string, values: Partial<ExtensionWrite> = {}): ExtensionWrite => ({
  number,
  holder: { kind: 'shared', label: `Poste ${number}` },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: true, pin: '4071', delaySeconds: 20, email: null, language: 'fr' },
  ...values,
})
const person = (firstName: string, lastName = 'Martin') =>
  ({ kind: 'person', firstName, lastName, email: null }) as const
const keepsPin = { ...phone('0').voicemail, pin: null }

/** A company, and how to write in one transaction of it. */
async function company() {
  const tenant = await makeTenant()
  const admin = await makeUser({ tenantId: tenant.id })
  const write = <T>(run: (ctx: WriteContext) => Promise<T>) =>
    database.withTenant(tenant.id, (db) => {
      const audit = makeAudit(db, { userId: admin.id, token: null }, server.clock.now(), 'test')
      return run({ db, audit, clock: server.clock, secrets })
    })
  /** Saves what these are to become, by their ids. */
  const save = (writes: [id: string, write: ExtensionWrite][]) =>
    write(async (ctx) => {
      const rows = await ctx.db.extension.findMany({ include: WITH_PHONE })
      const changes = writes.flatMap(([id, write]) => {
        const before = rows.find((row) => row.id === id)
        return before ? [{ before, write }] : []
      })
      return exchangingNumbers(ctx.db, () => updateMany(ctx, changes))
    })
  const secretOf = async (extensionId: string) => {
    const row = await owner.phoneExtension.findFirstOrThrow({ where: { tenantId: tenant.id, extensionId } })
    return row.voicemailPinSecret ?? ''
  }
  return { tenant, tenantId: tenant.id, admin, write, save, secretOf }
}

describe('many new phones', () => {
  test('may forward to one another, wherever they are in the list', async () => {
    const { tenantId, write, secretOf } = await company()
    const ids = Array.from({ length: 1100 }, () => randomUUIDv7())
    const batchId = randomUUIDv7()
    const items = ids.map((id, at) => {
      const extensionId = ids.at(-1 - at) ?? id
      const forwarding = { mode: 'always', destination: { kind: 'extension', extensionId } } as const
      const holder =
        at % 2 ? person('Ada', `Martin ${at}`) : ({ kind: 'shared', label: `Poste ${at}` } as const)
      return { id, write: phone(String(2000 + at), { forwarding, holder }) }
    })
    const made = await write((ctx) => insertMany(inBatch(ctx, batchId), items))
    expect(made.map(({ id }) => id)).toEqual(ids)
    expect(made[1]).toMatchObject({
      number: '2001',
      name: 'Ada Martin 1',
      kind: 'user',
      version: 1,
      phone: { forwardingTarget: { number: '3098' }, voicemail: { pinSet: true } },
    })
    expect(secrets.decrypt(await secretOf(ids[1] ?? ''))).toBe('4071')
    const events = await owner.auditEvent.findMany({
      where: { tenantId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    expect(events.map(({ objectId }) => objectId).toSorted()).toEqual(ids.toSorted())
    expect(new Set(events.map((event) => event.batchId))).toEqual(new Set([batchId]))
    expect(JSON.stringify(events).includes('"4071"')).toBe(false)
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(550)
  })

  test('cannot take a number that is taken', async () => {
    const { tenantId, write } = await company()
    await makeExtension({ tenantId, number: '204', kind: 'fax', name: 'Fax' })
    const items = ['203', '204'].map((number) => ({ write: phone(number) }))
    await expect(write((ctx) => insertMany(ctx, items))).rejects.toThrow(/extension_tenant_id_number_key/)
    expect(await owner.extension.count({ where: { tenantId } })).toBe(1)
  })
})

describe('many changes', () => {
  test('may exchange numbers, and people sign in with those they have now', async () => {
    const { tenant, tenantId, save } = await company()
    const signingIn = async (number: string) => {
      const user = await makeUser({ tenantId, role: 'user', firstName: 'Ada', lastName: number })
      await makeSignInName(user, `${tenant.mainNumber}#${number}`)
      return makeExtension({ tenantId, number, userId: user.id })
    }
    const [one, two, three] = [await signingIn('201'), await signingIn('202'), await signingIn('203')]
    const to = (number: string, was: string) =>
      phone(number, { holder: person('Ada', was), voicemail: keepsPin })
    await save([
      [one.id, to('202', '201')],
      [two.id, to('201', '202')],
      [three.id, to('303', '203')],
    ])
    const rows = await owner.extension.findMany({ where: { tenantId }, orderBy: { number: 'asc' } })
    expect(rows.map(({ id, number, version }) => [id, number, version])).toEqual([
      [two.id, '201', 2],
      [one.id, '202', 2],
      [three.id, '303', 2],
    ])
    const names = await owner.signInName.findMany({ where: { tenantId }, orderBy: { name: 'asc' } })
    const inNinetyDays = new Date(server.clock.now().getTime() + 90 * 86_400_000)
    expect(names.map(({ name, userId, expiresAt }) => [name.split('#')[1], userId, expiresAt])).toEqual([
      ['201', two.userId, null],
      ['202', one.userId, null],
      ['203', three.userId, inNinetyDays],
      ['303', three.userId, null],
    ])
  })

  test('must end with one extension for each number', async () => {
    const { write, save } = await company()
    const [one, two] = await write((ctx) =>
      insertMany(
        ctx,
        ['201', '202'].map((number) => ({ write: phone(number) })),
      ),
    )
    const both = [one, two].map((each): [string, ExtensionWrite] => [each?.id ?? '', phone('203')])
    await expect(save(both)).rejects.toThrow(/extension_tenant_id_number_key/)
  })

  test("of one person's phones give them one name, also those that were not among them", async () => {
    const { tenantId, write, save } = await company()
    const [one] = await write((ctx) => insertMany(ctx, [{ write: phone('201', { holder: person('Zoé') }) }]))
    const { userId } = await owner.extension.findFirstOrThrow({ where: { id: one?.id ?? '' } })
    const two = await makeExtension({ tenantId, number: '202', userId, name: 'Zoé Martin' })
    const three = await makeExtension({ tenantId, number: '203', userId, name: 'Zoé Martin' })
    await save([
      [one?.id ?? '', phone('201', { holder: person('Zoé', 'Durand') })],
      [two.id, phone('202', { holder: person('Zoé', 'Petit') })],
    ])
    const rows = await owner.extension.findMany({ where: { tenantId }, orderBy: { number: 'asc' } })
    expect(rows.map(({ name, searchText, version }) => [name, searchText, version])).toEqual([
      ['Zoé Petit', 'zoe petit 201', 2],
      ['Zoé Petit', 'zoe petit 202', 2],
      ['Zoé Petit', 'zoe petit 203', 2],
    ])
    expect(await owner.appUser.findFirst({ where: { id: userId ?? '' } })).toMatchObject({
      lastName: 'Petit',
    })
    expect(await owner.auditEvent.count({ where: { tenantId, objectId: three.id } })).toBe(1)
  })

  test('keep a PIN, or replace it', async () => {
    const { write, save, secretOf } = await company()
    const numbers = ['201', '202']
    const made = await write((ctx) =>
      insertMany(
        ctx,
        numbers.map((number) => ({ write: phone(number) })),
      ),
    )
    const [one = '', two = ''] = made.map(({ id }) => id)
    const before = await secretOf(one)
    await save([
      [one, phone('201', { voicemail: keepsPin, doNotDisturb: true })],
      [two, phone('202', { voicemail: { ...keepsPin, pin: '8302' } })],
    ])
    expect(await secretOf(one)).toBe(before)
    expect(secrets.decrypt(await secretOf(two))).toBe('8302')
  })

  test('do what single saves do, one after the other', async () => {
    // As JSON makes them.
    const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
      fc.record(model, { noNullPrototype: true })
    const holders = fc.oneof(
      record({
        kind: fc.constant('person' as const),
        firstName: fc.constantFrom('Ada', 'Zoé'),
        lastName: fc.constantFrom('Martin', 'Lefèvre'),
        email: fc.constantFrom(null, 'a@example.test'),
      }),
      record({ kind: fc.constant('shared' as const), label: fc.constantFrom('Accueil', 'Atelier') }),
    )
    const destinations = fc.oneof(
      record({ kind: fc.constant('external' as const), number: fc.constant('+33142685300') }),
      // The one that stays: no phone forwards to itself.
      record({ kind: fc.constant('extension' as const), extensionId: fc.constant('stays') }),
    )
    const forwardings = fc.oneof(
      fc.constant({ mode: 'off' as const }),
      record({ mode: fc.constantFrom('offline' as const, 'always' as const), destination: destinations }),
    )
    const writes = (firstNumber: number) =>
      record({
        number: fc.integer({ min: firstNumber, max: firstNumber + 9 }).map(String),
        holder: holders,
        enabled: fc.boolean(),
        callerIdNumberId: fc.constant(null),
        forwarding: forwardings,
        doNotDisturb: fc.boolean(),
        voicemail: record({
          enabled: fc.boolean(),
          pin: fc.constantFrom('4071', '8302'),
          delaySeconds: fc.integer({ min: 5, max: 120 }),
          email: fc.constantFrom(null, 'b@example.test'),
          language: fc.constantFrom('fr' as const, 'en' as const),
        }),
      })
    const phones = [2010, 2020, 2030].map((first) => fc.tuple(writes(first), writes(first)))
    await fc.assert(
      fc.asyncProperty(fc.tuple(...phones), async (generated) => {
        const [single, many] = [await company(), await company()]
        const caller = await server.signInAs(single.admin)
        const stays = await makeExtension({
          tenantId: single.tenantId,
          number: '300',
          kind: 'fax',
          name: 'Fax',
        })
        const staysToo = await makeExtension({
          tenantId: many.tenantId,
          number: '300',
          kind: 'fax',
          name: 'Fax',
        })
        const towards = (id: string, write: ExtensionWrite): ExtensionWrite => {
          const { forwarding } = write
          if (forwarding.mode === 'off' || forwarding.destination.kind === 'external') return write
          return {
            ...write,
            forwarding: { ...forwarding, destination: { kind: 'extension', extensionId: id } },
          }
        }
        for (const [before, after] of generated) {
          const { id } = await caller.call(extensions.create, { body: towards(stays.id, before) })
          const body = { ...towards(stays.id, after), version: 1 }
          await caller.call(extensions.update, { params: { id }, body })
        }
        const items = generated.map(([before]) => ({ write: towards(staysToo.id, before) }))
        const made = await many.write((ctx) => insertMany(ctx, items))
        await many.save(generated.map(([, after], at) => [made[at]?.id ?? '', towards(staysToo.id, after)]))
        expect(await told(many.tenantId)).toEqual(await told(single.tenantId))
      }),
      { numRuns: 15 },
    )
  })
})

/** All that is stored of a company's phones, people and history, without what differs from one company to the next. */
async function told(tenantId: string) {
  const rows = await owner.extension.findMany({
    where: { tenantId },
    include: { user: true, phone: { include: { forwardedTo: true } } },
    orderBy: { number: 'asc' },
  })
  const people = await owner.appUser.count({ where: { tenantId, role: 'user' } })
  const events = await owner.auditEvent.findMany({ where: { tenantId } })
  const history = events.map(({ action, objectLabel, objectVersion, before, after }) => {
    const [was, is] = [before, after].map((state) => (state as Extension | null)?.phone?.voicemail)
    return JSON.stringify([action, objectLabel, objectVersion, was, is])
  })
  const unlike = new Set([
    'id',
    'tenantId',
    'extensionId',
    'userId',
    'forwardingExtensionId',
    'voicemailPinSecret',
  ])
  const text = JSON.stringify({ rows, people, history: history.toSorted() }, (key, value: unknown) =>
    unlike.has(key) || key.endsWith('At') ? value !== null : value,
  )
  return JSON.parse(text) as unknown
}
