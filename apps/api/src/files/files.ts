import { createReadStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config.ts'

/** Bytes of a file, from 0; both ends are part of it. */
export interface ByteRange {
  first: number
  last: number
}

/** Contents that have their length: a store over the network is told it before. */
export interface Content {
  stream: Readable
  bytes: number
}

/**
 * Where large things are kept: a folder, or a bucket that speaks S3. A row holds the id that its keys are made of (`fileKey`),
 * never a place, so that the files can move. There is no transaction over files and rows: whoever writes a file first makes
 * a row that says it is there, and whoever ends the row first removes the file, so that nothing is left that no row knows.
 */
export interface Files {
  /** What the key held before is replaced. Rejects when the stream ends early; what came so far may then be there. */
  put(key: string, content: Uint8Array | Content): Promise<void>
  /** Whole: a key has the file that it had, or the one that is moved there. */
  move(from: string, to: string): Promise<void>
  exists(key: string): Promise<boolean>
  /** Rejects when there is no such file. */
  size(key: string): Promise<number>
  read(key: string, range?: ByteRange): Promise<Readable>
  readAll(key: string): Promise<Buffer>
  /** Of a folder: all below it. Nothing there is no error. */
  remove(folder: string): Promise<void>
}

/** The key of a file, or the folder of several. The company comes first: what is its own can be found and removed. */
export const fileKey = (tenantId: string, ...path: [string, ...string[]]): string =>
  [tenantId, ...path].join('/')

/** What differs between the stores: flydrive reads whole files only, and in a folder it copies byte by byte what it moves. */
interface Store {
  disk: Disk
  move(from: string, to: string): Promise<void>
  readRange(key: string, range: ByteRange): Promise<Readable>
}

function makeFolder(dataDir: string): Store {
  const location = resolve(dataDir, 'files')
  return {
    disk: new Disk(new FSDriver({ location, visibility: 'private' })),
    // Two that are moved to one key at once must not mix, and who reads it must not meet half of one.
    async move(from, to) {
      await mkdir(dirname(join(location, to)), { recursive: true })
      await rename(join(location, from), join(location, to))
    },
    readRange: async (key, { first, last }) =>
      createReadStream(join(location, key), { start: first, end: last }),
  }
}

/** Loaded only where it is used: the library takes its time. */
async function makeBucket({
  bucket,
  region,
  endpoint,
  credentials,
}: NonNullable<Config['s3']>): Promise<Store> {
  const [{ S3Driver }, { S3Client, GetObjectCommand }] = await Promise.all([
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ])
  const client = new S3Client({
    region,
    // Stores that speak S3 elsewhere have no host name for each bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // Some of them do not know the checksums that the library adds of itself since 2025.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))
  return {
    disk,
    move: (from, to) => disk.move(from, to),
    readRange: async (key, { first, last }) => {
      const Range = `bytes=${first}-${last}`
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }))
      if (Body instanceof Readable) return Body
      throw new Error('the store answered a range of a file with nothing')
    },
  }
}

/** The store that the configuration names: a bucket, else the folder `files` of the data folder. */
export async function makeFiles({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<Files> {
  const { disk, move, readRange } = s3 ? await makeBucket(s3) : makeFolder(dataDir)
  const read = (key: string, range?: ByteRange) => (range ? readRange(key, range) : disk.getStream(key))
  return {
    put: (key, content) =>
      content instanceof Uint8Array
        ? disk.put(key, content)
        : disk.putStream(key, content.stream, { contentLength: content.bytes }),
    move,
    exists: (key) => disk.exists(key),
    size: async (key) => (await disk.getMetaData(key)).contentLength,
    read,
    readAll: async (key) => buffer(await read(key)),
    // Past the disk, which takes the last slash away: a bucket would lose every key that begins like the folder.
    remove: (folder) => disk.driver.deleteAll(`${folder}/`),
  }
}
