import { extensions, type ExtensionRow, type ExtensionWrite } from '@switchboard/contract/extensions'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Caller } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { lockExtension } from '../../testing/row-lock.ts'
import {
  makeExtension,
  makePhoneNumber,
  makeSignInName,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

const phone = (values: Partial<ExtensionWrite> = {}): ExtensionWrite => ({
  number: '204',
  holder: { kind: 'person', firstName: 'Zoé', lastName: 'Lefèvre', email: 'zoe@example.test' },
  enabled: true,
  callerIdNumberId: null,
  forwarding: { mode: 'off' },
  doNotDisturb: false,
  voicemail: { enabled: true, pin: '4071', delaySeconds: 20, email: null, language: 'fr' },
  ...values,
})

/** A company of its own and its administrator, signed in. */
async function company() {
  const tenant = await makeTenant()
  const admin = await makeUser({ tenantId: tenant.id })
  return { tenant, tenantId: tenant.id, caller: await server.signInAs(admin) }
}

const history = (tenantId: string, objectId: string) =>
  owner.auditEvent.findMany({ where: { tenantId, objectId }, orderBy: { objectVersion: 'asc' } })

describe('the list', () => {
  let caller: Caller
  let tenantId: string

  beforeAll(async () => {
    const made = await company()
    caller = made.caller
    tenantId = made.tenantId
    const target = await makeExtension({ tenantId, number: '300', kind: 'ring_group', name: 'Ventes' })
    const user = await makeUser({
      tenantId,
      firstName: 'Élodie',
      lastName: 'Marchand',
      email: 'elodie@example.test',
      role: 'user',
    })
    await makeExtension({
      tenantId,
      number: '21',
      name: 'Élodie Marchand',
      searchText: 'elodie marchand 21 elodie@example.test',
      userId: user.id,
      phone: { forwardingMode: 'always', forwardingKind: 'extension', forwardingExtensionId: target.id },
    })
    await makeExtension({
      tenantId,
      number: '1204',
      kind: 'shared_phone',
      name: 'Atelier',
      phone: { doNotDisturb: true },
    })
    await makeExtension({ tenantId, number: '205', kind: 'shared_phone', name: 'Zinc' })
  })

  const numbers = async (query: Parameters<typeof caller.call<typeof extensions.list>>[1]['query']) =>
    (await caller.call(extensions.list, { query })).items.map(({ number }) => number)

  test('is in the order of the numbers, not of their digits', async () => {
    expect(await numbers({})).toEqual(['21', '205', '300', '1204'])
    expect(await numbers({ sort: '-number' })).toEqual(['1204', '300', '205', '21'])
  })

  test('sorts names as people do', async () => {
    expect(await numbers({ sort: 'name' })).toEqual(['1204', '21', '300', '205'])
    expect(await numbers({ sort: '-name' })).toEqual(['205', '300', '21', '1204'])
  })

  test('finds part of a name, a number or an address, whatever the accents and the case', async () => {
    expect(await numbers({ search: 'ELODI' })).toEqual(['21'])
    expect(await numbers({ search: '20' })).toEqual(['205', '1204'])
    expect(await numbers({ search: 'die@exam' })).toEqual(['21'])
    expect(await numbers({ search: '%' })).toEqual([])
  })

  test('filters by kind and by status, and counts what is left', async () => {
    expect(await numbers({ kind: 'shared_phone' })).toEqual(['205', '1204'])
    expect(await numbers({ status: 'do_not_disturb' })).toEqual(['1204'])
    expect(await numbers({ status: 'forwarding', search: 'marchand' })).toEqual(['21'])
    expect(await caller.call(extensions.outline, { query: { kind: 'shared_phone' } })).toEqual({
      matching: 2,
      total: 4,
      starts: [],
    })
  })

  test('tells where a phone forwards to', async () => {
    const { items } = await caller.call(extensions.list, { query: { search: 'elodie' } })
    expect(items[0]).toMatchObject({ status: 'forwarding', forwardsTo: '300', email: 'elodie@example.test' })
  })

  test('gives every row once, whatever the size of the page and the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('number', '-number', 'name', '-name'),
        async (limit, sort) => {
          const rows: ExtensionRow[] = []
          let cursor: string | null | undefined
          do {
            const page: { items: ExtensionRow[]; nextCursor: string | null } = await caller.call(
              extensions.list,
              {
                query: { limit, sort, ...(cursor && { cursor }) },
              },
            )
            rows.push(...page.items)
            cursor = page.nextCursor
          } while (cursor)
          expect(rows.map(({ number }) => number)).toEqual(await numbers({ sort }))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('refuses a cursor that was made for another order', async () => {
    const { nextCursor } = await caller.call(extensions.list, { query: { limit: 1 } })
    const answer = await caller.request(extensions.list, {
      query: { sort: 'name', cursor: nextCursor ?? '' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid_request', fieldErrors: { cursor: 'invalid' } })
  })

  test.for([
    ['number', ''],
    ['number', '7'],
    ['number', 1.5],
    ['number', 2_147_483_648],
    ['-number', 'abc'],
    ['name', 7],
    ['name', 'a\0'],
  ] as const)('refuses a cursor made by hand: %j', async ([sort, position]) => {
    const parts = [sort, position, '018f0000-0000-7000-8000-000000000000']
    const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url')
    const answer = await caller.request(extensions.list, { query: { sort, cursor } })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { cursor: 'invalid' }])
  })

  test('refuses to search for what no text holds', async () => {
    for (const each of [extensions.list, extensions.outline]) {
      const answer = await caller.request(each, { query: { search: 'a\0b' } })
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { search: 'invalid' }])
    }
  })

  test('shows nothing of another company', async () => {
    const other = await company()
    await makeExtension({ tenantId: other.tenantId, number: '777' })
    expect(await numbers({ search: '777' })).toEqual([])
    expect((await other.caller.call(extensions.list, { query: {} })).items).toHaveLength(1)
  })
})

describe('the numbers on offer', () => {
  test('are free, begin where the phones begin, and are as long as most', async () => {
    const { caller, tenantId } = await company()
    await makeExtension({ tenantId, number: '201' })
    await makeExtension({ tenantId, number: '203' })
    const { free, typed } = await caller.call(extensions.numbers, { query: {} })
    expect(typed).toBe('empty')
    expect(free.slice(0, 3)).toEqual(['202', '204', '205'])
    expect((await caller.call(extensions.numbers, { query: { typed: '31' } })).free[0]).toBe('310')
  })

  test('are found behind thousands that are taken, and behind thousands that are codes', async () => {
    const { caller, tenantId } = await company()
    const take = (first: number, last: number) => owner.$executeRaw`
      with made as (
        insert into extension (tenant_id, number, kind, name, search_text)
        select ${tenantId}::uuid, n::text, 'shared_phone', 'x', 'x' from generate_series(${first}::int, ${last}::int) n
        returning tenant_id, id
      )
      insert into phone_extension (tenant_id, extension_id) select tenant_id, id from made`
    await take(20_000, 22_499)
    await take(22_501, 22_600)
    const offered = async (typed: string) =>
      (await caller.call(extensions.numbers, { query: { typed } })).free
    expect(await offered('')).toEqual(
      [22_500, ...Array.from({ length: 7 }, (_, at) => 22_601 + at)].map(String),
    )
    expect((await offered('224'))[0]).toBeUndefined()
    expect((await offered('225'))[0]).toBe('22500')
    // 112 and 15: what begins with an emergency code is not offered.
    expect((await offered('1'))[0]).toBe('10000')
    await take(10_000, 14_999)
    expect((await offered('1'))[0]).toBe('16000')
  })

  test('leave out emergency codes and what begins with one', async () => {
    const { caller } = await company()
    const { free } = await caller.call(extensions.numbers, { query: { typed: '11' } })
    expect(free).toEqual(['110', '111', '113', '116', '117', '118'])
  })

  test('come with a verdict on the digits typed so far', async () => {
    const { caller, tenantId } = await company()
    const taken = await makeExtension({ tenantId, number: '210', kind: 'fax', name: 'Fax' })
    const verdict = async (typed: string, own?: string) =>
      caller.call(extensions.numbers, { query: { typed, ...(own && { for: own }) } })
    expect(await verdict('210')).toMatchObject({ typed: 'taken', takenBy: { id: taken.id, kind: 'fax' } })
    expect(await verdict('210', taken.id)).toMatchObject({ typed: 'free' })
    expect(await verdict('112')).toMatchObject({ typed: 'reserved', code: '112' })
    expect(await verdict('1512')).toMatchObject({ typed: 'warning', code: '15' })
    expect(await verdict('0')).toMatchObject({ typed: 'malformed', free: [] })
  })
})

describe('creating', () => {
  test('makes the person too, keeps the PIN secret and writes the history', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(extensions.create, { body: phone() })
    expect(made).toMatchObject({ number: '204', kind: 'user', name: 'Zoé Lefèvre', version: 1 })
    expect(made.phone).toMatchObject({ voicemail: { pinSet: true }, holder: { email: 'zoe@example.test' } })

    const stored = await owner.phoneExtension.findFirstOrThrow({ where: { tenantId, extensionId: made.id } })
    expect(stored.voicemailPinSecret).not.toContain('4071')
    const [event] = await history(tenantId, made.id)
    expect(event).toMatchObject({ action: 'extension.created', objectLabel: '204 Zoé Lefèvre', before: null })
    expect(JSON.stringify(event)).not.toContain('4071')
  })

  test('makes a shared phone without a person', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(extensions.create, {
      body: phone({ holder: { kind: 'shared', label: 'Accueil' } }),
    })
    expect(made).toMatchObject({ kind: 'shared_phone', name: 'Accueil' })
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(0)
  })

  test.each([
    ['no text can hold', 'half of an emoji \ud83d'],
    ['nobody can see', '\u200b\u200d'],
    ['turns the text around it', 'Hall \u202egnp.exe'],
  ])('refuses a name that %s', async (_, label) => {
    const { caller } = await company()
    const holder = { kind: 'shared' as const, label }
    const answer = await caller.request(extensions.create, { body: phone({ holder }) })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { 'holder.label': 'invalid' }])
  })

  test('names every field that breaks a rule at once', async () => {
    const { caller, tenantId } = await company()
    const kept = await makePhoneNumber({ tenantId, callerIdAllowed: false })
    const answer = await caller.request(extensions.create, {
      body: phone({
        number: '112',
        callerIdNumberId: kept.id,
        forwarding: { mode: 'always', destination: { kind: 'external', number: '+33116000' } },
        voicemail: { enabled: true, pin: '1234', delaySeconds: 20, email: null, language: 'fr' },
      }),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'validation_failed',
      fieldErrors: {
        number: 'number_reserved',
        callerIdNumberId: 'caller_id_not_allowed',
        'forwarding.destination.number': 'forwarding_to_emergency',
        'voicemail.pin': 'pin_trivial',
      },
    })
  })

  test('asks for a PIN before voicemail can be on', async () => {
    const { caller } = await company()
    const voicemail = { enabled: true, pin: null, delaySeconds: 20, email: null, language: 'fr' } as const
    const answer = await caller.request(extensions.create, { body: phone({ voicemail }) })
    expect(answer.json()).toMatchObject({ fieldErrors: { 'voicemail.pin': 'required' } })
    await caller.call(extensions.create, { body: phone({ voicemail: { ...voicemail, enabled: false } }) })
  })

  test.each(['ring_group', 'receptionist', 'conference', 'voicemail', 'fax', 'shared_phone'])(
    'refuses a number that a %s has',
    async (kind) => {
      const { caller, tenantId } = await company()
      await makeExtension({ tenantId, number: '204', kind, name: 'Holder' })
      const answer = await caller.request(extensions.create, { body: phone() })
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({ code: 'already_exists', fieldErrors: { number: 'taken' } })
    },
  )

  test('gives a number to one of two who want it at the same time', async () => {
    const { caller, tenantId } = await company()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => caller.request(extensions.create, { body: phone() })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409])
    expect(await owner.extension.count({ where: { tenantId } })).toBe(1)
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(1)
  })
})

describe('changing', () => {
  test('renumbers without losing what refers to it, and lets its holder sign in with both numbers', async () => {
    const { caller, tenant, tenantId } = await company()
    const user = await makeUser({ tenantId, role: 'read_only', email: 'zoe@example.test' })
    const { id } = await makeExtension({ tenantId, number: '207', userId: user.id })
    await makeSignInName(user, `${tenant.mainNumber}#207`)
    const follower = await caller.call(extensions.create, {
      body: phone({ forwarding: { mode: 'offline', destination: { kind: 'extension', extensionId: id } } }),
    })

    await caller.call(extensions.update, {
      params: { id },
      body: { ...phone({ number: '307' }), version: 1 },
    })

    const after = await caller.call(extensions.get, { params: { id: follower.id } })
    expect(after.phone?.forwardingTarget).toMatchObject({ id, number: '307' })
    const names = await owner.signInName.findMany({ where: { userId: user.id }, orderBy: { name: 'asc' } })
    expect(names.map(({ name }) => name)).toEqual([`${tenant.mainNumber}#207`, `${tenant.mainNumber}#307`])
    expect(names[1]?.expiresAt).toBeNull()
    expect(names[0]?.expiresAt).toEqual(new Date(server.clock.now().getTime() + 90 * 86_400_000))
  })

  test('is no way to the account of somebody who may do more: their address is theirs', async () => {
    const { caller, tenantId } = await company()
    const roles = ['owner', 'admin', 'billing', 'receptionist_editor', 'read_only'] as const
    for (const [at, role] of roles.entries()) {
      const email = `${role}.${tenantId}@example.test`
      const user = await makeUser({ tenantId, role, email })
      const number = `30${at}`
      const { id } = await makeExtension({ tenantId, userId: user.id, number })
      const change = (holder: Partial<ExtensionWrite['holder']>) =>
        caller.request(extensions.update, {
          params: { id },
          body: {
            ...phone({
              number,
              holder: {
                kind: 'person',
                firstName: 'Ada',
                lastName: 'New',
                email,
                ...holder,
              } as ExtensionWrite['holder'],
            }),
            version: 1,
          },
        })
      for (const other of ['attacker@evil.example', null]) {
        const answer = await change({ email: other })
        expect([answer.statusCode, answer.json().fieldErrors]).toEqual([
          422,
          { 'holder.email': 'email_of_account' },
        ])
      }
      expect((await change({})).statusCode).toBe(200)
      expect(await owner.appUser.findFirst({ where: { id: user.id } })).toMatchObject({
        email,
        lastName: 'New',
      })
    }
  })

  test('disables a phone, whatever else it does with calls, and keeps its settings', async () => {
    const { caller } = await company()
    const settings = {
      doNotDisturb: true,
      forwarding: { mode: 'always', destination: { kind: 'external', number: '+33142685300' } },
    } as const
    const { id } = await caller.call(extensions.create, { body: phone(settings) })
    const params = { id }
    const statuses = async (status: 'disabled' | 'do_not_disturb') => {
      const { items } = await caller.call(extensions.list, { query: { status } })
      return items.map((row) => [row.id, row.status])
    }
    expect(await statuses('do_not_disturb')).toEqual([[id, 'do_not_disturb']])
    const body = { ...phone({ ...settings, enabled: false }), version: 1 }
    expect(await caller.call(extensions.update, { params, body })).toMatchObject({
      phone: { enabled: false, ...settings },
    })
    expect(await statuses('disabled')).toEqual([[id, 'disabled']])
    expect(await statuses('do_not_disturb')).toEqual([])
  })

  test('on a stale version is refused with the extension as it is now', async () => {
    const { caller } = await company()
    const made = await caller.call(extensions.create, { body: phone() })
    const params = { id: made.id }
    await caller.call(extensions.update, { params, body: { ...phone({ doNotDisturb: true }), version: 1 } })
    const late = await caller.request(extensions.update, {
      params,
      body: {
        ...phone({ holder: { kind: 'person', firstName: 'Too', lastName: 'Late', email: null } }),
        version: 1,
      },
    })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'version_conflict',
      current: {
        version: 2,
        name: 'Zoé Lefèvre',
        phone: { holder: { firstName: 'Zoé', lastName: 'Lefèvre' }, doNotDisturb: true },
      },
    })
    expect(await caller.call(extensions.get, { params })).toMatchObject({ version: 2, name: 'Zoé Lefèvre' })
  })

  test('lets one of many who save the same version win', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const answers = await Promise.all(
      ['300', '301', '302', '303'].map((number) =>
        caller.request(extensions.update, { params: { id }, body: { ...phone({ number }), version: 1 } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409])
    expect(await history(tenantId, id)).toHaveLength(2)
  })

  test('keeps the PIN when none is sent', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const secret = async () =>
      (await owner.phoneExtension.findFirstOrThrow({ where: { tenantId, extensionId: id } }))
        .voicemailPinSecret
    const before = await secret()
    const voicemail = { enabled: true, pin: null, delaySeconds: 30, email: null, language: 'en' } as const
    await caller.call(extensions.update, { params: { id }, body: { ...phone({ voicemail }), version: 1 } })
    expect(await secret()).toBe(before)
  })

  test('makes a personal phone a shared one and lets the person go', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const after = await caller.call(extensions.update, {
      params: { id },
      body: { ...phone({ holder: { kind: 'shared', label: 'Atelier' } }), version: 1 },
    })
    expect(after).toMatchObject({ kind: 'shared_phone', name: 'Atelier' })
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(0)
  })

  test("renames a person's other extensions", async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const { userId } = await owner.extension.findFirstOrThrow({ where: { tenantId, id } })
    const second = await makeExtension({ tenantId, number: '904', userId })
    const holder = { kind: 'person', firstName: 'Zoé', lastName: 'Durand', email: null } as const
    await caller.call(extensions.update, { params: { id }, body: { ...phone({ holder }), version: 1 } })
    expect(await caller.call(extensions.get, { params: { id: second.id } })).toMatchObject({
      name: 'Zoé Durand',
      version: 2,
    })
    const [renamed] = await history(tenantId, second.id)
    expect(renamed).toMatchObject({
      action: 'extension.updated',
      objectVersion: 2,
      before: { name: second.name, phone: { holder: { lastName: 'Lefèvre' } } },
      after: { name: 'Zoé Durand', phone: { holder: { lastName: 'Durand' } } },
    })
  })

  test('of what is not a phone belongs to another page', async () => {
    const { caller, tenantId } = await company()
    const { id } = await makeExtension({ tenantId, number: '400', kind: 'ring_group', name: 'Ventes' })
    const answer = await caller.request(extensions.update, {
      params: { id },
      body: { ...phone(), version: 1 },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'kind_not_editable' })
  })

  test('cannot forward a phone to itself or to an emergency code', async () => {
    const { caller } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const errors = async (
      destination: Extract<ExtensionWrite['forwarding'], { mode: 'always' }>['destination'],
    ) => {
      const forwarding = { mode: 'always', destination } as const
      const answer = await caller.request(extensions.update, {
        params: { id },
        body: { ...phone({ forwarding }), version: 1 },
      })
      return answer.json<{ fieldErrors: Record<string, string> }>().fieldErrors
    }
    expect(await errors({ kind: 'extension', extensionId: id })).toEqual({
      'forwarding.destination.extensionId': 'forwarding_to_itself',
    })
    expect(await errors({ kind: 'external', number: '+33116117' })).toEqual({
      'forwarding.destination.number': 'forwarding_to_emergency',
    })
  })
})

describe('deleting', () => {
  test('tells what it would break, and does it only when asked to', async () => {
    const { caller, tenant, tenantId } = await company()
    const user = await makeUser({ tenantId, firstName: 'Rémi', lastName: 'Colin', role: 'read_only' })
    const { id } = await makeExtension({ tenantId, number: '207', userId: user.id, name: 'Rémi Colin' })
    await makeSignInName(user, `${tenant.mainNumber}#207`)
    const forwarding = { mode: 'always', destination: { kind: 'extension', extensionId: id } } as const
    const follower = await caller.call(extensions.create, { body: phone({ forwarding }) })
    const uses = {
      items: [
        {
          way: 'forwarding',
          by: {
            kind: 'extension',
            extension: { id: follower.id, number: '204', name: 'Zoé Lefèvre', kind: 'user' },
          },
          detail: null,
          replaceable: true,
        },
        {
          way: 'sign_in',
          by: { kind: 'person', id: user.id, label: 'Rémi Colin' },
          detail: null,
          replaceable: false,
        },
      ],
      total: 2,
      messages: 0,
    }
    expect(await caller.call(extensions.uses, { params: { id } })).toEqual(uses)

    const refused = await caller.request(extensions.remove, { params: { id }, query: {} })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'in_use', current: uses })

    await caller.call(extensions.remove, { params: { id }, query: { detach: 'true' } })
    expect((await caller.request(extensions.get, { params: { id } })).statusCode).toBe(404)
    expect(await caller.call(extensions.get, { params: { id: follower.id } })).toMatchObject({
      version: 2,
      phone: { forwarding: { mode: 'off' } },
    })
    expect(await owner.signInName.count({ where: { userId: user.id } })).toBe(0)
    expect(await owner.appUser.count({ where: { id: user.id } })).toBe(1)
    expect((await history(tenantId, id)).map(({ action }) => action)).toEqual(['extension.deleted'])
    expect((await history(tenantId, follower.id)).map(({ action }) => action)).toEqual([
      'extension.created',
      'extension.updated',
    ])
  })

  test('at the same time as others is done once', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const removals = Array.from({ length: 4 }, () =>
      caller.request(extensions.remove, { params: { id }, query: {} }),
    )
    const statuses = (await Promise.all(removals)).map(({ statusCode }) => statusCode)
    expect(statuses.toSorted()).toEqual([204, 404, 404, 404])
    expect(await history(tenantId, id)).toHaveLength(2)
  })

  test('while others begin to forward to it ends that, or is too late for them', async () => {
    const { caller } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    const forwarding = { mode: 'always', destination: { kind: 'extension', extensionId: id } } as const
    const lock = await lockExtension(id)
    const late = ['301', '302', '303'].map((number) =>
      caller.request(extensions.create, { body: phone({ number, forwarding }) }),
    )
    await lock.waiter(late.length)
    const removal = caller.request(extensions.remove, { params: { id }, query: { detach: 'true' } })
    await lock.waiter(late.length + 1)
    await lock.release()
    expect((await removal).statusCode).toBe(204)
    for (const answer of await Promise.all(late)) expect(answer.statusCode).toBeOneOf([201, 422])
    const { items } = await caller.call(extensions.list, { query: {} })
    expect(items.map(({ forwardsTo }) => forwardsTo)).toEqual(items.map(() => null))
  })

  test('takes the person along whose only phone it was', async () => {
    const { caller, tenantId } = await company()
    const { id } = await caller.call(extensions.create, { body: phone() })
    await caller.call(extensions.remove, { params: { id }, query: {} })
    expect(await owner.appUser.count({ where: { tenantId, role: 'user' } })).toBe(0)
  })
})
