import { destinations } from '@switchboard/contract/destinations'
import { ROLES } from '@switchboard/contract/permissions'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { makeExtension, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

async function start({ role = 'user' as (typeof ROLES)[number] } = {}) {
  const user = await makeUser({ role })
  return { where: { tenantId: user.tenantId }, caller: await server.signInAs(user) }
}

/** `310 Hélène`, `voicemail 310 Hélène` */
async function find(caller: Caller, search?: string, kinds?: string) {
  const query = { ...(search && { search }), ...(kinds && { kinds }) }
  const { items } = await caller.call(destinations.list, { query })
  return items.map((item) => {
    if (item.kind === 'external') throw new Error('a number outside the company was found inside')
    const { number, name } = item.extension
    return `${item.kind === 'voicemail' ? 'voicemail ' : ''}${number} ${name}`
  })
}

test.each(ROLES)(
  '%s finds all kinds of extensions by name and number, of their company alone',
  async (role) => {
    const { where, caller } = await start({ role })
    const phone = { voicemailEnabled: false }
    await makeExtension({ ...where, number: '310', kind: 'shared_phone', name: 'Hélène @ home', phone })
    await makeExtension({ ...where, number: '400', kind: 'ring_group', name: 'Ventes' })
    await makeExtension({ ...where, number: '500', kind: 'receptionist', name: 'Standard' })
    await makeExtension({ ...where, number: '600', kind: 'conference', name: 'Conférence' })
    await makeExtension({ ...where, number: '700', kind: 'voicemail', name: 'Messagerie' })
    await makeExtension({ number: '310', kind: 'shared_phone', name: 'Hélène of another company' })
    expect(await find(caller)).toHaveLength(5)
    expect(await find(caller, 'helene')).toEqual(['310 Hélène @ home'])
    expect(await find(caller, '@ HOME 310')).toEqual(['310 Hélène @ home'])
    expect(await find(caller, '40')).toEqual(['400 Ventes'])
    expect(await find(caller, 'STAND')).toEqual(['500 Standard'])
    expect(await find(caller, 'zzz')).toEqual([])
  },
)

test('voicemail is that of phones whose mailbox answers', async () => {
  const { where, caller } = await start()
  await makeExtension({ ...where, number: '201', kind: 'shared_phone', name: 'Claire' })
  await makeExtension({
    ...where,
    number: '202',
    kind: 'shared_phone',
    name: 'Clarisse',
    phone: { voicemailEnabled: false },
  })
  await makeExtension({ ...where, number: '400', kind: 'ring_group', name: 'Clients' })
  expect(await find(caller, 'cl')).toEqual([
    '201 Claire',
    '202 Clarisse',
    '400 Clients',
    'voicemail 201 Claire',
  ])
  expect(await find(caller, 'cl', 'voicemail')).toEqual(['voicemail 201 Claire'])
  expect(await find(caller, undefined, 'extension')).toHaveLength(3)
})

test('what begins with the text comes first, then what holds it, by number', async () => {
  const { where, caller } = await start()
  for (const [number, name] of [
    ['120', 'Omar'],
    ['201', 'Jean Martin'],
    ['203', 'Marc'],
    ['20', 'Lemarchand'],
  ] as const) {
    await makeExtension({ ...where, number, kind: 'shared_phone', name })
  }
  expect(await find(caller, 'mar', 'extension')).toEqual([
    '201 Jean Martin',
    '203 Marc',
    '20 Lemarchand',
    '120 Omar',
  ])
  expect(await find(caller, '20', 'extension')).toEqual([
    '20 Lemarchand',
    '201 Jean Martin',
    '203 Marc',
    '120 Omar',
  ])
})

test('the first eight of each kind', async () => {
  const { where, caller } = await start()
  for (const digit of '9876543210') {
    await makeExtension({ ...where, kind: 'shared_phone', number: `1${digit}`, name: 'Lobby' })
  }
  const first = [...'01234567'].map((digit) => `1${digit} Lobby`)
  expect(await find(caller)).toEqual([...first, ...first.map((each) => `voicemail ${each}`)])
  expect(await find(caller, 'lob')).toEqual(await find(caller))
})

describe('nothing is found out', () => {
  test('of e-mail addresses', async () => {
    const { where, caller } = await start()
    const colleague = await makeUser({
      ...where,
      firstName: 'Zoé',
      lastName: 'Noël',
      email: 'private@a.test',
    })
    await makeExtension({
      ...where,
      userId: colleague.id,
      number: '310',
      name: 'Zoé Noël',
      searchText: 'zoe noel 310 private@a.test',
    })
    expect(await find(caller, 'private')).toEqual([])
    expect(await find(caller, 'a.test')).toEqual([])
    expect(await find(caller, '310 p')).toEqual([])
    const answer = await caller.request(destinations.list, { query: { search: 'zoe' } })
    expect(Object.keys(answer.json().items[0].extension).toSorted()).toEqual(['id', 'kind', 'name', 'number'])
  })
  test.each(['external', 'extension,extension,extension', 'x'])('by asking for %s', async (kinds) => {
    const { caller } = await start()
    const answer = await caller.request(destinations.list, { query: { kinds } })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request'])
  })
})
