import { afterAll, describe, expect, test } from 'vitest'
import { makePlatform } from '../db/platform.ts'
import { sha256 } from '../http/crypto.ts'
import { databaseUrl, owner } from '../testing/db.ts'
import { makeTenant, makeUser } from '../testing/factories.ts'
import { lockNumbers } from '../testing/row-lock.ts'
import { createTenant, readArguments } from './tenant-create.ts'

const ARGUMENTS = {
  name: 'Maison Duval',
  country: 'FR',
  number: '01 99 00 77 00',
  language: 'fr',
  owner: 'Anne-Marie de la Tour <Anne@Example.com>',
}

const read = (changes: Partial<Record<keyof typeof ARGUMENTS | 'time-zone', string>> = {}) =>
  readArguments(Object.entries({ ...ARGUMENTS, ...changes }).flatMap(([name, value]) => [`--${name}`, value]))

test('arguments become a company', () => {
  expect(read()).toEqual({
    name: 'Maison Duval',
    country: 'FR',
    mainNumber: '+33199007700',
    language: 'fr',
    timeZone: 'Europe/Paris',
    owner: { firstName: 'Anne-Marie', lastName: 'de la Tour', email: 'anne@example.com' },
  })
})

test.for([
  [{ name: '' }, '--name is missing.'],
  [{ name: 'a;b' }, '--name a;b must be 1 to 80 characters without'],
  [{ country: 'XX' }, '--country XX is not a country'],
  [{ number: '12' }, '--number 12 is not a phone number of FR.'],
  [{ language: 'de' }, '--language de is neither fr nor en.'],
  [{ owner: 'Anne' }, '--owner Anne must have the form'],
  [{ owner: 'Anne Duval <anne>' }, '--owner Anne Duval <anne> must have the form'],
  // Longer than E.164 allows, though Germany's plan has such numbers.
  [
    { country: 'DE', number: '030 12345678901234' },
    '--number 030 12345678901234 is not a phone number of DE.',
  ],
  [{ country: 'US', number: '(202) 555-0143' }, 'The time zone of US is not certain'],
  [
    { country: 'XK', number: '028 000 000' },
    'The time zone of XK is not certain: give it with --time-zone, such as Europe/',
  ],
  [{ 'time-zone': '+02:00' }, '--time-zone +02:00 is not a time zone'],
  [{ 'time-zone': 'Paris' }, '--time-zone Paris is not a time zone'],
] as const)('%o is told in a sentence', ([changes, sentence]) => {
  expect(() => read(changes)).toThrow(sentence)
})

test('an unknown argument is told with the usage', () => {
  expect(() => readArguments(['--nam', 'x'])).toThrow(/--nam.*\nnpm run tenant:create/s)
})

describe('createTenant', () => {
  const platform = makePlatform({ connectionString: databaseUrl })
  afterAll(() => platform.pool.end())
  const now = new Date('2026-11-22T10:00:00Z')

  test('makes a company whose owner can be invited', async () => {
    const token = await createTenant(platform, read(), now)
    const invitation = await owner.oneTimeLink.findUniqueOrThrow({
      where: { tokenHash: new Uint8Array(sha256(token)) },
      include: {
        user: { include: { signInNames: true } },
        tenant: { include: { phoneNumbers: true, outbox: true } },
      },
    })
    expect(invitation).toMatchObject({ usedAt: null, expiresAt: new Date('2026-11-29T10:00:00Z') })
    expect(invitation.user).toMatchObject({ role: 'owner', passwordHash: null })
    const names = invitation.user.signInNames.map(({ name }) => name)
    expect(names.toSorted()).toEqual(['+33199007700', 'anne@example.com'])
    expect(invitation.tenant.phoneNumbers).toMatchObject([{ e164: '+33199007700' }])
    expect(invitation.tenant.outbox).toMatchObject([
      { kind: 'mail.invitation', payload: { userId: invitation.userId } },
    ])
    expect(await owner.platformAuditEvent.findMany()).toMatchObject([
      { action: 'tenant.created', detail: { tenantId: invitation.tenantId } },
    ])
  })

  test.each([
    ['number', { owner: 'Ed Roy <ed-1@example.com>' }, { owner: 'Ann Roy <ann-1@example.com>' }],
    ['address', { number: '01 99 00 77 21' }, { number: '01 99 00 77 22' }],
  ])('of two at once with one %s, one is made and the other is told why', async (_, one, two) => {
    const shared = { number: '01 99 00 77 20', owner: 'Ed Roy <ed-2@example.com>' }
    const results = await Promise.allSettled(
      [one, two].map((own) => createTenant(platform, read({ ...shared, ...own }), now)),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => String(reason))).toEqual([
      expect.stringMatching(
        /^CommandError: Somebody signs in with (\+33199007720|ed-2@example\.com) already\.$/,
      ),
    ])
  })

  test('what somebody takes between two looks is told as if it had been taken before or after both', async () => {
    const person = await makeUser()
    const numbers = await lockNumbers()
    const take = async () => {
      await numbers.waiter() // after the look at names, before that at numbers
      const taken = ['+33199007740', person.tenantId]
      await numbers.run('insert into number_registry (e164, tenant_id) values ($1, $2)', taken)
      const name = 'insert into sign_in_name (name, tenant_id, user_id) values ($1, $2, $3)'
      await numbers.run(name, [...taken, person.id])
      await numbers.release()
    }
    const late = read({ number: '01 99 00 77 40', owner: 'Ed Roy <ed-4@example.com>' })
    await Promise.all([
      expect(createTenant(platform, late, now)).rejects.toThrow(
        'Somebody signs in with +33199007740 already.',
      ),
      take(),
    ])
  })

  test('what cannot be noted is not done', async () => {
    const audit = () => Promise.reject(new Error('the history is closed'))
    const closed = read({ number: '01 99 00 77 30', owner: 'Ed Roy <ed-3@example.com>' })
    await expect(createTenant({ ...platform, audit }, closed, now)).rejects.toThrow('the history is closed')
    expect(await owner.tenant.count({ where: { mainNumber: closed.mainNumber } })).toBe(0)
  })

  test('refuses a name to sign in with that is taken, and leaves nothing behind', async () => {
    const again = read({ number: '01 99 00 77 01' })
    await expect(createTenant(platform, again, now)).rejects.toThrow(
      'Somebody signs in with anne@example.com already.',
    )
    expect(await owner.tenant.count({ where: { mainNumber: again.mainNumber } })).toBe(0)
  })

  test('refuses a number of another company', async () => {
    const { id: tenantId } = await makeTenant()
    await owner.numberRegistry.create({ data: { e164: '+33199007799', tenantId } })
    const other = read({ number: '01 99 00 77 99', owner: 'Ed Roy <ed@example.com>' })
    await expect(createTenant(platform, other, now)).rejects.toThrow(
      'The number +33199007799 belongs to another company.',
    )
  })
})
