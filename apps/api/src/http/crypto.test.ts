import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSecretBox, makeToken } from './crypto.ts'
import { makePasswords } from './passwords.ts'

const key = (id: string) => ({ id, key: randomBytes(32) })
const [current, former] = [key('2026'), key('2025')]
const box = makeSecretBox([current, former])

test('what is sealed can be read back, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = box.encrypt(text)
      expect(sealed).toMatch(/^2026\.[A-Za-z0-9+/]+=*$/)
      expect(sealed).not.toBe(box.encrypt(text))
      expect(box.decrypt(sealed)).toBe(text)
    }),
  )
})

test('a former key still reads; one that is gone is named', () => {
  const old = makeSecretBox([former]).encrypt('4071')
  expect(box.decrypt(old)).toBe('4071')
  expect(() => makeSecretBox([current]).decrypt(old)).toThrow('no key "2025" in SECRET_KEYS')
})

test('an altered text is refused', () => {
  const [id, sealed = ''] = box.encrypt('4071').split('.')
  const bytes = Buffer.from(sealed, 'base64')
  bytes[14] = (bytes[14] ?? 0) ^ 1
  expect(() => box.decrypt(`${id}.${bytes.toString('base64')}`)).toThrow(/authenticate/)
})

test('tokens are the 43 characters that the contract takes', () => {
  expect(makeToken()).toMatch(/^[\w-]{43}$/)
})

test('passwords: argon2id as OWASP sets it; none matches where there is none', async () => {
  const passwords = makePasswords(2)
  const stored = await passwords.hash('correct')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
  expect(await passwords.verify(stored, 'correct')).toBe(true)
  expect(await passwords.verify(stored, 'wrong')).toBe(false)
  expect(await passwords.verify(null, 'correct')).toBe(false)
})
