import { extensions, type ExtensionWrite } from '@switchboard/contract/extensions'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
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
  voicemail: { enabled: true, pin: '40718352', delaySeconds: 20, email: null, language: 'fr' },
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

describe('creating', () => {
  test('makes the person too, keeps the PIN secret and writes the history', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(extensions.create, { body: phone() })
    expect(made).toMatchObject({ number: '204', kind: 'user', name: 'Zoé Lefèvre', version: 1 })
    expect(made.phone).toMatchObject({ voicemail: { pinSet: true }, holder: { email: 'zoe@example.test' } })

    const stored = await owner.phoneExtension.findFirstOrThrow({ where: { tenantId, extensionId: made.id } })
    expect(stored.voicemailPinSecret).not.toContain('40718352')
    const [event] = await history(tenantId, made.id)
    expect(event).toMatchObject({ action: 'extension.created', objectLabel: '204 Zoé Lefèvre', before: null })
    expect(JSON.stringify(event)).not.toContain('40718352')
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

  test('on a stale version is refused with the extension as it is now, and who saved that', async () => {
    const { caller, tenantId } = await company()
    const made = await caller.call(extensions.create, { body: phone() })
    const params = { id: made.id }
    const ada = await makeUser({ tenantId, firstName: 'Ada', lastName: 'Martin' })
    const colleague = await server.signInAs(ada)
    server.clock.advance(60_000)
    await colleague.call(extensions.update, {
      params,
      body: { ...phone({ doNotDisturb: true }), version: 1 },
    })
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
      saved: { by: 'Ada Martin', at: server.clock.now().toISOString() },
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
