import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { audio } from '@switchboard/contract/audio'
import { AUDIO_LIMITS, audioSounds, type Sound } from '@switchboard/contract/audio.sounds'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { playlists } from '@switchboard/contract/playlists'
import { describe, expect, test } from 'vitest'
import { soundKey } from './sounds/store.ts'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { makeAudioFile, makePlaylistOf, makeSound } from '../../testing/audio-factories.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makeTenant, makeUser } from '../../testing/factories.ts'
import { mp3File, waveFile } from '../../testing/sounds.ts'

const server = await startTestApp()
const { files, config } = server.app.portal
const DAY = 86_400_000

async function start() {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  return { tenantId, caller }
}

const upload = (
  { headers }: Caller,
  payload: Buffer | undefined,
  more: Record<string, string> = { 'content-type': 'application/octet-stream' },
) =>
  server.app.inject({
    method: 'POST',
    url: `${API_PREFIX}${audioSounds.upload.path}`,
    headers: { ...headers, ...more },
    ...(payload && { payload }),
  })
const uploaded = async (caller: Caller, payload = waveFile(2)): Promise<Sound> =>
  (await upload(caller, payload)).json<Sound>()
const foldersOf = (tenantId: string) => {
  try {
    return readdirSync(join(config.dataDir, 'files', tenantId, 'sounds'))
  } catch {
    return []
  }
}
const listen = (caller: Caller, id: string, headers: Record<string, string> = {}, rate = '16000') =>
  server.app.inject({
    url: `${API_PREFIX}/audio/sounds/${id}/wav?rate=${rate}`,
    headers: { ...caller.headers, ...headers },
  })
const undoLast = async (caller: Caller) => {
  const { items } = await caller.call(history.list, { query: { limit: 1 } })
  return caller.request(history.undo, { params: { id: items[0]?.id ?? '' } })
}

describe('a file that is handed in', () => {
  test('is kept as it came, and its conversion is asked for', async () => {
    const { tenantId, caller } = await start()
    const answer = await upload(caller, mp3File(12))
    expect(answer.statusCode).toBe(201)
    const sound = audioSounds.upload.response.parse(answer.json())
    expect(sound).toMatchObject({
      format: 'mp3',
      bytes: mp3File(12).length,
      durationMs: expect.closeTo(12_000, -2),
      state: 'uploaded',
      failure: null,
      peaks: [],
    })
    expect(await files.readAll(soundKey(tenantId, sound.id, 'source'))).toEqual(mp3File(12))
    expect(await owner.outbox.findMany({ where: { tenantId } })).toMatchObject([
      { kind: 'sound.convert', payload: { soundId: sound.id } },
    ])
    expect(await caller.call(audioSounds.get, { params: { id: sound.id } })).toEqual(sound)
  })

  test.each([
    ['40 minutes of MP3', mp3File(2400), 422, 'audio_too_long'],
    ['a WAV with a broken header', waveFile(1).fill(0xff, 16, 36), 422, 'audio_broken'],
    [
      'a picture that is called music.mp3',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      422,
      'file_not_audio',
    ],
    ['11 MB', Buffer.alloc(11 * 1024 * 1024), 413, 'file_too_big'],
    ['one byte too many', Buffer.alloc(AUDIO_LIMITS.bytes + 1), 413, 'file_too_big'],
    ['nothing at all', Buffer.alloc(0), 422, 'file_empty'],
  ])('%s is refused at its field, and nothing is left of it', async (_, file, status, code) => {
    const { tenantId, caller } = await start()
    const answer = await upload(caller, file)
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([status, { file: code }])
    expect(await owner.sound.count({ where: { tenantId } })).toBe(0)
    expect(foldersOf(tenantId)).toEqual([])
  })

  test.each([
    ['JSON', { 'content-type': 'application/json' }, Buffer.from('{"file":"x"}'), 400],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from('--x--'), 415],
  ])('is no %s', async (_, headers, payload, status) => {
    const { caller } = await start()
    expect((await upload(caller, payload, headers)).statusCode).toBe(status)
  })

  test('a hundred of them may be left lying', async () => {
    const { tenantId, caller } = await start()
    const left = { tenantId, state: 'uploaded', format: 'mp3', bytes: 1, durationMs: 1 }
    const at = server.clock.now()
    const expiresAt = new Date(at.getTime() + DAY / 2)
    await owner.sound.createMany({
      data: Array.from({ length: 100 }, () => ({ ...left, createdAt: at, expiresAt })),
    })
    const answer = await upload(caller, waveFile(1))
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'limit_reached'])
  })
})

describe('listening', () => {
  test('gives the whole, or the range that is asked for', async () => {
    const { tenantId, caller } = await start()
    const { id } = await makeSound({ tenantId })
    await files.put(soundKey(tenantId, id, '16000.wav'), Buffer.from('0123456789'))
    const whole = await listen(caller, id)
    expect([whole.statusCode, whole.body]).toEqual([200, '0123456789'])
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/wav',
      'accept-ranges': 'bytes',
      'content-length': '10',
      'cache-control': 'private, no-cache',
    })
    const etag = String(whole.headers.etag)
    const asked = async (headers: Record<string, string>) => {
      const { statusCode, headers: told, body } = await listen(caller, id, headers)
      return [statusCode, told['content-range'], body]
    }
    expect(await asked({ range: 'bytes=2-4' })).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await asked({ range: 'bytes=7-' })).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await asked({ range: 'bytes=-3' })).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await asked({ range: 'bytes=8-99' })).toEqual([206, 'bytes 8-9/10', '89'])
    expect(await asked({ range: 'bytes=10-' })).toEqual([416, 'bytes */10', ''])
    expect(await asked({ range: 'bytes=4-2' })).toEqual([200, undefined, '0123456789'])
    expect(await asked({ range: 'bytes=0-1,4-5' })).toEqual([200, undefined, '0123456789'])
    expect(await asked({ range: 'bytes=2-4', 'if-range': etag })).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await asked({ range: 'bytes=2-4', 'if-range': '"other"' })).toEqual([200, undefined, '0123456789'])
    expect(await asked({ 'if-none-match': etag })).toEqual([304, undefined, ''])
    // What is sound already is not compressed, which would break its ranges.
    expect(
      (await listen(caller, id, { 'accept-encoding': 'gzip' })).headers['content-encoding'],
    ).toBeUndefined()
  })

  test('the narrow one is another file', async () => {
    const { tenantId, caller } = await start()
    const { id } = await makeSound({ tenantId })
    await files.put(soundKey(tenantId, id, '8000.wav'), Buffer.from('narrow'))
    expect((await listen(caller, id, {}, '8000')).body).toBe('narrow')
    expect((await listen(caller, id, {}, '44100')).statusCode).toBe(400)
  })

  test('there is nothing to hear before it is ready, nor of another company', async () => {
    const { caller } = await start()
    const { tenantId } = await start()
    expect((await listen(caller, (await makeSound({ tenantId })).id)).statusCode).toBe(404)
    const mine = await uploaded(caller)
    expect((await listen(caller, mine.id)).statusCode).toBe(404)
  })
})

describe('a greeting or music', () => {
  const GREETING = { name: 'Welcome', kind: 'greeting', rightsHeld: false } as const

  test('is a sound with a name, made, renamed and told by the history', async () => {
    const { tenantId, caller } = await start()
    const sound = await uploaded(caller)
    const made = await caller.call(audio.create, { body: { ...GREETING, soundId: sound.id } })
    expect(made).toMatchObject({
      ...GREETING,
      version: 1,
      uses: 0,
      sound: { id: sound.id, state: 'uploaded' },
    })
    const { version, id } = made
    const renamed = await caller.call(audio.update, {
      params: { id },
      body: { version, name: 'Good morning', rightsHeld: false, soundId: sound.id },
    })
    expect(renamed).toMatchObject({ version: 2, name: 'Good morning' })
    expect(await caller.call(audio.get, { params: { id } })).toEqual(renamed)
    const { peaks: _peaks, ...item } = renamed.sound
    expect(await caller.call(audio.list, { query: {} })).toEqual({
      items: [{ ...renamed, sound: item }],
      nextCursor: null,
    })
    const events = await owner.auditEvent.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })
    expect(events).toMatchObject([
      { action: 'audio_file.created', objectLabel: 'Welcome', objectVersion: 1, before: null },
      {
        action: 'audio_file.updated',
        objectLabel: 'Good morning',
        objectVersion: 2,
        after: { soundId: sound.id },
      },
    ])
    expect(await owner.sound.findFirst({ where: { id: sound.id } })).toMatchObject({ expiresAt: null })
  })

  test('a save that changes nothing is none', async () => {
    const { tenantId, caller } = await start()
    const { id, name, soundId } = await makeAudioFile({ tenantId })
    const body = { version: 1, name, soundId, rightsHeld: true }
    expect(await caller.call(audio.update, { params: { id }, body })).toMatchObject({ version: 1 })
    expect(await owner.auditEvent.count({ where: { tenantId } })).toBe(0)
  })

  test('whoever saves on stale data is shown what is there now', async () => {
    const { tenantId, caller } = await start()
    const { id, soundId } = await makeAudioFile({ tenantId, version: 3, name: 'Now' })
    const body = { version: 2, name: 'Mine', soundId, rightsHeld: true }
    const answer = await caller.request(audio.update, { params: { id }, body })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'version_conflict', current: { name: 'Now' } },
    ])
  })

  test.each([
    ['music without rights', { kind: 'music' } as const, 422, { rightsHeld: 'rights_needed' }],
    ['a sound that is not there', { soundId: randomUUID() }, 422, { soundId: 'not_found' }],
    ['a name that is taken', { name: 'Taken' }, 409, { name: 'taken' }],
    ['no name', { name: ' ' }, 400, { name: 'required' }],
  ])('%s is refused at its field', async (_, changes, status, fieldErrors) => {
    const { tenantId, caller } = await start()
    await makeAudioFile({ tenantId, name: 'Taken' })
    const { id: soundId } = await makeSound({ tenantId })
    const answer = await caller.request(audio.create, { body: { ...GREETING, soundId, ...changes } })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([status, fieldErrors])
  })

  test('a sound that is still coming is none, and one that is used is not for another', async () => {
    const { tenantId, caller } = await start()
    const coming = await owner.sound.create({
      data: { tenantId, state: 'receiving', bytes: 1, createdAt: new Date() },
    })
    const make = async (soundId: string) =>
      (await caller.request(audio.create, { body: { ...GREETING, soundId } })).json().fieldErrors
    expect(await make(coming.id)).toEqual({ soundId: 'not_found' })
    expect(await make((await makeAudioFile({ tenantId })).soundId)).toEqual({ soundId: 'taken' })
  })

  test('is found by kind and by part of its name, page by page', async () => {
    const { tenantId, caller } = await start()
    for (const name of ['Ça', 'alpha', 'Beta', 'Zeta']) await makeAudioFile({ tenantId, name })
    await makeAudioFile({ tenantId, name: 'Eta', kind: 'greeting' })
    const names = async (query: object) =>
      (await caller.call(audio.list, { query })).items.map(({ name }) => name)
    expect(await names({ search: 'ETA' })).toEqual(['Beta', 'Eta', 'Zeta'])
    expect(await names({ search: 'ETA', kind: 'music' })).toEqual(['Beta', 'Zeta'])
    expect(await names({ search: 'ca' })).toEqual(['Ça'])
    expect(await names({ search: '%' })).toEqual([])
    const first = await caller.call(audio.list, { query: { limit: 3 } })
    const second = await caller.call(audio.list, { query: { limit: 3, cursor: first.nextCursor ?? '' } })
    const all = [...first.items, ...second.items].map(({ name }) => name)
    expect([all.toSorted(), second.nextCursor]).toEqual([
      ['Beta', 'Eta', 'Zeta', 'alpha', 'Ça'].toSorted(),
      null,
    ])
  })
})

describe('taking back', () => {
  test('a new file, a new name and another sound', async () => {
    const { caller } = await start()
    const first = await uploaded(caller)
    const { id } = await caller.call(audio.create, {
      body: { name: 'One', kind: 'greeting', soundId: first.id },
    })
    const second = await uploaded(caller)
    const body = { version: 1, name: 'Two', rightsHeld: false, soundId: second.id }
    await caller.call(audio.update, { params: { id }, body })
    expect((await undoLast(caller)).statusCode).toBe(200)
    expect(await caller.call(audio.get, { params: { id } })).toMatchObject({
      name: 'One',
      version: 3,
      sound: { id: first.id },
    })
    const { items } = await caller.call(history.list, { query: {} })
    const made = items.find(({ action }) => action === 'audio_file.created')
    expect((await caller.request(history.undo, { params: { id: made?.id ?? '' } })).statusCode).toBe(200)
    expect((await caller.call(audio.list, { query: {} })).items).toEqual([])
  })
})

describe('deleting', () => {
  const remove = (caller: Caller, id: string, query: { detach?: 'true'; replacement?: string } = {}) =>
    caller.request(audio.remove, { params: { id }, query })

  test('what playlists play is told, taken out of them or replaced, and comes back with one undo', async () => {
    const { tenantId, caller } = await start()
    const [going, other] = await Promise.all([makeAudioFile({ tenantId }), makeAudioFile({ tenantId })])
    const first = await makePlaylistOf(tenantId, [going.id, other.id])
    const second = await makePlaylistOf(tenantId, [going.id])
    const inUse = await remove(caller, going.id)
    const uses = await caller.call(audio.uses, { params: { id: going.id } })
    expect(uses).toMatchObject({
      total: 2,
      items: [first, second].map(({ id }) => ({
        way: 'playlist_item',
        by: { kind: 'playlist', id },
        replaceable: true,
      })),
    })
    expect([inUse.statusCode, inUse.json()]).toMatchObject([409, { code: 'in_use', current: uses }])
    const filesOf = async () => {
      const lists = [first, second].map(({ id }) => caller.call(playlists.get, { params: { id } }))
      return (await Promise.all(lists)).map((list) => list.files.map(({ id }) => id))
    }
    expect((await remove(caller, going.id, { replacement: other.id })).statusCode).toBe(204)
    expect(await filesOf()).toEqual([[other.id], [other.id]])
    expect((await undoLast(caller)).statusCode).toBe(200)
    expect(await filesOf()).toEqual([[going.id, other.id], [going.id]])
    expect(await caller.call(audio.get, { params: { id: going.id } })).toMatchObject({ uses: 2 })
    expect((await remove(caller, going.id, { detach: 'true' })).statusCode).toBe(204)
    expect(await filesOf()).toEqual([[other.id], []])
    expect((await undoLast(caller)).statusCode).toBe(200)
    expect(await filesOf()).toEqual([[going.id, other.id], [going.id]])
  })

  test('a greeting cannot take the place of music', async () => {
    const { tenantId, caller } = await start()
    const going = await makeAudioFile({ tenantId })
    const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
    await makePlaylistOf(tenantId, [going.id])
    const answer = await remove(caller, going.id, { replacement: greeting.id })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
  })

  test('a greeting of a mailbox is replaced by another greeting or ends, and one undo brings both back', async () => {
    const { tenantId, caller } = await start()
    const greeting = { tenantId, kind: 'greeting' }
    const [going, other] = await Promise.all([makeAudioFile(greeting), makeAudioFile(greeting)])
    const music = await makeAudioFile({ tenantId })
    const { id } = await makeExtension({ tenantId, number: '300', phone: { voicemailGreetingId: going.id } })
    const phone = async () => {
      const { version, phone: settings } = await caller.call(extensions.get, { params: { id } })
      return [version, settings?.voicemail.greetingId]
    }
    expect((await remove(caller, going.id)).json()).toMatchObject({
      code: 'in_use',
      current: { total: 1, items: [{ way: 'voicemail_greeting', by: { extension: { id } } }] },
    })
    const refused = await remove(caller, going.id, { replacement: music.id })
    expect([refused.statusCode, refused.json().fieldErrors]).toEqual([422, { replacement: 'not_found' }])
    expect((await remove(caller, going.id, { replacement: other.id })).statusCode).toBe(204)
    expect(await phone()).toEqual([2, other.id])
    expect((await undoLast(caller)).statusCode).toBe(200)
    expect(await phone()).toEqual([3, going.id])
    expect((await remove(caller, going.id, { detach: 'true' })).statusCode).toBe(204)
    expect(await phone()).toEqual([4, null])
    expect((await undoLast(caller)).statusCode).toBe(200)
    expect(await phone()).toEqual([5, going.id])
    expect((await caller.call(audio.get, { params: { id: going.id } })).kind).toBe('greeting')
  })

  test('is not taken back once its sound is gone', async () => {
    const { tenantId, caller } = await start()
    const { id, soundId } = await makeAudioFile({ tenantId })
    await remove(caller, id)
    await owner.sound.deleteMany({ where: { id: soundId } })
    const answer = await undoLast(caller)
    expect([answer.statusCode, answer.json().current.obstacles.items]).toMatchObject([
      409,
      [{ reason: 'reference_gone' }],
    ])
  })
})

describe('the conversion', () => {
  test('is tried again where it failed, and nowhere else', async () => {
    const { tenantId, caller } = await start()
    const failed = await makeSound({ tenantId, state: 'failed' })
    const again = await caller.call(audioSounds.retry, { params: { id: failed.id } })
    expect(again).toMatchObject({ state: 'uploaded', failure: null })
    const ready = await makeSound({ tenantId })
    expect(await caller.call(audioSounds.retry, { params: { id: ready.id } })).toMatchObject({
      state: 'ready',
    })
    expect(await owner.outbox.count({ where: { tenantId } })).toBe(1)
  })
})

test('a file tells how many things use it', async () => {
  const { tenantId, caller } = await start()
  const { id } = await makeAudioFile({ tenantId })
  await makePlaylistOf(tenantId, [id])
  await makePlaylistOf(tenantId, [id])
  expect(await caller.call(audio.get, { params: { id } })).toMatchObject({ uses: 2 })
})
