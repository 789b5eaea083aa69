import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { testConfig } from '../testing/app.ts'
import { startS3Server } from '../testing/s3-server.ts'
import { fileKey, makeFiles } from './files.ts'

const s3 = await startS3Server()
afterAll(s3.stop)
const bucket = {
  S3_BUCKET: 'sounds',
  S3_ENDPOINT: s3.endpoint,
  S3_ACCESS_KEY_ID: 'a-key',
  S3_SECRET_ACCESS_KEY: 'its-secret',
}

describe.each([
  ['a folder', {}],
  ['a bucket', bucket],
])('in %s', async (_, environment) => {
  const files = await makeFiles(testConfig(environment))
  const tenant = randomUUID()
  const key = fileKey(tenant, 'audio', randomUUID(), 'source')
  const content = Buffer.from('0123456789')

  test('what is put is read, whole and in part, and replaced', async () => {
    await files.put(key, content)
    expect(await files.readAll(key)).toEqual(content)
    expect(await files.size(key)).toBe(10)
    expect((await buffer(await files.read(key, { first: 2, last: 4 }))).toString()).toBe('234')
    await files.put(key, { stream: Readable.from([Buffer.from('abc'), Buffer.from('def')]), bytes: 6 })
    expect((await files.readAll(key)).toString()).toBe('abcdef')
  })

  test('what is moved is there, and no longer where it was', async () => {
    const [from, to] = ['incoming', 'source'].map((name) => fileKey(tenant, 'audio', randomUUID(), name))
    if (!from || !to) throw new Error('two keys')
    await files.put(to, Buffer.from('before'))
    await files.put(from, content)
    await files.move(from, to)
    expect(await files.readAll(to)).toEqual(content)
    expect(await files.exists(from)).toBe(false)
  })

  test('of several that are moved to one key at once, one is there whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const to = fileKey(tenant, 'audio', randomUUID(), 'source')
      // Lengths far apart: a short one that is written beside a long one leaves the end of that behind.
      const contents = Array.from({ length: 12 }, (_, at) => Buffer.alloc(at % 2 ? 500 : 800_000, at + 1))
      const keys = await Promise.all(
        contents.map(async (each, at) => {
          const from = fileKey(tenant, 'audio', randomUUID(), `incoming ${at}`)
          await files.put(from, each)
          return from
        }),
      )
      await Promise.all(keys.map((from) => files.move(from, to)))
      const kept = await files.readAll(to)
      expect(contents.some((each) => each.equals(kept))).toBe(true)
    }
  })

  test('a stream that breaks is an error', async () => {
    async function* broken() {
      yield Buffer.from('abc')
      throw new Error('the sender is gone')
    }
    const key = fileKey(tenant, 'audio', randomUUID(), 'source')
    await expect(files.put(key, { stream: Readable.from(broken()), bytes: 6 })).rejects.toThrow(
      /sender is gone|write/,
    )
  })

  test('a folder is removed with all below it, and nothing beside it', async () => {
    const beside = fileKey(tenant, 'audio', 'ab')
    const below = fileKey(tenant, 'audio', 'a', 'wide.wav')
    await files.put(below, content)
    await files.put(beside, content)
    await files.remove(fileKey(tenant, 'audio', 'a'))
    await expect(files.size(below)).rejects.toThrow(/metadata/)
    expect(await files.size(beside)).toBe(10)
    await files.remove(fileKey(tenant, 'audio', 'a'))
  })

  test('what is not there cannot be read', async () => {
    await expect(files.readAll(fileKey(tenant, 'audio', randomUUID()))).rejects.toThrow(/ENOENT|read/)
    await expect(files.size(fileKey(tenant, 'audio', randomUUID()))).rejects.toThrow(/metadata/)
    expect(await files.exists(fileKey(tenant, 'audio', randomUUID()))).toBe(false)
  })
})

test('the bucket holds what was put there, company first', () => {
  expect(s3.keys().length).toBeGreaterThan(0)
  for (const key of s3.keys()) expect(key).toMatch(/^[0-9a-f-]{36}\/audio\//)
})
