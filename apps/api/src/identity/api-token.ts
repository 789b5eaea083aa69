import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { API_TOKEN } from '@switchboard/contract/api-tokens'

const PREFIX = 'sbt_'
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** As long as the largest number of so many bytes. */
const SECRET = { bytes: 32, digits: 43 }
const CHECKSUM_DIGITS = 6

/** Base 62, with leading zeros: a double click takes all of it, and no URL or shell minds it. */
function base62(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; rest > 0n; rest /= 62n) text = `${DIGITS[Number(rest % 62n)]}${text}`
  return text.padStart(length, '0')
}

const checksumOf = (secret: string) => base62(BigInt(crc32(`${PREFIX}${secret}`)), CHECKSUM_DIGITS)

/** A new API token, of the shape that the contract describes (`API_TOKEN`). */
export function newApiToken(): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET.bytes).toString('hex')}`), SECRET.digits)
  return `${PREFIX}${secret}${checksumOf(secret)}`
}

/** Could this be one? What was cut off or mistyped is known without a look into the database. */
export const isApiToken = (text: string): boolean =>
  API_TOKEN.test(text) &&
  checksumOf(text.slice(PREFIX.length, -CHECKSUM_DIGITS)) === text.slice(-CHECKSUM_DIGITS)
