import { API_TOKEN } from '@switchboard/contract/api-tokens'
import { expect, test } from 'vitest'
import { newToken, tokenPrefixOf } from './program-token.ts'

test.each(['sbt_', 'sbp_'] as const)(
  'a token has its prefix and its checksum, and is like no other: %s',
  (prefix) => {
    const tokens = Array.from({ length: 200 }, () => newToken(prefix))
    expect(tokens.filter((token) => tokenPrefixOf(token) !== prefix)).toEqual([])
    expect(new Set(tokens).size).toBe(tokens.length)
  },
)

test("a company's token is as the contract describes it", () => {
  expect(newToken('sbt_')).toMatch(API_TOKEN)
  expect(newToken('sbp_')).not.toMatch(API_TOKEN)
})

test('one that was cut off, lengthened, mistyped or given another prefix is none', () => {
  const token = newToken('sbt_')
  const other = token.at(10) === 'a' ? 'b' : 'a'
  const mistyped = `${token.slice(0, 10)}${other}${token.slice(11)}`
  const renamed = `sbp_${token.slice(4)}`
  for (const text of ['', token.slice(1), token.slice(0, -1), `${token}0`, mistyped, renamed]) {
    expect(tokenPrefixOf(text)).toBeUndefined()
  }
})
