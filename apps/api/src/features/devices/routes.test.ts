import { createHash } from 'node:crypto'
import { type Device, devices, type DeviceWrite, MOST_DEVICES } from '@switchboard/contract/devices'
import { devicesOwn } from '@switchboard/contract/devices.own'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { describe, expect, test } from 'vitest'
import { makeSecretBox } from '../../http/crypto.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeDevice, makeExtension, makeRingGroup, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp({
  env: { PUBLIC_URL: 'http://localhost:4000', SIP_HOST: 'sip.example.test' },
})

async function start() {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const { id: extensionId } = await makeExtension({
    tenantId,
    kind: 'shared_phone',
    number: '204',
    name: 'Lobby',
  })
  return { tenantId, caller, extensionId }
}

const SOFTPHONE: DeviceWrite = { name: 'Mobile', hardware: { kind: 'softphone' }, enabled: true }
const phone = (mac: string): DeviceWrite => ({
  name: 'Desk',
  hardware: { kind: 'ip_phone', mac, model: 'Yealink T23G' },
  enabled: true,
})
const create = (caller: Caller, extensionId: string, write: DeviceWrite = SOFTPHONE) =>
  caller.call(devices.create, { body: { ...write, extensionId } })
const request = (caller: Caller, extensionId: string, write: DeviceWrite) =>
  caller.request(devices.create, { body: { ...write, extensionId } })
const update = (caller: Caller, { id, version }: Pick<Device, 'id' | 'version'>, write: DeviceWrite) =>
  caller.request(devices.update, { params: { id }, body: { ...write, version } })
const secretsOf = ({ id }: Pick<Device, 'id'>) =>
  owner.device.findFirstOrThrow({ where: { id }, select: { sipUser: true, sipSecret: true, sipHa1: true } })

describe('a softphone', () => {
  test('is told once what it registers with; the portal keeps it sealed, and as the engine needs it', async () => {
    const { caller, extensionId } = await start()
    const { credentials, ...device } = await create(caller, extensionId)
    expect(device).toMatchObject({
      extension: { id: extensionId, number: '204', name: 'Lobby' },
      name: 'Mobile',
      hardware: { kind: 'softphone' },
      registration: { state: 'never_seen' },
      effect: 'saved',
      version: 1,
    })
    expect(credentials).toMatchObject({
      server: { host: 'sip.example.test', port: 5061, transport: 'tls' },
      sipUser: device.sipUser,
    })
    const { password } = credentials
    const kept = await secretsOf(device)
    expect(kept.sipHa1).toBe(createHash('md5').update(`${device.sipUser}:pbx:${password}`).digest('hex'))
    expect(makeSecretBox(server.config.secretKeys).decrypt(kept.sipSecret)).toBe(password)
    const shown = [
      await caller.call(devices.get, { params: { id: device.id } }),
      await caller.call(devices.list, { query: {} }),
      await caller.call(history.list, { query: {} }),
    ].map((each) => JSON.stringify(each))
    for (const text of shown) {
      expect(text).not.toContain(password)
      expect(text).not.toContain(kept.sipHa1)
    }
  })

  test('two have nothing in common', async () => {
    const { caller, extensionId } = await start()
    const [one, two] = [await create(caller, extensionId), await create(caller, extensionId)]
    expect(one.credentials.sipUser).not.toBe(two.credentials.sipUser)
    expect(one.credentials.password).not.toBe(two.credentials.password)
  })

  test('gets a new password, and the one before is gone; the history tells that and no more', async () => {
    const { caller, extensionId } = await start()
    const { credentials, ...device } = await create(caller, extensionId)
    const params = { id: device.id }
    const rotated = await caller.call(devices.rotate, { params, body: { version: 1 } })
    expect(rotated).toMatchObject({ version: 2, sipUser: device.sipUser })
    expect(rotated.credentials.password).not.toBe(credentials.password)
    const stale = await caller.request(devices.rotate, { params, body: { version: 1 } })
    expect([stale.statusCode, stale.json().current]).toMatchObject([409, { id: device.id, version: 2 }])
    const [entry] = (await caller.call(history.list, { query: {} })).items
    expect(entry).toMatchObject({ action: 'device.password_renewed', changes: [], undoable: false })
  })

  test('fetches its account from the address in its QR code, for ten minutes, while it may connect', async () => {
    const { caller, extensionId } = await start()
    const { credentials, ...device } = await create(caller, extensionId)
    const url = new URL(credentials.provisioningUrl ?? '')
    expect(url.origin).toBe('http://localhost:4000')
    expect(url.pathname).not.toContain(credentials.password)
    const fetched = () => server.app.inject({ url: url.pathname })
    const answer = await fetched()
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'application/xml; charset=utf-8',
    ])
    expect(answer.body).toContain(`<entry name="passwd" overwrite="true">${credentials.password}</entry>`)
    expect(answer.body).toContain('&lt;sip:sip.example.test:5061;transport=tls&gt;')
    expect(answer.body).toContain(`&quot;Lobby&quot; &lt;sip:${device.sipUser}@sip.example.test&gt;`)
    await update(caller, device, { ...SOFTPHONE, enabled: false })
    expect((await fetched()).json().code).toBe('link_invalid')
    await update(caller, { ...device, version: 2 }, SOFTPHONE)
    expect((await fetched()).statusCode).toBe(200)
    server.clock.advance(10 * 60_000 + 1000)
    expect((await fetched()).json().code).toBe('link_invalid')
    for (const token of ['', 'k1.AAAA', `${url.pathname.split('/').at(-1)}A`]) {
      expect((await caller.request(devices.provision, { params: { token: token || 'x' } })).statusCode).toBe(
        404,
      )
    }
  })
})

describe('a desk phone', () => {
  test('is known by its MAC address, however that is written, once in a company', async () => {
    const { caller, extensionId } = await start()
    const { credentials, ...device } = await create(caller, extensionId, phone(' 00-15-65-3A-4B-5C '))
    expect(device.hardware).toEqual({ kind: 'ip_phone', mac: '0015653a4b5c', model: 'Yealink T23G' })
    expect(credentials.provisioningUrl).toBeNull()
    const twice = await request(caller, extensionId, phone('0015.653a.4b5c'))
    expect([twice.statusCode, twice.json().fieldErrors]).toEqual([409, { 'hardware.mac': 'taken' }])
    const other = await start()
    expect((await request(other.caller, other.extensionId, phone('00:15:65:3a:4b:5c'))).statusCode).toBe(201)
  })

  test.each(['', '001565', '00:15:65:3a:4b:5g', '01:15:65:3a:4b:5c', '00:00:00:00:00:00'])(
    'cannot have the MAC address "%s"',
    async (mac) => {
      const { caller, extensionId } = await start()
      const answer = await request(caller, extensionId, phone(mac))
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([
        400,
        { 'hardware.mac': 'mac_malformed' },
      ])
    },
  )

  test('stays a desk phone', async () => {
    const { caller, extensionId } = await start()
    const device = await create(caller, extensionId, phone('0015653a4b5c'))
    const answer = await update(caller, device, SOFTPHONE)
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { 'hardware.kind': 'invalid' }])
  })
})

test.each([';', '^', '"', '<', '>'])(
  'a name with %s is refused at its field: a phone engine reads it as syntax',
  async (sign) => {
    const { caller, extensionId } = await start()
    const answer = await request(caller, extensionId, { ...SOFTPHONE, name: `a${sign}b` })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { name: 'invalid' }])
  },
)

test('a change replaces what can be edited; a stale one is refused with the device as it is now', async () => {
  const { caller, extensionId } = await start()
  const device = await create(caller, extensionId, phone('0015653a4b5c'))
  const changed = await update(caller, device, { ...phone('0015653a4b5d'), name: 'Window', enabled: false })
  expect(changed.json()).toMatchObject({
    name: 'Window',
    enabled: false,
    version: 2,
    hardware: { mac: '0015653a4b5d' },
  })
  const stale = await update(caller, device, phone('0015653a4b5c'))
  expect([stale.statusCode, stale.json().current]).toMatchObject([409, { version: 2, name: 'Window' }])
})

test('only phones have devices, and so many each', async () => {
  const { caller, extensionId, tenantId } = await start()
  const group = await makeExtension({ tenantId, kind: 'ring_group' })
  const answer = await request(caller, group.id, SOFTPHONE)
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { extensionId: 'not_found' }])
  for (let count = 0; count < MOST_DEVICES; count += 1) await makeDevice({ tenantId, extensionId })
  expect((await request(caller, extensionId, SOFTPHONE)).json().code).toBe('limit_reached')
})

test('of several that add the last one at once, one does', async () => {
  const { caller, extensionId, tenantId } = await start()
  for (let count = 1; count < MOST_DEVICES; count += 1) await makeDevice({ tenantId, extensionId })
  const answers = await Promise.all([1, 2, 3].map(() => request(caller, extensionId, SOFTPHONE)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409])
})

describe('the list', () => {
  test('is by name, a page at a time, of an extension or what a text finds', async () => {
    const { caller, extensionId, tenantId } = await start()
    const { id: other } = await makeExtension({
      tenantId,
      kind: 'shared_phone',
      number: '310',
      name: 'Hélène',
    })
    for (const name of ['C', 'A', 'B']) await makeDevice({ tenantId, extensionId, name })
    await makeDevice({ tenantId, extensionId: other, name: 'B' })
    const names = async (query: object) =>
      (await caller.call(devices.list, { query })).items.map(
        ({ name, extension }) => `${name} ${extension.number}`,
      )
    // Of two with one name, the id decides.
    expect((await names({})).toSorted()).toEqual(['A 204', 'B 204', 'B 310', 'C 204'])
    expect(await names({ extensionId })).toEqual(['A 204', 'B 204', 'C 204'])
    expect(await names({ search: 'helene' })).toEqual(['B 310'])
    expect(await names({ search: '310' })).toEqual(['B 310'])
    expect(await names({ search: 'c' })).toEqual(['C 204'])
    const first = await caller.call(devices.list, { query: { limit: 3 } })
    const next = await caller.call(devices.list, { query: { limit: 3, cursor: first.nextCursor ?? '' } })
    expect([...first.items, ...next.items].map(({ name }) => name)).toEqual(['A', 'B', 'B', 'C'])
    expect(next.nextCursor).toBeNull()
  })
})

describe('the history', () => {
  const undoLast = async (caller: Caller) => {
    const [entry] = (await caller.call(history.list, { query: {} })).items
    const params = { id: entry?.id ?? '' }
    const verdict = await caller.call(history.undoable, { params })
    return { verdict, answer: await caller.request(history.undo, { params }) }
  }

  test('takes a change back, and a creation', async () => {
    const { caller, extensionId } = await start()
    const device = await create(caller, extensionId, phone('0015653a4b5c'))
    await update(caller, device, { ...phone('0015653a4b5d'), name: 'Window' })
    expect((await undoLast(caller)).verdict).toMatchObject({ possible: true, losses: [] })
    const back = await caller.call(devices.get, { params: { id: device.id } })
    expect(back).toMatchObject({ name: 'Desk', hardware: { mac: '0015653a4b5c' }, sipUser: device.sipUser })
    expect((await undoLast(caller)).answer.statusCode).toBe(200) // does it again
    expect(await caller.call(devices.get, { params: { id: device.id } })).toMatchObject({ name: 'Window' })
    await undoLast(caller)
    const [made] = (await caller.call(history.list, { query: {} })).items.slice(-1)
    await caller.call(history.undo, { params: { id: made?.id ?? '' } })
    expect((await caller.call(devices.list, { query: {} })).items).toEqual([])
  })

  test('says what stands in the way: a MAC address that another has since', async () => {
    const { caller, extensionId } = await start()
    const device = await create(caller, extensionId, phone('0015653a4b5c'))
    await update(caller, device, phone('0015653a4b5d'))
    const [entry] = (await caller.call(history.list, { query: {} })).items
    await create(caller, extensionId, phone('0015653a4b5c'))
    const verdict = await caller.call(history.undoable, { params: { id: entry?.id ?? '' } })
    expect(verdict).toMatchObject({ possible: false, obstacles: { items: [{ reason: 'exists_already' }] } })
  })
})

describe('what goes with what', () => {
  /** A phone with a desk phone that is a member of a group by itself. */
  async function startInGroup() {
    const started = await start()
    const { tenantId, extensionId } = started
    const desk = await makeDevice({
      tenantId,
      extensionId,
      name: 'Desk',
      mac: '0015653a4b5c',
      model: 'Yealink T23G',
    })
    const group = await makeRingGroup({ tenantId })
    await owner.ringGroupMember.create({
      data: { tenantId, ringGroupId: group.id, position: 0, deviceId: desk.id, ringSeconds: 20 },
    })
    const members = () => owner.ringGroupMember.count({ where: { tenantId } })
    return { ...started, desk, group, members }
  }
  const undoLast = async (caller: Caller) => {
    const [entry] = (await caller.call(history.list, { query: {} })).items
    const params = { id: entry?.id ?? '' }
    const { losses } = await caller.call(history.undoable, { params })
    const answer = await caller.request(history.undo, { params })
    return [answer.statusCode, losses]
  }

  test('a device that a group rings is told to be in use, leaves it, and comes back with it', async () => {
    const { caller, desk, group, members } = await startInGroup()
    const params = { id: desk.id }
    const uses = await caller.call(devices.uses, { params })
    expect(uses).toMatchObject({
      total: 1,
      items: [{ way: 'group_member', by: { extension: { id: group.id } } }],
    })
    expect((await caller.request(devices.remove, { params, query: {} })).json().code).toBe('in_use')
    await caller.call(devices.remove, { params, query: { detach: 'true' } })
    expect([await members(), await owner.device.count({ where: params })]).toEqual([0, 0])
    expect(await undoLast(caller)).toEqual([200, ['device_password']])
    expect(await members()).toBe(1)
    const back = await caller.call(devices.get, { params })
    expect(back).toMatchObject({ name: 'Desk', registration: { state: 'never_seen' }, version: 2 })
    expect(back.sipUser).not.toBe(desk.sipUser)
  })

  test('deleting a phone says which devices go, and one undo brings all back', async () => {
    const { caller, extensionId, desk, members } = await startInGroup()
    const params = { id: extensionId }
    const { items } = await caller.call(extensions.uses, { params })
    expect(items).toMatchObject([
      { way: 'group_member' },
      { way: 'device', by: { kind: 'device', label: 'Desk' }, replaceable: false },
    ])
    expect((await caller.request(extensions.remove, { params, query: {} })).json().code).toBe('in_use')
    await caller.call(extensions.remove, { params, query: { detach: 'true' } })
    expect(await owner.device.count({ where: { id: desk.id } })).toBe(0)
    const [entry] = (await caller.call(history.list, { query: {} })).items
    expect(entry).toMatchObject({ action: 'extension.deleted' })
    expect(await undoLast(caller)).toEqual([200, ['device_password']])
    expect(await caller.call(devices.get, { params: { id: desk.id } })).toMatchObject({
      extension: { id: extensionId },
    })
    expect(await members()).toBe(1)
  })
})

describe('one’s own', () => {
  async function startOwn() {
    const user = await makeUser({ role: 'user' })
    const { tenantId } = user
    const { id: extensionId } = await makeExtension({ tenantId, userId: user.id, number: '204' })
    const stranger = await makeExtension({ tenantId, number: '310' })
    return { caller: await server.signInAs(user), tenantId, extensionId, stranger: stranger.id }
  }

  test('people see the devices of their phones and have softphones as they like', async () => {
    const { caller, tenantId, extensionId, stranger } = await startOwn()
    await makeDevice({ tenantId, extensionId, name: 'Desk', mac: '0015653a4b5c', model: 'Yealink T23G' })
    await makeDevice({ tenantId, extensionId: stranger })
    const made = await caller.call(devicesOwn.create, { body: { extensionId, name: 'Mobile' } })
    expect(made).toMatchObject({ hardware: { kind: 'softphone' }, enabled: true })
    const { items } = await caller.call(devicesOwn.list, {})
    expect(items.map(({ name }) => name)).toEqual(['Desk', 'Mobile'])
    const params = { id: made.id }
    const rotated = await caller.call(devicesOwn.rotate, { params, body: { version: 1 } })
    expect(rotated.credentials.password).not.toBe(made.credentials.password)
    await caller.call(devicesOwn.remove, { params })
    expect((await caller.call(devicesOwn.list, {})).items.map(({ name }) => name)).toEqual(['Desk'])
  })

  test('not desk phones, nor what is another’s or the company’s', async () => {
    const { caller, tenantId, extensionId, stranger } = await startOwn()
    const desk = await makeDevice({ tenantId, extensionId, mac: '0015653a4b5c', model: 'Yealink T23G' })
    const foreign = await makeDevice({ tenantId, extensionId: stranger })
    for (const { id } of [desk, foreign]) {
      const answer = await caller.request(devicesOwn.rotate, { params: { id }, body: { version: 1 } })
      expect(answer.statusCode).toBe(404)
      expect((await caller.request(devicesOwn.remove, { params: { id } })).statusCode).toBe(404)
    }
    const shared = await makeExtension({ tenantId, kind: 'shared_phone' })
    for (const id of [stranger, shared.id]) {
      const answer = await caller.request(devicesOwn.create, { body: { extensionId: id, name: 'Mobile' } })
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { extensionId: 'not_found' }])
    }
    expect((await caller.request(devices.list, { query: {} })).statusCode).toBe(403)
  })
})
