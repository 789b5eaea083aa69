import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { SecretKey } from '../config.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts short texts that must be read back (voicemail PINs, SIP passwords) before they go into the database. */
export interface SecretBox {
  /** `keyId.base64`, made with the first key. */
  encrypt(text: string): string
  /** @throws Error when the key is no longer known or the text was altered. */
  decrypt(sealed: string): string
}

/** AES-256-GCM with the given keys: the first encrypts, all decrypt. */
export function makeSecretBox(keys: readonly SecretKey[]): SecretBox {
  const [current] = keys
  if (!current) throw new Error('a secret box needs at least one key')
  const keyById = new Map(keys.map(({ id, key }) => [id, key]))
  return {
    encrypt(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, current.key, nonce)
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current.id}.${sealed.toString('base64')}`
    },
    decrypt(sealed) {
      const dot = sealed.indexOf('.')
      const key = keyById.get(sealed.slice(0, dot))
      if (!key) throw new Error(`no key ${JSON.stringify(sealed.slice(0, dot))} in SECRET_KEYS`)
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64')
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      const text = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]
      return Buffer.concat(text).toString('utf8')
    },
  }
}

/** 32 bytes for one purpose (signing cookies), drawn from a secret key so that no two purposes share one (RFC 5869). */
export function deriveKey({ key }: SecretKey, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', `switchboard ${purpose}`, 32)).toString('base64url')
}

/** How session ids and tokens are stored: they are random, so a plain SHA-256 cannot be guessed backwards. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** 256 random bits in base64url: 43 characters, as the contract's tokens. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}
