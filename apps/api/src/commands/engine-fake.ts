import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { engineEvents } from '@switchboard/contract/engine-events'
import { type Clock, systemClock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { CommandError, runCommand } from './command.ts'
import {
  applyChanges,
  call,
  connectDevices,
  type FakeEngineOptions,
  leaveVoicemail,
  type Line,
  type PortalLink,
} from './fake-engine/engine.ts'
import { createPlatformToken, revokePlatformToken } from './platform-token.ts'

const USAGE = `npm run engine:fake                                   connects devices and applies what is saved, until Ctrl-C
npm run engine:fake -- call --to 201 [--from +33639980012]      somebody calls and is answered
npm run engine:fake -- voicemail --to 201 [--from +33639980012] somebody leaves a message
[--company "Atelier Lumière"]  where --to is in several companies`

const VERBS = ['run', 'call', 'voicemail'] as const
/** From the range that Arcep sets aside for fiction. */
const CALLER = '+33639980012'
/** What is saved is in effect within two seconds (product.md, "What none of the others has", 6). */
const EVERY_MS = 500

interface Wish {
  verb: (typeof VERBS)[number]
  to: string
  from: string
  company: string | undefined
}

/** @throws CommandError for what is missing or wrong */
export function readArguments(args: string[]): Wish {
  const option = { type: 'string' } as const
  const options = { to: option, from: option, company: option }
  let given: { positionals: string[]; values: Partial<Record<keyof typeof options, string>> }
  try {
    given = parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`, { cause: error })
  }
  const { to = '', from = CALLER, company } = given.values
  const verb = VERBS.find((each) => each === (given.positionals[0] ?? 'run'))
  if (!verb || given.positionals.length > 1) throw new CommandError(USAGE)
  if (verb !== 'run' && !/^[1-9]\d{1,5}$/.test(to))
    throw new CommandError(`--to must be an extension.\n${USAGE}`)
  return { verb, to, from, company }
}

/** The phone or voicemail box with this number. @throws CommandError without one, or with several */
export async function findLine({ prisma }: Pick<Platform, 'prisma'>, { to, company }: Wish): Promise<Line> {
  const [line, another] = await prisma.extension.findMany({
    where: {
      number: to,
      kind: { in: ['user', 'shared_phone', 'voicemail'] },
      ...(company && { tenant: { name: company } }),
    },
    take: 2,
  })
  if (!line) throw new CommandError(`No phone has the number ${to}${company ? ` at ${company}` : ''}.`)
  if (another) throw new CommandError(`Several companies have a phone ${to}: name one with --company.`)
  return { tenantId: line.tenantId, extensionId: line.id, number: to }
}

/** By HTTP, with a token, as a real engine. */
function linkTo(portal: string, token: string): PortalLink {
  const request = async (path: string, init: RequestInit) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    const answer = await fetch(new URL(`${API_PREFIX}${path}`, portal), { ...init, headers })
    if (!answer.ok) throw new CommandError(`The portal answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  return {
    report: async (events) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify({ events }) }
      const answer = await request(engineEvents.report.path, init)
      return engineEvents.report.response.parse(await answer.json()).results
    },
    record: async ({ tenantId, id, wave }) => {
      const headers = { 'content-type': 'application/octet-stream' }
      const init = { method: 'PUT', headers, body: new Uint8Array(wave) }
      await request(`/engine/recordings/${id}?tenant=${tenantId}`, init)
    },
  }
}

/** Until Ctrl-C; the portal may come and go meanwhile. */
async function runUntilStopped(options: FakeEngineOptions, stop: AbortSignal): Promise<void> {
  console.log('Devices connect and what is saved is applied, until Ctrl-C.')
  while (!stop.aborted) {
    try {
      const changes = await applyChanges(options)
      const devices = await connectDevices(options)
      if (changes + devices > 0) console.log(`${changes} changes applied, ${devices} devices told of`)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
    }
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => {})
  }
}

async function act(options: FakeEngineOptions, platform: Platform, wish: Wish): Promise<void> {
  if (wish.verb === 'run') {
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    process.once('SIGTERM', () => stop.abort())
    return runUntilStopped(options, stop.signal)
  }
  const line = await findLine(platform, wish)
  const { from } = wish
  if (wish.verb === 'call') await call(options, line, { from, result: 'answered', seconds: 42 })
  else await leaveVoicemail(options, line, { from, seconds: 6 })
  console.log(`${from} → ${line.number}: ${wish.verb}`)
}

/** With the token of `ENGINE_TOKEN`, or one of its own that ends with it. */
async function withToken(
  platform: Platform,
  clock: Clock,
  work: (token: string) => Promise<void>,
): Promise<void> {
  const given = process.env['ENGINE_TOKEN']
  if (given) return work(given)
  const name = `fake engine ${process.pid} ${clock.now().toISOString()}`
  const token = await createPlatformToken(platform, { kind: 'engine', name }, clock.now())
  try {
    await work(token)
  } finally {
    await revokePlatformToken(platform, name, clock.now())
  }
}

if (import.meta.main) {
  await runCommand((args) => {
    const wish = readArguments(args)
    return async (platform, config) => {
      const portal = config.publicUrl ?? `http://localhost:${config.port}`
      const clock = systemClock
      await withToken(platform, clock, (token) =>
        act({ prisma: platform.prisma, link: linkTo(portal, token), clock }, platform, wish),
      )
    }
  })
}
