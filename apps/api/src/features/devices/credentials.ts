import { createHash, randomBytes } from 'node:crypto'
import type { SecretBox } from '../../http/crypto.ts'

/** Crockford's 32 letters and digits: none is taken for another by somebody who types them into a phone. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 random bits name a device: nobody guesses one, and none is ever made twice. */
const USER_LENGTH = 16
/** 120 bits: an HA1 that got out cannot be guessed backwards, though MD5 is fast. */
const PASSWORD_LENGTH = 24

/** The digest realm of all devices (RFC 8760). It is part of every HA1, so it stays. */
export const SIP_REALM = 'pbx'

const randomText = (length: number) =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** What a phone engine compares a password with: MD5(user:realm:password), RFC 8760, 2.1. */
const ha1Of = (sipUser: string, password: string) =>
  createHash('md5').update(`${sipUser}:${SIP_REALM}:${password}`).digest('hex')

export const newSipUser = (): string => randomText(USER_LENGTH)

/** A new password of a device, and the columns that hold it: sealed, for phones that fetch their settings, and as HA1. */
export function newPassword(secrets: SecretBox, sipUser: string, passwordSetAt: Date) {
  const password = randomText(PASSWORD_LENGTH)
  const columns = { sipSecret: secrets.encrypt(password), sipHa1: ha1Of(sipUser, password), passwordSetAt }
  return { password, columns }
}
