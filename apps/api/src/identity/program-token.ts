import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * How tokens of programs begin: those of a company (`API_TOKEN` in the contract), and those of the installation
 * (`platform_token`). Nothing else begins so: whoever searches code for secrets knows one.
 */
export type TokenPrefix = 'sbt_' | 'sbp_'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** As long as the largest number of so many bytes. */
const SECRET = { bytes: 32, digits: 43 }
const CHECKSUM_DIGITS = 6
const SHAPE = new RegExp(`^(sb[tp]_)([0-9A-Za-z]{${SECRET.digits}})([0-9A-Za-z]{${CHECKSUM_DIGITS}})$`)

/** Base 62, with leading zeros: a double click takes all of it, and no URL or shell minds it. */
function base62(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; rest > 0n; rest /= 62n) text = `${DIGITS[Number(rest % 62n)]}${text}`
  return text.padStart(length, '0')
}

const checksumOf = (body: string) => base62(BigInt(crc32(body)), CHECKSUM_DIGITS)

/** A new token: its prefix, 256 random bits, and their CRC-32. */
export function newToken(prefix: TokenPrefix): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET.bytes).toString('hex')}`), SECRET.digits)
  return `${prefix}${secret}${checksumOf(`${prefix}${secret}`)}`
}

/** Whose token this could be; undefined for what was cut off or mistyped, which is known without a look into the database. */
export function tokenPrefixOf(text: string): TokenPrefix | undefined {
  const [, prefix = '', secret = '', checksum] = SHAPE.exec(text) ?? []
  return checksum === checksumOf(`${prefix}${secret}`) ? (prefix as TokenPrefix) : undefined
}
