import { randomUUID } from 'node:crypto'
import type { EngineEvent, Refusal } from '@switchboard/contract/engine-events'
import type { Clock } from '../../clock.ts'
import type { Platform } from '../../db/platform.ts'
import { makeWave } from './wave.ts'

// A phone engine without telephones: it reads what a real one would read (docs/engine-events.md) and reports over HTTP.

/** How the engine reaches the portal. */
export interface PortalLink {
  report(events: EngineEvent[]): Promise<{ id: string; outcome: 'accepted' | Refusal }[]>
  record(recording: { tenantId: string; id: string; wave: Buffer }): Promise<void>
}

export interface FakeEngineOptions {
  prisma: Platform['prisma']
  link: PortalLink
  clock: Clock
}

type What<E extends EngineEvent> = E extends unknown ? Omit<E, 'id' | 'at'> : never

/** Changes in one event, at most (the contract's `changes`). */
const CHANGES_AT_ONCE = 1000
/** Events in one request, at most. */
const EVENTS_AT_ONCE = 500
/** How long a registration lasts, and how long before its end it is repeated. */
const LEASE_MS = 60 * 60_000
const RENEW_MS = 10 * 60_000

/** Who calls whom: an extension of a company. */
export interface Line {
  tenantId: string
  extensionId: string
  number: string
}

/** @throws Error with the reasons when the portal refuses an event */
async function send({ link, clock }: FakeEngineOptions, all: readonly What<EngineEvent>[]): Promise<void> {
  const at = clock.now().toISOString()
  const events = all.map((what): EngineEvent => ({ ...what, id: randomUUID(), at }))
  for (let first = 0; first < events.length; first += EVENTS_AT_ONCE) {
    const results = await link.report(events.slice(first, first + EVENTS_AT_ONCE))
    const refused = results.filter(({ outcome }) => outcome !== 'accepted')
    if (refused.length > 0) throw new Error(`refused: ${refused.map(({ outcome }) => outcome).join(', ')}`)
  }
}

/** Takes what was saved since, and puts it into effect. @returns how many changes there were */
export async function applyChanges(options: FakeEngineOptions): Promise<number> {
  const pending = await options.prisma.configurationChange.findMany({ take: CHANGES_AT_ONCE })
  // A real engine reads the configuration of these companies here, once it knows what there is to apply.
  const told = (type: 'configuration.applying' | 'configuration.applied') =>
    [...Map.groupBy(pending, ({ tenantId }) => tenantId)].map(([tenantId, changes]) => {
      return { type, tenantId, changes: changes.map(({ id }) => id) }
    })
  await send(options, told('configuration.applying'))
  await send(options, told('configuration.applied'))
  return pending.length
}

/** Every device that may connect does, and those that may not any more are gone. @returns how many changed */
export async function connectDevices(options: FakeEngineOptions): Promise<number> {
  const now = options.clock.now().getTime()
  const devices = await options.prisma.device.findMany()
  const events = devices.flatMap((device, at): What<EngineEvent>[] => {
    const { tenantId, sipUser, enabled, registeredUntil, kind, model } = device
    const left = (registeredUntil?.getTime() ?? 0) - now
    if (!enabled) return left > 0 ? [{ type: 'device.unregistered', tenantId, sipUser }] : []
    if (left > RENEW_MS) return []
    return [
      {
        type: 'device.registered',
        tenantId,
        sipUser,
        expiresAt: new Date(now + LEASE_MS).toISOString(),
        address: `192.0.2.${(at % 254) + 1}`, // RFC 5737: for documentation
        userAgent: kind === 'ip_phone' ? `${model ?? 'IP phone'} (fake)` : 'Linphone (fake)',
      },
    ]
  })
  await send(options, events)
  return events.length
}

/** Somebody calls an extension, is not answered, and leaves a message that can be heard. */
export async function leaveVoicemail(
  options: FakeEngineOptions,
  { tenantId, extensionId, number }: Line,
  { from, seconds }: { from: string; seconds: number },
): Promise<void> {
  const recordingId = randomUUID()
  await call(options, { tenantId, extensionId, number }, { from, result: 'voicemail', seconds })
  const message = { tenantId, extensionId, recordingId, caller: from, callerName: null, seconds }
  await send(options, [{ type: 'voicemail.left', ...message }])
  await options.link.record({ tenantId, id: recordingId, wave: makeWave(seconds) })
}

/** Somebody calls an extension. */
export async function call(
  options: FakeEngineOptions,
  { tenantId, extensionId, number }: Line,
  { from, result, seconds }: { from: string; result: 'answered' | 'missed' | 'voicemail'; seconds: number },
): Promise<void> {
  const callId = randomUUID()
  const direction = from.startsWith('+') ? 'inbound' : 'internal'
  const talkSeconds = result === 'missed' ? 0 : seconds
  await send(options, [
    { type: 'call.started', tenantId, callId, direction, from, to: number, number: null },
    {
      type: 'call.ended',
      tenantId,
      callId,
      result,
      extensionId: result === 'answered' ? extensionId : null,
      ringSeconds: 20,
      talkSeconds,
    },
  ])
}
