import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a ZIP file, and what it says of itself that is not so. */
export interface ZipEntry {
  name: string
  content: Buffer | string
  deflated?: boolean
  /** Claimed instead of the size that it has. */
  size?: number
  crc?: number
  encrypted?: boolean
  /** Of Unix: `0o120777` is a link. */
  mode?: number
}

/** A bomb has the same content many times. */
const DEFLATED = new WeakMap<Buffer, Buffer>()
function deflate(content: Buffer): Buffer {
  const known = DEFLATED.get(content) ?? deflateRawSync(content)
  DEFLATED.set(content, known)
  return known
}

function headersOf(
  { name, content, deflated = false, size, crc, encrypted = false, mode = 0o100644 }: ZipEntry,
  at: number,
) {
  const whole = typeof content === 'string' ? Buffer.from(content) : content
  const data = deflated ? deflate(whole) : whole
  const title = Buffer.from(name)
  // From "version needed" to "extra field length", which both headers have; names are UTF-8.
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(0x800 | Number(encrypted), 2)
  common.writeUInt16LE(deflated ? 8 : 0, 4)
  common.writeUInt32LE(crc ?? crc32(whole), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(size ?? whole.length, 18)
  common.writeUInt16LE(title.length, 22)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE((mode << 16) >>> 0, 6)
  rest.writeUInt32LE(at, 10)
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, title, data]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, title]),
  }
}

/** A ZIP file written by hand, so that it can lie (PKWARE APPNOTE, 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const headers = headersOf(entry, at)
    local.push(headers.local)
    central.push(headers.central)
    at += headers.local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...central, end])
}
