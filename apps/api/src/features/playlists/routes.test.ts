import { audio } from '@switchboard/contract/audio'
import { history } from '@switchboard/contract/history'
import { playlists } from '@switchboard/contract/playlists'
import { expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { makeAudioFile } from '../../testing/audio-factories.ts'
import { owner } from '../../testing/db.ts'
import { makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

async function start() {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const [first, second, third] = await Promise.all(
    ['Allegro', 'Bolero', 'Canon'].map((name) => makeAudioFile({ tenantId, name })),
  )
  if (!first || !second || !third) throw new Error('three files were to be made')
  return { tenantId, caller, first, second, third }
}
const make = (caller: Caller, fileIds: string[], name = 'On hold') =>
  caller.call(playlists.create, { body: { name, shuffle: false, fileIds } })
const undo = async (caller: Caller, action: string) => {
  const { items } = await caller.call(history.list, { query: {} })
  const entry = items.find((item) => item.action === action)
  return caller.request(history.undo, { params: { id: entry?.id ?? '' } })
}

test('is music in an order, which can be changed, and the history names it', async () => {
  const { tenantId, caller, first, second, third } = await start()
  const made = await make(caller, [second.id, first.id])
  expect(made).toMatchObject({
    version: 1,
    name: 'On hold',
    files: [
      { id: second.id, name: 'Bolero', durationMs: 2000, state: 'ready' },
      { id: first.id, name: 'Allegro' },
    ],
    uses: 0,
  })
  const { id } = made
  const body = { version: 1, name: 'On hold', shuffle: true, fileIds: [first.id, third.id, second.id] }
  const changed = await caller.call(playlists.update, { params: { id }, body })
  expect(changed).toMatchObject({ version: 2, shuffle: true })
  expect(changed.files.map(({ name }) => name)).toEqual(['Allegro', 'Canon', 'Bolero'])
  expect(await caller.call(playlists.get, { params: { id } })).toEqual(changed)
  expect(await caller.call(playlists.list, { query: { search: 'HOLD' } })).toEqual({
    items: [changed],
    nextCursor: null,
  })
  expect(await owner.auditEvent.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })).toMatchObject([
    { action: 'playlist.created', after: { music: 'Bolero · Allegro' } },
    { action: 'playlist.updated', before: { version: 1 }, after: { music: 'Allegro · Canon · Bolero' } },
  ])
})

test('a save that changes nothing is none; one on stale data is shown what is there now', async () => {
  const { caller, first } = await start()
  const { id } = await make(caller, [first.id])
  const body = { name: 'On hold', shuffle: false, fileIds: [first.id] }
  const same = await caller.call(playlists.update, { params: { id }, body: { ...body, version: 1 } })
  expect(same.version).toBe(1)
  const stale = await caller.request(playlists.update, { params: { id }, body: { ...body, version: 7 } })
  expect([stale.statusCode, stale.json()]).toMatchObject([
    409,
    { code: 'version_conflict', current: { version: 1 } },
  ])
})

test('takes music only, each piece once, and a name of its own', async () => {
  const { tenantId, caller, first } = await start()
  const greeting = await makeAudioFile({ tenantId, kind: 'greeting' })
  const foreign = await makeAudioFile()
  await make(caller, [first.id])
  const refused = async (fileIds: string[], name = 'Other') => {
    const answer = await caller.request(playlists.create, { body: { name, shuffle: false, fileIds } })
    return [answer.statusCode, answer.json().fieldErrors]
  }
  expect(await refused([first.id, first.id])).toEqual([422, { 'fileIds.1': 'duplicate' }])
  expect(await refused([greeting.id, foreign.id])).toEqual([
    422,
    { 'fileIds.0': 'not_music', 'fileIds.1': 'not_found' },
  ])
  expect(await refused([])).toEqual([400, { fileIds: 'required' }])
  expect(await refused([first.id], 'On hold')).toEqual([409, { name: 'taken' }])
})

test('what was done to it is taken back: order and name, and that there is one', async () => {
  const { caller, first, second } = await start()
  const { id } = await make(caller, [first.id, second.id])
  const body = { version: 1, name: 'Other', shuffle: true, fileIds: [second.id, first.id] }
  await caller.call(playlists.update, { params: { id }, body })
  expect((await undo(caller, 'playlist.updated')).statusCode).toBe(200)
  const back = await caller.call(playlists.get, { params: { id } })
  expect(back).toMatchObject({ version: 3, name: 'On hold', shuffle: false })
  expect(back.files.map((file) => file.id)).toEqual([first.id, second.id])
  expect((await undo(caller, 'playlist.created')).statusCode).toBe(200)
  expect((await caller.request(playlists.get, { params: { id } })).statusCode).toBe(404)
})

test.each([playlists.list, audio.list])('what is looked for has no control characters: $id', async (list) => {
  const { caller } = await start()
  const answer = await caller.request(list, { query: { search: 'a\0' } })
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([400, { search: 'invalid' }])
})
