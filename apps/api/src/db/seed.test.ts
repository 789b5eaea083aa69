import { Extension } from '@switchboard/contract/extensions'
import { isTrivialPin, judgeExtensionNumber } from '@switchboard/contract/number-plan'
import { seedDemo } from '@switchboard/database/seed'
import { DEMO_SIGN_IN } from '@switchboard/database/seed/sign-in'
import { expect, test } from 'vitest'
import { toExtension, WITH_PHONE } from '../features/extensions/present.ts'
import { newSipUser } from '../features/devices/credentials.ts'
import { databaseUrl, owner } from '../testing/db.ts'

const seed = () =>
  seedDemo({
    databaseUrl,
    hashPassword: (text) => Promise.resolve(`hash of ${text}`),
    encrypt: (text) => `sealed.${text}`,
    now: new Date('2026-11-23T09:00:00Z'),
    deviceSignIn: (at) => {
      const sipUser = newSipUser()
      return { sipUser, sipSecret: 'sealed', sipHa1: '0'.repeat(32), passwordSetAt: at }
    },
    keepSound: (_tenant, _id, sound) =>
      Promise.resolve({ format: 'wav', bytes: sound().length, durationMs: 1000, peaks: [] }),
    keepRecording: () => Promise.resolve({ durationMs: 1000 }),
  })

test('the demo is made once, in an empty database only', async () => {
  expect(await seed()).toBe(true)
  expect(await seed()).toBe(false)
  const tenants = await owner.tenant.findMany({ include: { _count: true }, orderBy: { name: 'asc' } })
  expect(tenants.map(({ name }) => name)).toEqual(['Atelier Lumière', 'Cabinet Martin'])
  expect(tenants[0]?._count).toMatchObject({ extensions: 25, phoneNumbers: 6, users: 16 })
})

test('its owner signs in with the main number alone', async () => {
  const name = `+33${DEMO_SIGN_IN.phone.replaceAll(' ', '').slice(1)}`
  const { user } = await owner.signInName.findUniqueOrThrow({ where: { name }, include: { user: true } })
  expect(user).toMatchObject({
    firstName: 'Claire',
    role: 'owner',
    passwordHash: `hash of ${DEMO_SIGN_IN.password}`,
  })
})

test('its history tells what was before, and after it the phones as they are', async () => {
  const events = await owner.auditEvent.findMany()
  expect(events.length).toBeGreaterThan(3)
  for (const { objectId, before, after, objectVersion } of events) {
    const row = await owner.extension.findFirstOrThrow({ where: { id: objectId }, include: WITH_PHONE })
    expect(after).toEqual(toExtension(row))
    expect(objectVersion).toBe(row.version)
    expect(Extension.parse(before)).toEqual(before)
    expect(before).not.toEqual(after)
  }
})

test('ids and times are the same in every installation', async () => {
  const tenant = await owner.tenant.findFirstOrThrow({ where: { name: 'Atelier Lumière' } })
  expect(tenant).toMatchObject({
    id: '01a19b45-b800-7d05-af43-7eb922690a5b',
    createdAt: new Date('2026-11-02T08:00:00Z'),
  })
})

test('its data would pass the portal’s own rules', async () => {
  const extensions = await owner.extension.findMany({ include: { phone: true } })
  expect(extensions.filter(({ number }) => judgeExtensionNumber(number, 'FR').state !== 'allowed')).toEqual(
    [],
  )
  const pins = extensions.flatMap(({ phone }) => phone?.voicemailPinSecret?.replace('sealed.', '') ?? [])
  expect(pins.filter((pin) => !/^\d{4}$/.test(pin) || isTrivialPin(pin))).toEqual([])
  expect(pins.length).toBeGreaterThan(10)
})

test('every number is of a range that Arcep sets aside for fiction', async () => {
  const registered = await owner.numberRegistry.findMany()
  const external = await owner.phoneExtension.findMany({ where: { forwardingExternal: { not: null } } })
  const callers = await owner.voicemailMessage.findMany({ where: { caller: { startsWith: '+' } } })
  expect(callers.length).toBeGreaterThan(2)
  const numbers = [
    ...registered.map(({ e164 }) => e164),
    ...external.map(({ forwardingExternal }) => forwardingExternal),
    ...callers.map(({ caller }) => caller),
  ]
  const fiction = /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/
  expect(numbers.filter((number) => !fiction.test(number ?? ''))).toEqual([])
})
