import { afterAll, describe, expect, test } from 'vitest'
import { makePlatform } from '../db/platform.ts'
import { sha256 } from '../http/crypto.ts'
import { tokenPrefixOf } from '../identity/program-token.ts'
import { databaseUrl, owner } from '../testing/db.ts'
import {
  createPlatformToken,
  listPlatformTokens,
  readArguments,
  revokePlatformToken,
} from './platform-token.ts'

test('arguments become a command', () => {
  expect(readArguments(['create', '--kind', 'engine', '--name', ' Paris 1 '])).toEqual({
    verb: 'create',
    kind: 'engine',
    name: 'Paris 1',
  })
  expect(readArguments(['revoke', '--name', 'Paris 1'])).toEqual({ verb: 'revoke', name: 'Paris 1' })
  expect(readArguments(['list'])).toEqual({ verb: 'list' })
})

test.for([
  [[], 'npm run platform-token -- create'],
  [['make'], 'npm run platform-token -- create'],
  [['list', 'all'], 'npm run platform-token -- create'],
  [['create', '--kind', 'engine'], '--name must be 1 to 60 characters'],
  [['create', '--kind', 'engine', '--name', 'a;b'], '--name must be 1 to 60 characters'],
  [['create', '--kind', 'phone', '--name', 'a'], '--kind must be engine or operator.'],
  [['create', '--nam', 'a'], '--nam'],
] as const)('%o is told in a sentence', ([args, sentence]) => {
  expect(() => readArguments([...args])).toThrow(sentence)
})

describe('tokens of the installation', () => {
  const platform = makePlatform({ connectionString: databaseUrl })
  afterAll(() => platform.pool.end())
  const now = new Date('2026-11-22T10:00:00Z')
  const later = new Date('2026-11-22T11:00:00Z')

  test('are stored as hashes, listed without themselves, noted, and end when revoked', async () => {
    const token = await createPlatformToken(platform, { kind: 'engine', name: 'Paris 1' }, now)
    expect(tokenPrefixOf(token)).toBe('sbp_')
    const find = () =>
      owner.platformToken.findFirstOrThrow({ where: { tokenHash: new Uint8Array(sha256(token)) } })
    expect(await find()).toMatchObject({ kind: 'engine', name: 'Paris 1', revokedAt: null })
    await expect(createPlatformToken(platform, { kind: 'operator', name: 'Paris 1' }, now)).rejects.toThrow(
      'There is a token called Paris 1, or was: choose another name.',
    )
    await revokePlatformToken(platform, 'Paris 1', later)
    expect(await find()).toMatchObject({ revokedAt: later })
    await expect(revokePlatformToken(platform, 'Paris 1', later)).rejects.toThrow(
      'No token called Paris 1 works.',
    )
    await createPlatformToken(platform, { kind: 'operator', name: 'Stock' }, later)
    const listed = await listPlatformTokens(platform)
    expect(listed).toEqual([
      'operator\tStock\tmade 2026-11-22T11:00:00.000Z\tlast used never\tworks',
      'engine\tParis 1\tmade 2026-11-22T10:00:00.000Z\tlast used never\trevoked 2026-11-22T11:00:00.000Z',
    ])
    const notes = await owner.platformAuditEvent.findMany({ orderBy: { at: 'asc' } })
    expect(notes.map(({ action }) => action)).toEqual([
      'platform_token.created',
      'platform_token.revoked',
      'platform_token.created',
    ])
    for (const told of [JSON.stringify(notes), ...listed]) expect(told).not.toContain(token.slice(4, 20))
  })
})
