import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeSecretBox } from '../../http/crypto.ts'
import { newPassword, newSipUser } from './credentials.ts'

const secrets = makeSecretBox([{ id: 'k', key: Buffer.alloc(32, 1) }])

test('names and passwords are like no others, and can be typed', () => {
  const users = Array.from({ length: 500 }, newSipUser)
  expect(new Set(users).size).toBe(500)
  for (const user of users) expect(user).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
  expect(newPassword(secrets, 'a', new Date()).password).toMatch(/^[0-9a-hjkmnp-tv-z]{24}$/)
})

test('the sealed password and the HA1 are those of the password', () => {
  const at = new Date('2026-11-23T02:00:00Z')
  const { password, columns } = newPassword(secrets, 'k7m2qx9fw3bdh5tn', at)
  expect(secrets.decrypt(columns.sipSecret)).toBe(password)
  expect(columns.sipSecret).not.toContain(password)
  expect(columns.sipHa1).toBe(createHash('md5').update(`k7m2qx9fw3bdh5tn:pbx:${password}`).digest('hex'))
  expect(columns.passwordSetAt).toBe(at)
})
