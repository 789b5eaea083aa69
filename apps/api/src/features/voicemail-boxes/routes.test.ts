import { audio } from '@switchboard/contract/audio'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { ringGroups } from '@switchboard/contract/ring-groups'
import { voicemail } from '@switchboard/contract/voicemail'
import { voicemailBoxes, type VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { makeAudioFile } from '../../testing/audio-factories.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeRingGroup } from '../../testing/factories.ts'
import { type MailboxScene, startMailboxes } from '../../testing/mailboxes.ts'

const server = await startTestApp()
const { start, leave, record } = await startMailboxes(server)

const box = (values: Partial<VoicemailBoxWrite> = {}): VoicemailBoxWrite => ({
  number: '690',
  name: 'Service client',
  language: 'fr',
  email: 'service@example.test',
  attach: true,
  greetingId: null,
  pin: '40718352',
  listenerIds: [],
  ...values,
})

const create = ({ admin }: Pick<MailboxScene, 'admin'>, values?: Partial<VoicemailBoxWrite>) =>
  admin.call(voicemailBoxes.create, { body: box(values) })

const undo = async ({ admin }: MailboxScene) => {
  const { items } = await admin.call(history.list, { query: {} })
  return admin.request(history.undo, { params: { id: items[0]?.id ?? '' } })
}
const heard = async (caller: MailboxScene['caller']) =>
  (await caller.call(voicemail.list, { query: {} })).items.map(({ id }) => id)

describe('a box', () => {
  test('is an extension with a greeting, listed by number; its PIN is kept and never told', async () => {
    const scene = await start()
    const { id: greetingId } = await makeAudioFile({ ...scene.where, kind: 'greeting' })
    const made = await create(scene, { greetingId, listenerIds: [scene.own.id] })
    expect(made).toMatchObject({ number: '690', pinSet: true, greetingId, listeners: [{ number: '204' }] })
    await create(scene, { number: '69', name: 'Achats', pin: null })
    const { items } = await scene.admin.call(voicemailBoxes.list, { query: {} })
    expect(items.map(({ number, pinSet }) => [number, pinSet])).toEqual([
      ['69', false],
      ['690', true],
    ])
    const { pinSecret } = await owner.voicemailBox.findFirstOrThrow({ where: { extensionId: made.id } })
    expect(pinSecret).not.toContain('40718352')
    expect((await scene.admin.request(extensions.get, { params: { id: made.id } })).json()).toMatchObject({
      kind: 'voicemail',
      phone: null,
    })
  })

  test('is changed and renumbered; its PIN stays where it is left out, and goes with null', async () => {
    const scene = await start()
    const { id, version } = await create(scene)
    const { pin: _pin, ...rest } = box({ number: '691', email: null })
    const save = (body: object) =>
      scene.admin.request(voicemailBoxes.update, {
        params: { id },
        body: body as VoicemailBoxWrite & { version: number },
      })
    const saved = (await save({ ...rest, version })).json()
    expect(saved).toMatchObject({ number: '691', email: null, pinSet: true, version: 2 })
    expect((await save({ ...rest, version })).json()).toMatchObject({
      code: 'version_conflict',
      current: { number: '691' },
    })
    expect((await save({ ...rest, pin: null, version: 2 })).json()).toMatchObject({ pinSet: false })
  })

  test('every field that is wrong is named', async () => {
    const scene = await start()
    const { id: music } = await makeAudioFile({ ...scene.where, kind: 'music' })
    const { id: foreign } = await makeExtension()
    const refused = async (values: Partial<VoicemailBoxWrite>) => {
      const answer = await scene.admin.request(voicemailBoxes.create, { body: box(values) })
      return [answer.statusCode, answer.json().fieldErrors]
    }
    expect(
      await refused({
        number: '15',
        pin: '1234',
        greetingId: music,
        listenerIds: [scene.own.id, foreign, scene.shared.id],
      }),
    ).toEqual([
      422,
      {
        number: 'number_reserved',
        pin: 'pin_trivial',
        greetingId: 'not_found',
        'listenerIds.1': 'not_found',
        'listenerIds.2': 'not_a_person',
      },
    ])
    expect(await refused({ number: '204' })).toEqual([409, { number: 'taken' }])
  })
})

describe('its messages', () => {
  test('are heard by who may hear what is nobody’s own and by its listeners, and announced by mail', async () => {
    const scene = await start()
    const { id: boxId, version } = await create(scene, { listenerIds: [scene.own.id] })
    const { id } = await leave(scene, boxId)
    await record(scene, id)
    expect([await heard(scene.caller), await heard(scene.admin)]).toEqual([[id], [id]])
    expect((await scene.caller.request(voicemail.play, { params: { id } })).statusCode).toBe(200)
    const { items } = await scene.caller.call(voicemail.boxes, {})
    expect(items.map(({ extension, own, unheard }) => [extension.number, own, unheard])).toEqual([
      ['204', true, 0],
      ['690', false, 1],
    ])
    expect(await owner.outbox.count({ where: { ...scene.where, kind: 'mail.voicemail_left' } })).toBe(1)
    await scene.admin.call(voicemailBoxes.update, {
      params: { id: boxId },
      body: { ...box({ listenerIds: [] }), version },
    })
    expect(await heard(scene.caller)).toEqual([])
    expect((await scene.caller.request(voicemail.play, { params: { id } })).statusCode).toBe(404)
  })

  test('are told before a box or a phone is deleted, keep neither, and come back with it', async () => {
    const scene = await start()
    const { id: boxId } = await create(scene)
    const ids = []
    for (const extensionId of [boxId, boxId, scene.shared.id]) {
      const { id } = await leave(scene, extensionId)
      await record(scene, id)
      ids.push(id)
    }
    const messages = async (id: string) =>
      (await scene.admin.call(extensions.uses, { params: { id } })).messages
    expect([await messages(boxId), await messages(scene.shared.id)]).toEqual([2, 1])
    const before = (await heard(scene.admin)).toSorted()
    expect(before).toEqual(ids.toSorted())
    for (const { endpoint, id, left, losses } of [
      { endpoint: voicemailBoxes.remove, id: boxId, left: 1, losses: ['box_pin'] },
      { endpoint: extensions.remove, id: scene.shared.id, left: 2, losses: [] },
    ]) {
      expect((await scene.admin.request(endpoint, { params: { id }, query: {} })).statusCode).toBe(204)
      expect(await heard(scene.admin)).toHaveLength(left)
      expect((await undo(scene)).json().losses).toEqual(losses)
      expect((await heard(scene.admin)).toSorted()).toEqual(before)
    }
  })

  test('a deleted message whose box went is not brought back by itself', async () => {
    const scene = await start()
    const { id: boxId } = await create(scene)
    const { id } = await leave(scene, boxId)
    await scene.admin.call(voicemail.remove, { params: { id } })
    const { items } = await scene.admin.call(history.list, { query: { kind: 'voicemail_message' } })
    await scene.admin.call(voicemailBoxes.remove, { params: { id: boxId }, query: {} })
    const answer = await scene.admin.request(history.undo, { params: { id: items[0]?.id ?? '' } })
    expect([answer.statusCode, answer.json().current.obstacles.items]).toMatchObject([
      409,
      [{ reason: 'gone' }],
    ])
  })
})

describe('deleting', () => {
  test('what leads to a box is told, and led elsewhere', async () => {
    const scene = await start()
    const { id } = await create(scene)
    const { id: group } = await makeRingGroup({
      ...scene.where,
      group: { fallbackKind: 'voicemail', fallbackExtensionId: id },
    })
    const params = { id }
    const refused = await scene.admin.request(voicemailBoxes.remove, { params, query: {} })
    expect([refused.statusCode, refused.json().current.items]).toMatchObject([
      409,
      [{ way: 'group_fallback' }],
    ])
    await scene.admin.call(voicemailBoxes.remove, { params, query: { replacement: scene.shared.id } })
    expect((await scene.admin.call(ringGroups.get, { params: { id: group } })).fallback).toMatchObject({
      kind: 'voicemail',
      extensionId: scene.shared.id,
    })
  })

  test('a phone whose holder hears a box, or the box’s greeting: the box goes without, and one undo gives it back', async () => {
    const scene = await start()
    const { id: greetingId } = await makeAudioFile({ ...scene.where, kind: 'greeting' })
    const { id } = await create(scene, { greetingId, listenerIds: [scene.own.id, scene.colleague.id] })
    const now = async () => {
      const { listeners, greetingId: greeting } = await scene.admin.call(voicemailBoxes.get, {
        params: { id },
      })
      return [listeners.map(({ number }) => number), greeting]
    }
    const uses = await scene.admin.call(extensions.uses, { params: { id: scene.own.id } })
    expect(uses.items).toMatchObject([
      { way: 'voicemail_listener', by: { extension: { number: '690' } }, replaceable: false },
    ])
    await scene.admin.call(extensions.remove, { params: { id: scene.own.id }, query: { detach: 'true' } })
    expect(await now()).toEqual([['205'], greetingId])
    expect((await undo(scene)).statusCode).toBe(200)
    expect(await now()).toEqual([['204', '205'], greetingId])
    const remove = (query: object) => scene.admin.request(audio.remove, { params: { id: greetingId }, query })
    expect((await remove({})).json().current.items).toMatchObject([{ way: 'voicemail_greeting' }])
    expect((await remove({ replacement: scene.own.id })).statusCode).toBe(422)
    expect((await remove({ detach: 'true' })).statusCode).toBe(204)
    expect(await now()).toEqual([['204', '205'], null])
    await undo(scene)
    expect(await now()).toEqual([['204', '205'], greetingId])
  })

  test('making, editing and deleting are undone; the history knows whether there is a PIN, not which', async () => {
    const scene = await start()
    const { id, version } = await create(scene, { listenerIds: [scene.own.id] })
    expect((await undo(scene)).statusCode).toBe(200)
    expect((await scene.admin.request(voicemailBoxes.get, { params: { id } })).statusCode).toBe(404)
    expect((await undo(scene)).json().losses).toEqual(['box_pin'])
    const again = await scene.admin.call(voicemailBoxes.get, { params: { id } })
    expect(again).toMatchObject({ pinSet: false, listeners: [{ number: '204' }] })
    expect(version).toBe(1)
    await scene.admin.call(voicemailBoxes.update, {
      params: { id },
      body: { ...box({ name: 'Autre', pin: '83056491' }), version: again.version },
    })
    expect((await undo(scene)).json().losses).toEqual([])
    expect(await scene.admin.call(voicemailBoxes.get, { params: { id } })).toMatchObject({
      name: 'Service client',
      pinSet: false,
      listeners: [{ number: '204' }],
    })
    const events = await owner.auditEvent.findMany({ where: scene.where })
    expect(JSON.stringify(events)).not.toMatch(/40718352|83056491/)
  })
})
