import { expect, test } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

test.each([
  ['https://portal.example.com', 'portal.example.com', 'https://portal.example.com'],
  ['https://portal.example.com:8443/', 'portal.example.com', 'https://portal.example.com:8443'],
  ['http://localhost:4000', 'localhost', 'http://localhost:4000'],
  ['https://téléphone.example', 'xn--tlphone-byab.example', 'https://xn--tlphone-byab.example'],
])('passkeys belong to the name in %s', (publicUrl, id, origin) => {
  expect(relyingPartyOf(publicUrl)).toEqual({ id, origin })
})

test.each([
  undefined,
  'http://127.0.0.1:4000',
  'https://192.0.2.7',
  'https://[2001:db8::1]',
  'http://portal.example.com',
  'http://notlocalhost:4000',
])('there are none at %s', (publicUrl) => {
  expect(relyingPartyOf(publicUrl)).toBeNull()
})
