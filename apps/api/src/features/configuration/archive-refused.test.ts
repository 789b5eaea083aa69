import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { ARCHIVE_LIMITS, CONFIGURATION_FORMAT, configuration } from '@switchboard/contract/configuration'
import { describe, expect, test } from 'vitest'
import { startTestApp, urlOf } from '../../testing/app.ts'
import { mp3File, waveFile } from '../../testing/sounds.ts'
import { type ZipEntry, zipOf } from '../../testing/zip.ts'
import { handingIn } from './testing-archives.ts'

// Archives that are hostile, broken or too big, and sounds in them that cannot be had.

const server = await startTestApp()
const { company, importing, imported, kept, makeAudio } = handingIn(server)

/** A configuration of these greetings, with sounds of these names. */
const greetings = (...sounds: string[]): ZipEntry => ({
  name: 'configuration.json',
  content: JSON.stringify({
    ...CONFIGURATION_FORMAT,
    configuration: {
      audioFiles: sounds.map((sound, at) => ({ name: `Greeting ${at}`, kind: 'greeting', sound })),
    },
  }),
})
const GOOD: ZipEntry = { name: 'audio/a.wav', content: waveFile(1) }
const CONFIGURATION = greetings('audio/a.wav')
const goodArchive = zipOf([CONFIGURATION, GOOD])
const MEGABYTE = 1024 * 1024
/** Unpacks to as much as a sound may have. */
const BOMB = Buffer.alloc(10 * MEGABYTE)

describe('what is refused', () => {
  const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('switchboard-archive-'))

  test.each<[string, () => Buffer, Record<string, string>]>([
    ['nothing', () => Buffer.alloc(0), { file: 'file_empty' }],
    ['a JSON file', () => Buffer.from(JSON.stringify({})), { file: 'archive_broken' }],
    [
      'one that ends early',
      () => goodArchive.subarray(0, goodArchive.length - 40),
      { file: 'archive_broken' },
    ],
    ['one whose end alone is there', () => goodArchive.subarray(-22), { file: 'archive_broken' }],
    ['one without entries', () => zipOf([]), { file: 'archive_no_configuration' }],
    ['one without a configuration', () => zipOf([GOOD]), { file: 'archive_no_configuration' }],
    [
      'a folder around it',
      () => zipOf([{ ...CONFIGURATION, name: 'export/configuration.json' }]),
      { 'export/configuration.json': 'archive_content' },
    ],
    [
      'a way out',
      () => zipOf([CONFIGURATION, { ...GOOD, name: '../a.wav' }]),
      { '../a.wav': 'archive_content' },
    ],
    [
      'a way out below',
      () => zipOf([CONFIGURATION, { ...GOOD, name: 'audio/../../a.wav' }]),
      { 'audio/../../a.wav': 'archive_content' },
    ],
    [
      'a way out of Windows',
      () => zipOf([CONFIGURATION, { ...GOOD, name: 'audio\\..\\a.wav' }]),
      { 'audio/../a.wav': 'archive_content' },
    ],
    [
      'an absolute path',
      () => zipOf([CONFIGURATION, { ...GOOD, name: '/etc/a.wav' }]),
      { '/etc/a.wav': 'archive_content' },
    ],
    [
      'a link',
      () => zipOf([CONFIGURATION, { ...GOOD, content: '/etc/passwd', mode: 0o120777 }]),
      { 'audio/a.wav': 'archive_content' },
    ],
    [
      'an archive in it',
      () => zipOf([CONFIGURATION, { name: 'audio/more.zip', content: goodArchive }]),
      { 'audio/more.zip': 'archive_content' },
    ],
    ['the same name twice', () => zipOf([CONFIGURATION, GOOD, GOOD]), { 'audio/a.wav': 'duplicate' }],
    [
      'a password',
      () => zipOf([CONFIGURATION, { ...GOOD, encrypted: true, size: waveFile(1).length - 12 }]),
      { 'audio/a.wav': 'archive_encrypted' },
    ],
    [
      'too many entries',
      () =>
        zipOf([
          CONFIGURATION,
          ...Array.from({ length: ARCHIVE_LIMITS.entries }, (_, at) => ({
            ...GOOD,
            name: `audio/${at}.wav`,
          })),
        ]),
      { file: 'archive_too_big' },
    ],
    [
      'a configuration that is too large',
      () =>
        zipOf([{ name: 'configuration.json', content: Buffer.alloc(10 * MEGABYTE + 1, 32), deflated: true }]),
      { 'configuration.json': 'file_too_big' },
    ],
    [
      'a configuration that is larger than it says',
      () =>
        zipOf([
          { name: 'configuration.json', content: Buffer.alloc(20 * MEGABYTE, 32), deflated: true, size: 100 },
        ]),
      { 'configuration.json': 'archive_broken' },
    ],
    [
      'a configuration that is not what its checksum says',
      () => zipOf([{ ...CONFIGURATION, crc: 1 }]),
      { 'configuration.json': 'archive_broken' },
    ],
    [
      'a configuration that is no JSON',
      () => zipOf([{ ...CONFIGURATION, content: '{' }]),
      { file: 'not_configuration' },
    ],
    [
      'a configuration in no encoding',
      () => zipOf([{ ...CONFIGURATION, content: Buffer.from([0xff, 0xfe, 0x7b]) }]),
      { file: 'not_configuration' },
    ],
    [
      'a configuration of another version',
      () => zipOf([{ ...CONFIGURATION, content: JSON.stringify({ ...CONFIGURATION_FORMAT, version: 2 }) }]),
      { file: 'not_configuration' },
    ],
    [
      'a configuration of another shape',
      () =>
        zipOf([
          {
            ...CONFIGURATION,
            content: JSON.stringify({ ...CONFIGURATION_FORMAT, configuration: { phones: 1 } }),
          },
        ]),
      { 'configuration.phones': 'invalid' },
    ],
    [
      'sounds that unpack to too much',
      () =>
        zipOf([
          greetings(...Array.from({ length: 21 }, (_, at) => `audio/${at}.wav`)),
          ...Array.from({ length: 21 }, (_, at) => ({
            name: `audio/${at}.wav`,
            content: BOMB,
            deflated: true,
          })),
        ]),
      { file: 'archive_too_big' },
    ],
  ])('%s', async (_, archive, fieldErrors) => {
    const { tenantId, caller } = await company()
    const answer = await importing(caller, archive())
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, fieldErrors])
    expect(await kept(tenantId)).toEqual([])
    expect(temporary()).toEqual([])
  })

  test('more than an archive may be, before it comes', async () => {
    const { caller } = await company()
    const answer = await server.app.inject({
      method: 'POST',
      url: urlOf(configuration.importArchive, { query: { apply: 'false' } }),
      headers: {
        ...caller.headers,
        'content-type': 'application/octet-stream',
        'content-length': String(ARCHIVE_LIMITS.bytes + 1),
      },
      payload: Readable.from([]),
    })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([413, { file: 'file_too_big' }])
  })

  test.each<[string, ZipEntry[], string]>([
    [
      'a picture',
      [{ ...GOOD, content: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') }],
      'file_not_audio',
    ],
    ['an archive that is called a sound', [{ ...GOOD, content: goodArchive }], 'file_not_audio'],
    ['40 minutes', [{ ...GOOD, content: mp3File(2400) }], 'audio_too_long'],
    ['a broken header', [{ ...GOOD, content: waveFile(1).fill(0xff, 16, 36) }], 'audio_broken'],
    ['no bytes', [{ ...GOOD, content: '' }], 'file_empty'],
    [
      'too many bytes',
      [{ ...GOOD, content: Buffer.alloc(10 * MEGABYTE + 1), deflated: true }],
      'file_too_big',
    ],
    [
      'a size that is a lie',
      [{ ...GOOD, content: Buffer.alloc(MEGABYTE), deflated: true, size: 9 }],
      'archive_broken',
    ],
    ['a checksum that is a lie', [{ ...GOOD, crc: 7 }], 'archive_broken'],
  ])('of one sound, %s, in the report; nothing is imported then', async (_, entries, why) => {
    const { tenantId, caller } = await company()
    const sounds = ['audio/a.wav', 'audio/good.wav']
    const archive = zipOf([greetings(...sounds), ...entries, { ...GOOD, name: 'audio/good.wav' }])
    const report = await imported(caller, archive)
    expect(report).toMatchObject({ applied: false, counts: { create: 1, problem: 1 } })
    expect(report.changes[0]).toEqual({
      section: 'audioFiles',
      key: 'Greeting 0',
      outcome: 'problem',
      fieldErrors: { sound: why },
    })
    expect(await kept(tenantId)).toEqual([])
  })

  test('a sound that two are to have', async () => {
    const { caller } = await company()
    const report = await imported(caller, zipOf([greetings('audio/a.wav', 'audio/a.wav'), GOOD]))
    expect(report.changes.map(({ fieldErrors }) => fieldErrors)).toEqual([
      { sound: 'duplicate' },
      { sound: 'duplicate' },
    ])
  })

  test('another kind for a name that is taken', async () => {
    const { caller } = await company()
    await makeAudio(caller, 'Greeting 0', 'music', mp3File(2))
    const report = await imported(caller, goodArchive)
    expect(report.changes[0]).toMatchObject({ outcome: 'problem', fieldErrors: { kind: 'taken' } })
  })
})
