import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { apiTokens } from '@switchboard/contract/api-tokens'
import { audioSounds } from '@switchboard/contract/audio.sounds'
import { CONFIGURATION_FORMAT, configuration } from '@switchboard/contract/configuration'
import { extensions } from '@switchboard/contract/extensions'
import { history } from '@switchboard/contract/history'
import { playlists } from '@switchboard/contract/playlists'
import { fromBufferPromise } from 'yauzl'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp, urlOf } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension } from '../../testing/factories.ts'
import { mp3File, waveFile } from '../../testing/sounds.ts'
import { zipOf } from '../../testing/zip.ts'
import { writeArchive } from './export-archive.ts'
import { placesOf } from './sounds.ts'
import { FILE } from './testing.ts'
import { handingIn } from './testing-archives.ts'

const server = await startTestApp()
const { company, send, imported, kept, makeAudio } = handingIn(server)

const exported = async ({ headers }: Caller): Promise<Buffer> => {
  const answer = await server.app.inject({ url: urlOf(configuration.exportArchive, {}), headers })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}
/** Entries by name, unpacked. */
async function unzipped(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive)
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return entries
}
/** A company that greets, plays music, and has a voicemail box with a greeting of its own. */
async function sounding() {
  const { tenantId, caller } = await company()
  const greeting = await makeAudio(caller, 'Accueil : été/hiver', 'greeting', waveFile(2))
  const music = await makeAudio(caller, 'Valse', 'music', mp3File(12))
  await caller.call(playlists.create, { body: { name: 'Attente', shuffle: false, fileIds: [music.id] } })
  const { id } = await makeExtension({ tenantId, number: '201' })
  await owner.phoneExtension.updateMany({
    where: { tenantId, extensionId: id },
    data: { voicemailGreetingId: greeting.id },
  })
  return { tenantId, caller, greeting }
}
const SOUNDS = ['audio/Accueil - été-hiver.wav', 'audio/Valse.mp3']

describe('an archive', () => {
  test('is the configuration, to be read and compared, with every sound as it was handed in', async () => {
    const { caller } = await sounding()
    // One that was handed in and left belongs to nothing.
    await send(caller, urlOf(audioSounds.upload, {}), waveFile(1))
    const entries = await unzipped(await exported(caller))
    expect([...entries.keys()]).toEqual(['configuration.json', ...SOUNDS])
    expect(SOUNDS.map((name) => entries.get(name))).toEqual([waveFile(2), mp3File(12)])
    const text = String(entries.get('configuration.json'))
    expect(text).toMatch(/^\{\n  "format": "switchboard-configuration",\n  "version": 1,\n/)
    expect(JSON.parse(text)).toEqual(await caller.call(configuration.export, {}))
    expect(JSON.parse(text).configuration.audioFiles).toEqual([
      { name: 'Accueil : été/hiver', kind: 'greeting', rightsHeld: false, sound: SOUNDS[0] },
      { name: 'Valse', kind: 'music', rightsHeld: true, sound: SOUNDS[1] },
    ])
  })

  test('makes an empty company sound like the one that it is from', async () => {
    const { caller } = await sounding()
    const archive = await exported(caller)
    const other = await company()
    const trial = await imported(other.caller, archive, false)
    expect(trial).toMatchObject({ applied: false, counts: { create: 4, problem: 0, skipped: 0 } })
    expect(trial.changes.filter(({ section }) => section === 'audioFiles')).toEqual([
      { section: 'audioFiles', key: 'Accueil : été/hiver', outcome: 'create' },
      { section: 'audioFiles', key: 'Valse', outcome: 'create' },
    ])
    expect(await kept(other.tenantId)).toEqual([])
    expect(await imported(other.caller, archive)).toMatchObject({ applied: true, counts: trial.counts })
    const again = await unzipped(await exported(other.caller))
    const first = await unzipped(archive)
    const sectionsOf = (entries: Map<string, Buffer>) =>
      JSON.parse(String(entries.get('configuration.json'))).configuration
    expect(sectionsOf(again)).toEqual(sectionsOf(first))
    expect(SOUNDS.map((name) => again.get(name))).toEqual([waveFile(2), mp3File(12)])
    // What came is converted like any other, and stays.
    const sounds = await kept(other.tenantId)
    expect(sounds).toMatchObject([{ state: 'uploaded', expiresAt: null }, { expiresAt: null }])
    const asked = await owner.outbox.findMany({ where: { tenantId: other.tenantId, kind: 'sound.convert' } })
    expect(asked).toHaveLength(2)
  })

  test('changes nothing in the company that it is from', async () => {
    const { tenantId, caller } = await sounding()
    const before = await kept(tenantId)
    const report = await imported(caller, await exported(caller))
    expect(report).toMatchObject({
      applied: true,
      batchId: null,
      counts: { create: 0, update: 0, problem: 0 },
    })
    expect(await kept(tenantId)).toEqual(before)
  })

  test('is undone with its sounds, and done again', async () => {
    const archive = await exported((await sounding()).caller)
    const { caller } = await company()
    const empty = (await caller.call(configuration.export, {})).configuration
    await imported(caller, archive)
    const full = (await caller.call(configuration.export, {})).configuration
    const [entry] = (await caller.call(history.list, { query: {} })).items
    expect(entry).toMatchObject({ action: 'configuration.imported', undoable: true })
    const { entryId } = await caller.call(history.undo, { params: { id: entry?.id ?? '' } })
    expect((await caller.call(configuration.export, {})).configuration).toEqual(empty)
    await caller.call(history.undo, { params: { id: entryId } })
    expect((await caller.call(configuration.export, {})).configuration['audioFiles']).toEqual(
      full['audioFiles'],
    )
    expect((await unzipped(await exported(caller))).get('audio/Valse.mp3')).toEqual(mp3File(12))
  })

  test('replaces a sound that is another one, and keeps one that it does not bring', async () => {
    const { tenantId, caller } = await sounding()
    const entries = await unzipped(await exported(caller))
    const packed = zipOf([
      { name: 'configuration.json', content: entries.get('configuration.json') ?? '' },
      // Packed again on another system: a folder of its own, letters and accents apart, deflated, litter.
      { name: 'audio/', content: '' },
      { name: 'audio/.DS_Store', content: 'x' },
      { name: '__MACOSX/audio/._Valse.mp3', content: 'x' },
      { name: SOUNDS[0]?.normalize('NFD') ?? '', content: waveFile(3), deflated: true },
    ])
    const report = await imported(caller, packed)
    expect(report.counts).toMatchObject({ update: 1, create: 0, skipped: 0, problem: 0 })
    expect(report.changes.find(({ outcome }) => outcome === 'update')?.key).toBe('Accueil : été/hiver')
    const now = await unzipped(await exported(caller))
    expect(SOUNDS.map((name) => now.get(name))).toEqual([waveFile(3), mp3File(12)])
    // The one before is kept for who takes that back.
    expect((await kept(tenantId)).filter(({ expiresAt }) => expiresAt)).toHaveLength(1)
  })

  test('does without sounds that nobody brings', async () => {
    const { caller } = await sounding()
    const entries = await unzipped(await exported(caller))
    const bare = zipOf([{ name: 'configuration.json', content: entries.get('configuration.json') ?? '' }])
    const other = await company()
    const report = await imported(other.caller, bare)
    expect(report).toMatchObject({ applied: true, counts: { create: 2, skipped: 2, problem: 0 } })
    expect(report.changes.filter(({ section }) => section !== 'preferences')).toEqual([
      {
        section: 'audioFiles',
        key: 'Accueil : été/hiver',
        outcome: 'skipped',
        fieldErrors: { sound: 'not_found' },
      },
      { section: 'audioFiles', key: 'Valse', outcome: 'skipped', fieldErrors: { sound: 'not_found' } },
      { section: 'playlists', key: 'Attente', outcome: 'create', leftOut: ['files.0'] },
      { section: 'phones', key: '201', outcome: 'create', leftOut: ['voicemail.greeting'] },
    ])
    // The playlist is empty, and the configuration is still one.
    expect((await other.caller.call(configuration.export, {})).configuration['playlists']).toEqual([
      { name: 'Attente', shuffle: false, files: [] },
    ])
    expect((await other.caller.call(extensions.list, { query: {} })).items).toHaveLength(1)
  })
})

test('nothing secret is in it', async () => {
  const { tenantId, caller } = await sounding()
  await caller.call(configuration.import, { query: { apply: 'true' }, body: { file: FILE } })
  const where = { tenantId }
  const HA1 = 'deadbeef'.repeat(4)
  const planted = [
    await owner.device.updateMany({ where, data: { sipSecret: 'planted SIP', sipHa1: HA1 } }),
    await owner.phoneExtension.updateMany({ where, data: { voicemailPinSecret: 'planted PIN' } }),
    await owner.conferenceBridge.updateMany({ where, data: { pinSecret: 'planted PIN' } }),
    await owner.appUser.updateMany({ where, data: { passwordHash: 'planted password' } }),
  ]
  expect(planted.every(({ count }) => count > 0)).toBe(true)
  const body = { name: 'CRM', permissions: ['extensions:read' as const], days: 90 }
  const { token } = await caller.call(apiTokens.create, { body })
  const names = await owner.device.findMany({ where, select: { sipUser: true } })
  // Nothing is packed in it: what there is can be found.
  const text = (await exported(caller)).toString('latin1')
  for (const secret of ['planted', HA1, token, ...names.map(({ sipUser }) => sipUser)]) {
    expect(text).not.toContain(secret)
  }
  expect(text).toContain('"number": "201"')
  // Ids mean nothing to another company.
  expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/)
})

test('places are called as the sounds are, as far as every system takes that, and each once', () => {
  const named = (...names: string[]) => [
    ...placesOf(names.map((name, at) => ({ id: String(at), name, format: 'mp3', bytes: 1 }))).values(),
  ]
  expect(named('Été', 'a/b:c?', 'Music', 'music', 'music (2)', 'con', '..')).toEqual([
    'audio/Été.mp3',
    'audio/a-b-c-.mp3',
    'audio/Music.mp3',
    'audio/music (2).mp3',
    'audio/music (2) (2).mp3',
    'audio/con-.mp3',
    'audio/-.mp3',
  ])
})

const MEGABYTE = 1024 * 1024

test('an archive is made while it is read: one sound after the other, and none when nobody reads on', async () => {
  const opened: Readable[] = []
  const sounds = ['a', 'b'].map((name) => ({ id: name, name, format: 'wav', bytes: 1 }))
  const writing = writeArchive({
    file: { ...CONFIGURATION_FORMAT, configuration: {} },
    sounds,
    at: new Date(0),
    read: async () => {
      const sound = Readable.from(
        (function* () {
          for (;;) yield Buffer.alloc(MEGABYTE)
        })(),
      )
      opened.push(sound)
      return sound
    },
  })
  let bytes = 0
  for await (const part of writing) {
    bytes += part.length
    if (bytes > 64 * MEGABYTE) break
  }
  expect(opened.map(({ destroyed }) => destroyed)).toEqual([true])
})
