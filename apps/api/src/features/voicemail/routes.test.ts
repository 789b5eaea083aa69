import { engineEvents } from '@switchboard/contract/engine-events'
import { history } from '@switchboard/contract/history'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { voicemail } from '@switchboard/contract/voicemail'
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeTenant, makeVoicemailMessage } from '../../testing/factories.ts'
import { type MailboxScene, SOUND, startMailboxes } from '../../testing/mailboxes.ts'
import { waveFile } from '../../testing/sounds.ts'

const server = await startTestApp()
const { engine, start, leave, record } = await startMailboxes(server)
const { config } = server.app.portal
type Scene = MailboxScene

const list = (
  caller: Scene['caller'],
  query: Parameters<typeof caller.call<typeof voicemail.list>>[1]['query'] = {},
) => caller.call(voicemail.list, { query })

describe('what a phone engine tells', () => {
  test('becomes a message, and then a recording of it', async () => {
    const scene = await start()
    const { id, outcome } = await leave(scene, scene.own.id)
    expect(outcome).toBe('accepted')
    expect((await list(scene.caller)).items).toMatchObject([
      {
        id,
        box: { number: '204' },
        caller: '+33639980012',
        callerName: 'Martin',
        durationMs: 83_000,
        recorded: false,
        heard: false,
      },
    ])
    expect((await scene.caller.request(voicemail.play, { params: { id } })).statusCode).toBe(404)
    expect((await record(scene, id)).statusCode).toBe(204)
    expect((await list(scene.caller)).items).toMatchObject([{ id, recorded: true }])
    const answer = await scene.caller.request(voicemail.play, { params: { id } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'audio/wav'])
    expect(answer.rawPayload).toEqual(SOUND)
  })

  test('is taken once, however often it is told', async () => {
    const scene = await start()
    const { id, event } = await leave(scene, scene.own.id)
    for (const again of [event, { ...event, id: randomUUID() }]) {
      const { results } = await engine.call(engineEvents.report, { body: { events: [again] } })
      expect(results[0]?.outcome).toBe('accepted')
    }
    await record(scene, id)
    await record(scene, id)
    expect((await list(scene.caller)).items).toHaveLength(1)
  })

  test.each([
    ['a ring group', { kind: 'ring_group' }],
    ['another company’s phone', null],
  ])('not for %s', async (_, values) => {
    const scene = await start()
    const box = await makeExtension({ ...(values && scene.where), ...values })
    expect((await leave(scene, box.id)).outcome).toBe('unknown_extension')
  })

  test('a caller who is no number is one who withheld it; a colleague is known by name', async () => {
    const scene = await start()
    await leave(scene, scene.own.id, { caller: 'Anonymous', callerName: null })
    server.clock.advance(1000)
    await leave(scene, scene.own.id, { caller: '205', callerName: null })
    expect((await list(scene.caller)).items).toMatchObject([
      { caller: '205', callerName: 'Zoé Blanc' },
      { caller: null, callerName: null },
    ])
  })

  test('a recording that is no WAV, or of a message that nobody told, is refused', async () => {
    const scene = await start()
    const { id } = await leave(scene, scene.own.id)
    for (const sound of [Buffer.from('ID3 is an mp3, not a WAV'), Buffer.from('RIFF')]) {
      const answer = await record(scene, id, sound)
      expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { file: 'invalid' }])
    }
    expect((await list(scene.caller)).items).toMatchObject([{ recorded: false }])
    expect((await record(scene, randomUUID())).statusCode).toBe(404)
    const { id: elsewhere } = await makeTenant()
    expect((await record({ where: { tenantId: elsewhere } }, id)).statusCode).toBe(404)
  })
})

test('two uploads of one recording at once do not mix: one of them is kept whole, and told of once', async () => {
  const scene = await start()
  await owner.phoneExtension.updateMany({
    where: { extensionId: scene.own.id },
    data: { voicemailEmail: 'box@example.test' },
  })
  const { id } = await leave(scene, scene.own.id)
  const long = waveFile(40)
  const uploads = [SOUND, long, Buffer.from('no sound at all'), long, SOUND]
  const answers = await Promise.all(uploads.map((sound) => record(scene, id, sound)))
  // What is no sound is refused, unless there is a recording already: nobody looks at it then.
  for (const { statusCode } of answers) expect(statusCode).toBeOneOf([204, 422])
  const { rawPayload } = await scene.caller.request(voicemail.play, { params: { id } })
  expect([SOUND, long].some((sound) => sound.equals(rawPayload))).toBe(true)
  expect(readdirSync(join(config.dataDir, 'files', scene.where.tenantId, 'voicemail', id))).toEqual([
    'incoming',
    'recording.wav',
  ])
  expect(await owner.outbox.count({ where: { ...scene.where, kind: 'mail.voicemail_left' } })).toBe(1)
})

test('a recording that is there stays as it is, whatever is handed in later; one that is lost is not found', async () => {
  const scene = await start()
  const { id } = await leave(scene, scene.own.id)
  await record(scene, id)
  const play = () => scene.caller.request(voicemail.play, { params: { id } })
  for (const sound of [Buffer.from('ID3 is an mp3, not a WAV'), Buffer.concat([SOUND, SOUND])]) {
    expect((await record(scene, id, sound)).statusCode).toBe(204)
    expect((await play()).rawPayload).toEqual(SOUND)
  }
  await server.app.portal.files.remove(`${scene.where.tenantId}/voicemail/${id}`)
  expect((await play()).statusCode).toBe(404)
})

test('players ask for parts', async () => {
  const scene = await start()
  const { id } = await leave(scene, scene.own.id)
  await record(scene, id)
  const answer = await server.app.inject({
    url: `${API_PREFIX}/voicemail/messages/${id}/recording`,
    headers: { ...scene.caller.headers, range: 'bytes=0-3' },
  })
  expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([
    206,
    'RIFF',
    `bytes 0-3/${SOUND.length}`,
  ])
})

describe('who hears what', () => {
  test('one’s own boxes; those of shared phones with the right to; never another person’s', async () => {
    const scene = await start()
    const { id: mine } = await leave(scene, scene.own.id)
    const { id: theirs } = await leave(scene, scene.colleague.id)
    const { id: shared } = await leave(scene, scene.shared.id)
    for (const id of [mine, theirs, shared]) await record(scene, id)
    const heard = async (caller: Scene['caller']) => (await list(caller)).items.map(({ id }) => id)
    expect(await heard(scene.caller)).toEqual([mine])
    expect(await heard(scene.admin)).toEqual([shared])
    const boxes = async (caller: Scene['caller']) =>
      (await caller.call(voicemail.boxes, {})).items.map(({ extension, own, unheard }) => [
        extension.number,
        own,
        unheard,
      ])
    expect(await boxes(scene.caller)).toEqual([['204', true, 1]])
    expect(await boxes(scene.admin)).toEqual([['300', false, 1]])
    // Nor by asking for it: an administrator neither hears nor touches what was left for a person.
    const params = { id: theirs }
    for (const caller of [scene.admin, scene.caller]) {
      expect((await list(caller, { box: scene.colleague.id })).items).toEqual([])
      const answers = [
        await caller.request(voicemail.play, { params }),
        await caller.request(voicemail.update, { params, body: { heard: true } }),
        await caller.request(voicemail.remove, { params }),
        await caller.request(voicemail.restore, { params }),
      ]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    }
  })
})

test('a phone that changes hands leaves its messages to nobody, and gives them back with itself', async () => {
  const scene = await start()
  const { id } = await leave(scene, scene.own.id)
  const { id: shared } = await leave(scene, scene.shared.id)
  for (const each of [id, shared]) await record(scene, each)
  const { id: userId = '' } =
    (await owner.appUser.findFirst({ where: { ...scene.where, role: 'user', firstName: 'Ada' } })) ?? {}
  const hold = (extension: { id: string }, to: string | null) =>
    owner.extension.update({
      where: { tenantId_id: { ...scene.where, id: extension.id } },
      data: { userId: to, kind: to === null ? 'shared_phone' : 'user' },
    })
  await hold(scene.own, null)
  await hold(scene.shared, userId)
  for (const caller of [scene.admin, scene.caller]) {
    expect((await list(caller)).items).toEqual([])
    for (const { unheard } of (await caller.call(voicemail.boxes, {})).items) expect(unheard).toBe(0)
    for (const params of [{ id }, { id: shared }]) {
      const answers = [
        await caller.request(voicemail.play, { params }),
        await caller.request(voicemail.update, { params, body: { heard: true } }),
        await caller.request(voicemail.remove, { params }),
        await caller.request(voicemail.restore, { params }),
      ]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    }
  }
  await hold(scene.own, userId)
  await hold(scene.shared, null)
  expect((await list(scene.caller)).items).toMatchObject([{ id }])
  expect((await list(scene.admin)).items).toMatchObject([{ id: shared }])
})

describe('the inbox', () => {
  test('is filtered by box and by what was heard, and read page by page', async () => {
    const scene = await start()
    const { id: userId } = await owner.extension
      .findFirstOrThrow({ where: { id: scene.own.id }, include: { user: true } })
      .then(({ user }) => user ?? { id: '' })
    const second = await makeExtension({ ...scene.where, userId, number: '304' })
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
    for (const minute of [0, 1, 2, 3, 4]) {
      await makeVoicemailMessage({
        ...scene.where,
        extensionId: minute < 3 ? scene.own.id : second.id,
        receivedAt: at(minute),
        heardAt: minute % 2 === 0 ? at(minute) : null,
      })
    }
    const minutes = (items: Awaited<ReturnType<typeof list>>['items']) =>
      items.map(({ receivedAt }) => new Date(receivedAt).getUTCMinutes())
    const first = await list(scene.caller, { limit: 2 })
    expect(minutes(first.items)).toEqual([4, 3])
    const next = await list(scene.caller, { limit: 2, cursor: first.nextCursor ?? '' })
    expect(minutes(next.items)).toEqual([2, 1])
    const last = await list(scene.caller, { limit: 2, cursor: next.nextCursor ?? '' })
    expect([minutes(last.items), last.nextCursor]).toEqual([[0], null])
    expect(minutes((await list(scene.caller, { box: second.id })).items)).toEqual([4, 3])
    expect(minutes((await list(scene.caller, { state: 'unheard' })).items)).toEqual([3, 1])
    expect(minutes((await list(scene.caller, { state: 'heard', box: scene.own.id })).items)).toEqual([2, 0])
    const { items } = await scene.caller.call(voicemail.boxes, {})
    expect(items.map(({ unheard }) => unheard)).toEqual([1, 1])
  })

  test('a message is marked as heard and as new; the history tells nothing of that', async () => {
    const scene = await start()
    const { id } = await leave(scene, scene.own.id)
    const mark = (heard: boolean) => scene.caller.call(voicemail.update, { params: { id }, body: { heard } })
    expect((await mark(true)).heard).toBe(true)
    expect((await mark(true)).heard).toBe(true)
    expect((await mark(false)).heard).toBe(false)
    expect(await owner.auditEvent.count({ where: scene.where })).toBe(0)
  })

  test('a message is deleted and brought back by whose it is, and the history does not say who had called', async () => {
    const scene = await start()
    const { id } = await leave(scene, scene.own.id)
    const params = { id }
    await scene.caller.call(voicemail.remove, { params })
    expect((await list(scene.caller)).items).toEqual([])
    expect((await scene.caller.request(voicemail.remove, { params })).statusCode).toBe(404)
    expect(await scene.caller.call(voicemail.restore, { params })).toMatchObject({ id })
    expect((await list(scene.caller)).items).toMatchObject([{ id }])
    const events = await owner.auditEvent.findMany({ where: scene.where, orderBy: { id: 'asc' } })
    expect(events.map(({ action, objectLabel }) => [action, objectLabel])).toEqual([
      ['voicemail_message.deleted', '204 Ada Martin'],
      ['voicemail_message.restored', '204 Ada Martin'],
    ])
    expect(JSON.stringify(events)).not.toMatch(/639980012|callerName/)
  })

  test('an administrator brings a message back whose box they do not hear', async () => {
    const scene = await start()
    const { id } = await leave(scene, scene.own.id)
    await scene.caller.call(voicemail.remove, { params: { id } })
    const undoLast = async () => {
      const { items } = await scene.admin.call(history.list, { query: { kind: 'voicemail_message' } })
      return scene.admin.request(history.undo, { params: { id: items[0]?.id ?? '' } })
    }
    expect((await undoLast()).statusCode).toBe(200)
    expect((await list(scene.caller)).items).toMatchObject([{ id }])
    expect((await list(scene.admin)).items).toEqual([])
    expect((await undoLast()).statusCode).toBe(200)
    expect((await list(scene.caller)).items).toEqual([])
  })
})
