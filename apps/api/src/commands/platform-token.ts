import { parseArgs } from 'node:util'
import { Name } from '@switchboard/contract/common'
import { PLATFORM_KINDS, type PlatformKind } from '@switchboard/contract/endpoint'
import { systemClock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { sha256 } from '../http/crypto.ts'
import { newToken } from '../identity/program-token.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `npm run platform-token -- create --kind engine|operator --name "Paris 1"
npm run platform-token -- list
npm run platform-token -- revoke --name "Paris 1"`

/** What was asked for, checked. */
export type TokenCommand =
  | { verb: 'create'; kind: PlatformKind; name: string }
  | { verb: 'list' }
  | { verb: 'revoke'; name: string }

/** @throws CommandError for what is missing or wrong */
export function readArguments(args: string[]): TokenCommand {
  const option = { type: 'string' } as const
  let given: { positionals: string[]; values: { kind?: string; name?: string } }
  try {
    given = parseArgs({ args, allowPositionals: true, options: { kind: option, name: option } })
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`, { cause: error })
  }
  const [verb, ...more] = given.positionals
  if (verb === 'list' && more.length === 0) return { verb }
  if ((verb !== 'create' && verb !== 'revoke') || more.length > 0) throw new CommandError(USAGE)
  const name = Name(60).safeParse(given.values.name)
  if (!name.success)
    throw new CommandError(`--name must be 1 to 60 characters without ; ^ " < or >.\n${USAGE}`)
  if (verb === 'revoke') return { verb, name: name.data }
  const kind = PLATFORM_KINDS.find((each) => each === given.values.kind)
  if (!kind) throw new CommandError(`--kind must be ${PLATFORM_KINDS.join(' or ')}.\n${USAGE}`)
  return { verb, kind, name: name.data }
}

const ACTOR = 'command platform-token'

/**
 * Makes a token for a program of the installation.
 * @returns the token: only its hash is stored, so this is the one time it can be told
 * @throws CommandError when there is one of this name, or was: what it did is told by it
 */
export async function createPlatformToken(
  { prisma, audit }: Platform,
  { kind, name }: { kind: PlatformKind; name: string },
  now: Date,
): Promise<string> {
  const token = newToken('sbp_')
  await prisma.$transaction(async (db) => {
    if (await db.platformToken.findFirst({ where: { name } }))
      throw new CommandError(`There is a token called ${name}, or was: choose another name.`)
    const data = { kind, name, tokenHash: new Uint8Array(sha256(token)), createdAt: now }
    const { id } = await db.platformToken.create({ data })
    await audit({ at: now, actor: ACTOR, action: 'platform_token.created', detail: { id, kind, name } }, db)
  })
  return token
}

/**
 * Ends a token; no request that comes later is let in by it.
 * @throws CommandError when none of this name works
 */
export async function revokePlatformToken(
  { prisma, audit }: Platform,
  name: string,
  now: Date,
): Promise<void> {
  await prisma.$transaction(async (db) => {
    const revoked = await db.platformToken.updateMany({
      where: { name, revokedAt: null },
      data: { revokedAt: now },
    })
    if (revoked.count === 0) throw new CommandError(`No token called ${name} works.`)
    await audit({ at: now, actor: ACTOR, action: 'platform_token.revoked', detail: { name } }, db)
  })
}

/** One line a token, newest first: what it is called, since when, when it was last used and from where, when it ended. */
export async function listPlatformTokens({ prisma }: Pick<Platform, 'prisma'>): Promise<string[]> {
  const rows = await prisma.platformToken.findMany({ orderBy: { createdAt: 'desc' } })
  const at = (instant: Date | null) => instant?.toISOString() ?? 'never'
  return rows.map(({ kind, name, createdAt, lastUsedAt, lastUsedFrom, revokedAt }) => {
    const used = `last used ${at(lastUsedAt)}${lastUsedFrom === null ? '' : ` from ${lastUsedFrom}`}`
    const ended = revokedAt ? `revoked ${at(revokedAt)}` : 'works'
    return [kind, name, `made ${at(createdAt)}`, used, ended].join('\t')
  })
}

async function run(platform: Platform, command: TokenCommand): Promise<void> {
  const now = systemClock.now()
  if (command.verb === 'create') {
    console.error('The token is told this once; keep it where the program reads its secrets:')
    console.log(await createPlatformToken(platform, command, now))
  } else if (command.verb === 'revoke') {
    await revokePlatformToken(platform, command.name, now)
    console.log(`${command.name} is revoked.`)
  } else {
    for (const line of await listPlatformTokens(platform)) console.log(line)
  }
}

if (import.meta.main) {
  await runCommand((args) => {
    const command = readArguments(args)
    return (platform) => run(platform, command)
  })
}
