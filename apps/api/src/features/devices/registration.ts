import type { Registration } from '@switchboard/contract/devices'
import type { EngineEvent } from '@switchboard/contract/engine-events'

/** What is known of a device's connection: columns of `device`. */
export interface RegistrationColumns {
  registeredSince: Date | null
  registeredUntil: Date | null
  lastSeenAt: Date | null
  lastSeenFrom: string | null
  userAgent: string | null
}

type DeviceEvent = Extract<EngineEvent, { type: `device.${string}` }>

/** Told of a device: what is older than what is known does not turn it back, and the end of nothing is nothing. */
export function advance<State extends RegistrationColumns>(state: State, event: DeviceEvent): State {
  const at = new Date(event.at)
  if (state.lastSeenAt && at < state.lastSeenAt) return state
  if (event.type === 'device.unregistered') {
    if (!state.lastSeenAt) return state
    return { ...state, registeredSince: null, registeredUntil: null, lastSeenAt: at }
  }
  const goesOn = state.registeredUntil !== null && at <= state.registeredUntil
  return {
    ...state,
    registeredSince: goesOn ? state.registeredSince : at,
    registeredUntil: new Date(event.expiresAt),
    lastSeenAt: at,
    lastSeenFrom: event.address,
    userAgent: event.userAgent,
  }
}

/** What is told of it: a registration that nobody repeated has run out by itself. */
export function toRegistration(state: RegistrationColumns, now: Date): Registration {
  const { registeredSince, registeredUntil, lastSeenAt, lastSeenFrom, userAgent } = state
  if (!lastSeenAt) return { state: 'never_seen' }
  const registered = registeredUntil !== null && registeredUntil > now
  const since = registered ? registeredSince : registeredUntil
  return {
    state: registered ? 'registered' : 'offline',
    since: (since ?? lastSeenAt).toISOString(),
    address: lastSeenFrom,
    userAgent,
  }
}
