import { afterAll, describe, expect, test } from 'vitest'
import { makePlatform } from '../db/platform.ts'
import { databaseUrl, owner } from '../testing/db.ts'
import { makeExtension, makePhoneNumber, makeTenant } from '../testing/factories.ts'
import { readArguments, runNumberCommand } from './number.ts'

const ADD = ['add', '--tenant', 'Atelier', '--number', '+33 1 87 00 00 01']

test('arguments become a command', () => {
  expect(readArguments([...ADD, '--label', 'Sales', '--source', 'ported'])).toEqual({
    verb: 'add',
    tenant: 'Atelier',
    e164: '+33187000001',
    label: 'Sales',
    source: 'ported',
  })
  expect(readArguments(ADD)).toMatchObject({ label: undefined, source: 'assigned' })
  expect(readArguments(['remove', '--number', '+33187000001'])).toEqual({
    verb: 'remove',
    e164: '+33187000001',
  })
})

test.for([
  [[], 'npm run number:add'],
  [['take', '--number', '+33187000001'], 'npm run number:add'],
  [['add', '--number', '0187000001', '--tenant', 'A'], 'is not a number like +33 1 99 00 12 34'],
  [['add', '--number', '+33187000001'], '--tenant is missing'],
  [[...ADD, '--source', 'bought'], '--source must be assigned, ported, temporary.'],
  [[...ADD, '--label', 'a;b'], '--label must be 1 to 80 characters'],
  [['remove', '--numbr', '1'], '--numbr'],
] as const)('%o is told in a sentence', ([args, sentence]) => {
  expect(() => readArguments([...args])).toThrow(sentence)
})

describe('the inventory', () => {
  const platform = makePlatform({ connectionString: databaseUrl })
  afterAll(() => platform.pool.end())
  const at = new Date('2026-11-23T10:00:00Z')
  const run = (...args: string[]) => runNumberCommand(platform, readArguments(args), at)
  const add = (tenant: string, number: string, ...more: string[]) =>
    run('add', '--tenant', tenant, '--number', number, ...more)

  test('a number belongs to one company: it is added, told to both histories, and taken back when unused', async () => {
    const [tenant, other] = await Promise.all([makeTenant({ name: 'Only one' }), makeTenant()])
    const e164 = '+33187000101'
    expect(await add(tenant.mainNumber, e164, '--label', 'Sales')).toBe(
      `${e164} belongs to ${tenant.mainNumber} now; it leads nowhere until the company sends its calls somewhere.`,
    )
    const where = { tenantId: tenant.id }
    expect(await owner.phoneNumber.findMany({ where })).toMatchObject([
      { e164, label: 'Sales', source: 'assigned', destinationKind: null, emergencyAddressId: null },
    ])
    for (const taker of [other.id, 'Only one']) {
      await expect(add(taker, e164)).rejects.toThrow(`${e164} belongs to a company already.`)
    }
    expect(await run('remove', '--number', e164)).toBe(`${e164} is free again.`)
    await expect(run('remove', '--number', e164)).rejects.toThrow(`No company has ${e164}.`)
    await add(other.id, e164)
    expect(await owner.numberRegistry.findUnique({ where: { e164 } })).toMatchObject({ tenantId: other.id })
    const told = await owner.auditEvent.findMany({ where, orderBy: { id: 'asc' } })
    expect(told).toMatchObject([
      { action: 'phone_number.added', actorKind: 'platform', objectLabel: 'Sales', after: { e164 } },
      { action: 'phone_number.released', actorKind: 'platform', before: { e164 }, after: null },
    ])
    const noted = await owner.platformAuditEvent.findMany({ where: { actor: 'command number:remove' } })
    expect(noted).toMatchObject([{ action: 'phone_number.released', detail: { tenantId: tenant.id, e164 } }])
  })

  test('of two who take one at once, one is told', async () => {
    const [a, b] = await Promise.all([makeTenant(), makeTenant()])
    const results = await Promise.allSettled([add(a.id, '+33187000102'), add(b.id, '+33187000102')])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('not while it is of use, and never the main one', async () => {
    const tenant = await makeTenant()
    const where = { tenantId: tenant.id }
    const main = await makePhoneNumber({ ...where, e164: tenant.mainNumber })
    await expect(run('remove', '--number', main.e164)).rejects.toThrow('is the main number of its company')
    const { id: extensionId } = await makeExtension({ ...where, kind: 'ring_group' })
    const used = await makePhoneNumber({
      ...where,
      e164: '+33187000103',
      destinationKind: 'extension',
      destinationExtensionId: extensionId,
    })
    await makeExtension({ ...where, phone: { callerIdNumberId: used.id } })
    await expect(run('remove', '--number', used.e164)).rejects.toThrow(
      'is in use: calls to it are sent somewhere, and it is the caller ID of 1.',
    )
  })

  test.each(['Nobody', '+33199999999', '018f0000-0000-7000-8000-000000000000'])(
    '%s is no company',
    async (who) => {
      await expect(add(who, '+33187000104')).rejects.toThrow(`There is no company ${who}`)
    },
  )
  test('two companies of one name are told apart by more', async () => {
    await makeTenant({ name: 'Twins' })
    await makeTenant({ name: 'Twins' })
    await expect(add('Twins', '+33187000105')).rejects.toThrow('Several companies are called Twins')
  })
})
