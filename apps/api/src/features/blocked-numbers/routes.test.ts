import { type BlockedNumberWrite, blockedNumbers, MOST_BLOCKED } from '@switchboard/contract/blocked-numbers'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { emergencyNumbers } from '@switchboard/contract/number-plan'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeBlockedNumber, makeExtension, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

async function start() {
  const tenant = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId: tenant.id }))
  return { tenant, where: { tenantId: tenant.id }, caller }
}

/** A plain user with a phone. */
async function startOwn(number = '204') {
  const user = await makeUser({ role: 'user' })
  const where = { tenantId: user.tenantId }
  const phone = await makeExtension({ ...where, userId: user.id, number })
  return { where, phone, caller: await server.signInAs(user) }
}

const PREFIX: BlockedNumberWrite = { kind: 'prefix', pattern: '+33899', note: 'Premium rate' }
const create = (caller: Caller, write: Partial<BlockedNumberWrite & { extensionId: string | null }> = {}) =>
  caller.request(blockedNumbers.create, { body: { ...PREFIX, extensionId: null, ...write } })

test('a company blocks numbers and prefixes, which are listed by their digits', async () => {
  const { caller } = await start()
  await create(caller)
  const { id } = (await create(caller, { kind: 'number', pattern: '+33612345678', note: null })).json()
  const { items } = await caller.call(blockedNumbers.list, { query: {} })
  expect(items.map(({ kind, pattern, note }) => [kind, pattern, note])).toEqual([
    ['number', '+33612345678', null],
    ['prefix', '+33899', 'Premium rate'],
  ])
  const changed = await caller.call(blockedNumbers.update, {
    params: { id },
    body: { ...PREFIX, pattern: '+3389', version: 1 },
  })
  expect(changed).toMatchObject({ version: 2, kind: 'prefix', pattern: '+3389' })
  await caller.call(blockedNumbers.remove, { params: { id } })
  expect((await caller.call(blockedNumbers.list, { query: {} })).items).toHaveLength(1)
})

test('for one phone beside the company', async () => {
  const { caller, where } = await start()
  const { id: extensionId } = await makeExtension({ ...where, kind: 'shared_phone' })
  await create(caller)
  expect((await create(caller, { extensionId })).statusCode).toBe(201) // the same digits, elsewhere
  const { items } = await caller.call(blockedNumbers.list, { query: { extension: extensionId } })
  expect(items).toMatchObject([{ extensionId, pattern: '+33899' }])
  const group = await makeExtension({ ...where, kind: 'ring_group' })
  expect((await create(caller, { extensionId: group.id })).json().fieldErrors).toEqual({
    extensionId: 'not_found',
  })
})

test('the same twice is refused, but a number and a prefix of the same digits are two things', async () => {
  const { caller } = await start()
  await create(caller, { pattern: '+33612345678' })
  const answer = await create(caller, { pattern: '+33612345678' })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([409, { pattern: 'taken' }])
  expect((await create(caller, { kind: 'number', pattern: '+33612345678' })).statusCode).toBe(201)
})

describe('never an emergency number', () => {
  test.each(emergencyNumbers('FR').map((code) => `+33${code}`))('%s', async (pattern) => {
    const { caller } = await start()
    for (const kind of ['number', 'prefix'] as const) {
      const answer = await create(caller, { kind, pattern })
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { pattern: 'emergency_number' }])
    }
  })
  test.each(['+3', '+33', '+331', '+3311', '+33116'])('nor all that begin with %s', async (pattern) => {
    const { caller } = await start()
    expect((await create(caller, { pattern })).json().fieldErrors).toEqual({ pattern: 'emergency_number' })
  })
  test('nor by a change', async () => {
    const { caller, where } = await start()
    const { id } = await makeBlockedNumber(where)
    const body = { ...PREFIX, pattern: '+331', version: 1 }
    const answer = await caller.request(blockedNumbers.update, { params: { id }, body })
    expect(answer.json().fieldErrors).toEqual({ pattern: 'emergency_number' })
  })
})

test.each([
  ['number', '+3361234', 422],
  ['number', '+33199', 422],
  ['number', '0612345678', 400],
  ['prefix', '112', 400],
  ['prefix', '+', 400],
] as const)('a %s is not %s', async (kind, pattern, status) => {
  const { caller } = await start()
  const answer = await create(caller, { kind, pattern })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([status, { pattern: 'phone_malformed' }])
})

test('a list ends somewhere', async () => {
  const { caller, where } = await start()
  const { id: extensionId } = await makeExtension({ ...where, kind: 'shared_phone' })
  await owner.blockedNumber.createMany({
    data: Array.from({ length: MOST_BLOCKED.phone }, (_, at) => ({
      ...where,
      extensionId,
      pattern: `+3361234${String(at).padStart(4, '0')}`,
      isPrefix: false,
      createdAt: new Date(),
    })),
  })
  expect((await create(caller, { extensionId })).json().code).toBe('limit_reached')
  expect((await create(caller)).statusCode).toBe(201)
})

test('a save on what somebody changed meanwhile is refused', async () => {
  const { caller, where } = await start()
  const { id } = await makeBlockedNumber({ ...where, version: 2 })
  const answer = await caller.request(blockedNumbers.update, {
    params: { id },
    body: { ...PREFIX, version: 1 },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'version_conflict'])
  expect(answer.json().current).toMatchObject({ id, version: 2 })
})

describe('one’s own', () => {
  test('people block callers for their own phones', async () => {
    const { caller, phone } = await startOwn()
    const body = { ...PREFIX, extensionId: phone.id }
    const made = await caller.call(blockedNumbers.ownCreate, { body })
    expect(made).toMatchObject({ extensionId: phone.id, version: 1 })
    const params = { id: made.id }
    await caller.call(blockedNumbers.ownUpdate, { params, body: { ...PREFIX, note: 'Robots', version: 1 } })
    expect((await caller.call(blockedNumbers.ownList, {})).items).toMatchObject([
      { note: 'Robots', version: 2 },
    ])
    await caller.call(blockedNumbers.ownRemove, { params })
    expect((await caller.call(blockedNumbers.ownList, {})).items).toEqual([])
  })

  test('nobody sees or touches those of a colleague, a shared phone or the company', async () => {
    const { caller, where } = await startOwn()
    const phones = [
      await makeExtension({ ...where, number: '205' }),
      await makeExtension({ ...where, kind: 'shared_phone', number: '300' }),
    ]
    const others = [await makeBlockedNumber(where)]
    for (const { id: extensionId } of phones) {
      others.push(await makeBlockedNumber({ ...where, extensionId }))
      const answer = await caller.request(blockedNumbers.ownCreate, { body: { ...PREFIX, extensionId } })
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { extensionId: 'not_found' }])
    }
    expect((await caller.call(blockedNumbers.ownList, {})).items).toEqual([])
    for (const { id } of others) {
      const body = { ...PREFIX, version: 1 }
      expect((await caller.request(blockedNumbers.ownUpdate, { params: { id }, body })).statusCode).toBe(404)
      expect((await caller.request(blockedNumbers.ownRemove, { params: { id } })).statusCode).toBe(404)
    }
  })

  test('nor an emergency number', async () => {
    const { caller, phone } = await startOwn()
    const body = { ...PREFIX, pattern: '+3315', extensionId: phone.id }
    const answer = await caller.request(blockedNumbers.ownCreate, { body })
    expect(answer.json().fieldErrors).toEqual({ pattern: 'emergency_number' })
  })
})

describe('undo', () => {
  const entries = async (caller: Caller) =>
    (await caller.call(history.list, { query: { kind: 'blocked_number' } })).items
  const undoLast = async (caller: Caller) => {
    const [last] = await entries(caller)
    return caller.request(history.undo, { params: { id: last?.id ?? '' } })
  }
  const list = async (caller: Caller) => (await caller.call(blockedNumbers.list, { query: {} })).items

  test('of what was blocked, changed and put through again', async () => {
    const { caller } = await start()
    const made = (await create(caller)).json()
    await undoLast(caller)
    expect(await list(caller)).toEqual([])
    await undoLast(caller)
    expect(await list(caller)).toMatchObject([{ id: made.id, pattern: '+33899' }])
    const params = { id: made.id }
    const [{ version } = { version: 0 }] = await list(caller)
    await caller.call(blockedNumbers.update, { params, body: { ...PREFIX, pattern: '+3389', version } })
    await undoLast(caller)
    expect(await list(caller)).toMatchObject([{ pattern: '+33899' }])
    await caller.call(blockedNumbers.remove, { params })
    await undoLast(caller)
    expect(await list(caller)).toMatchObject([{ id: made.id, pattern: '+33899', note: 'Premium rate' }])
  })

  test('not beside another entry like it', async () => {
    const { caller } = await start()
    const { id } = (await create(caller)).json()
    await caller.call(blockedNumbers.remove, { params: { id } })
    const removed = (await entries(caller))[0]?.id ?? ''
    await create(caller)
    const answer = await caller.request(history.undo, { params: { id: removed } })
    expect(answer.json().current.obstacles.items).toEqual([{ label: '+33899', reason: 'exists_already' }])
  })

  test('deleting a phone tells what it blocks, and one undo brings all of it back', async () => {
    const { caller, where } = await start()
    const { id } = await makeExtension({ ...where, kind: 'shared_phone' })
    const body = { ...PREFIX, extensionId: id }
    const made = await caller.call(blockedNumbers.create, { body })
    const params = { id }
    expect((await caller.call(extensions.uses, { params })).items).toEqual([
      {
        way: 'blocked_number',
        by: { kind: 'blocked_number', id: made.id, label: '+33899' },
        detail: null,
        replaceable: false,
      },
    ])
    expect((await caller.request(extensions.remove, { params, query: {} })).json().code).toBe('in_use')
    await caller.call(extensions.remove, { params, query: { detach: 'true' } })
    expect(await entries(caller)).toMatchObject([{ action: 'blocked_number.created' }])
    const [{ id: entry } = { id: '' }] = (await caller.call(history.list, { query: {} })).items
    await caller.call(history.undo, { params: { id: entry } })
    const { items } = await caller.call(blockedNumbers.list, { query: { extension: id } })
    expect(items).toMatchObject([{ id: made.id, pattern: '+33899', note: 'Premium rate' }])
  })
})
