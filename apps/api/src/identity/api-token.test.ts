import { expect, test } from 'vitest'
import { isApiToken, newApiToken } from './api-token.ts'

test('a token has its shape and its checksum, and is like no other', () => {
  const tokens = Array.from({ length: 200 }, newApiToken)
  expect(tokens.filter((token) => !isApiToken(token))).toEqual([])
  expect(new Set(tokens).size).toBe(tokens.length)
})

test('one that was cut off, lengthened or mistyped is none', () => {
  const token = newApiToken()
  const other = token.at(10) === 'a' ? 'b' : 'a'
  const mistyped = `${token.slice(0, 10)}${other}${token.slice(11)}`
  for (const text of ['', token.slice(1), token.slice(0, -1), `${token}0`, mistyped]) {
    expect(isApiToken(text)).toBe(false)
  }
})
