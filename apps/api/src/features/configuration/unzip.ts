import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { ARCHIVE_LIMITS, CONFIGURATION_NAME, SOUNDS_FOLDER } from '@switchboard/contract/configuration'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import type { Content } from '../../files/files.ts'
import { problem, ProblemError } from '../../http/errors.ts'

/** An archive of a configuration, whose entries were all looked at. */
export interface Archive {
  has(name: string): boolean
  /**
   * Unpacks an entry, or says why not: it is broken, or larger than `most` bytes. What counts is what comes out of it, not
   * what the archive says of itself.
   */
  read(name: string, most: number): Promise<Buffer | FieldErrorCode>
}

const refusal = (why: FieldErrorCode, at = 'file') =>
  problem('validation_failed', { fieldErrors: { [at]: why } })

/** Names in errors are people's; what somebody made up may be any length. */
const LONGEST_NAME = 200

/** What computers add when people pack a folder again. */
const LITTER = /^__MACOSX\/|(^|\/)(\.DS_Store|desktop\.ini|Thumbs\.db)$/
const SOUND = new RegExp(`^${SOUNDS_FOLDER}/[^/]+\\.(mp3|wav)$`, 'i')

/** Unix keeps the kind of a file in the upper half of these attributes: a link leads elsewhere. */
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry) =>
  versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** Composed: some systems take letters and accents apart in the names of files. */
const nameOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry) =>
  getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).normalize('NFC')

/** Why an entry has no place in the archive. */
function refusalOf(entry: Entry, name: string): FieldErrorCode | null {
  if (entry.isEncrypted()) return 'archive_encrypted'
  const known = name === CONFIGURATION_NAME || SOUND.test(name)
  return known && validateFileName(name) === null && !isLink(entry) ? null : 'archive_content'
}

/** The entries by name. Nothing is unpacked for it. */
async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let count = 0
  for await (const entry of zip.eachEntry()) {
    count += 1
    if (count > ARCHIVE_LIMITS.entries) throw refusal('archive_too_big')
    const name = nameOf(entry)
    if (name === `${SOUNDS_FOLDER}/` || LITTER.test(name)) continue
    const why = entries.has(name) ? 'duplicate' : refusalOf(entry, name)
    if (why) throw refusal(why, name.slice(0, LONGEST_NAME))
    entries.set(name, entry)
  }
  return entries
}

async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | FieldErrorCode> {
  const parts: Buffer[] = []
  let size = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.length
      // Leaving the loop ends the stream.
      if (size > most) return 'file_too_big'
      parts.push(part)
    }
  } catch {
    return 'archive_broken'
  }
  const content = Buffer.concat(parts)
  return crc32(content) === entry.crc32 ? content : 'archive_broken'
}

async function openArchive(zip: ZipFile): Promise<Archive> {
  const entries = await readEntries(zip)
  return {
    has: (name) => entries.has(name),
    async read(name, most) {
      const entry = entries.get(name)
      return entry ? unpack(zip, entry, most) : 'not_found'
    },
  }
}

/** Entries are found from the end of an archive, so all of it is kept while it is worked on: in a file of its own, gone afterwards. */
async function withFile<T>({ stream }: Content, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-archive-'))
  try {
    const path = join(folder, 'archive.zip')
    await pipeline(stream, createWriteStream(path)).catch((cause: unknown) => {
      // Whoever cancels does not wait for an answer, and nothing is wrong with us.
      throw stream.errored ? problem('invalid_request', { cause }) : cause
    })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the library says of an archive is for the log. */
function broken(cause: unknown): never {
  if (cause instanceof ProblemError) throw cause
  throw problem('validation_failed', { fieldErrors: { file: 'archive_broken' }, cause })
}

/** Opens an archive that comes in and works with it. 422 when it is none, or holds what it should not. */
export const withArchive = <T>(content: Content, work: (archive: Archive) => Promise<T>): Promise<T> =>
  withFile(content, async (path) => {
    const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch(broken)
    zip.on('error', () => {}) // whoever reads is told too
    try {
      return await work(await openArchive(zip).catch(broken))
    } finally {
      zip.close()
    }
  })
