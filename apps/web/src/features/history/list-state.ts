import { addDays, type Day, dayOf, isDay, startOfDay } from '@switchboard/call-flow/zone'

/** Kinds of objects that the history is filtered by; `kind.<name>` of the strings. */
export const KINDS = [
  'extension',
  'device',
  'ring_group',
  'receptionist',
  'conference',
  'conference_bridge',
  'phone_number',
  'emergency_address',
  'user',
  'company',
  'api_token',
  'security_policy',
  'preferences',
  'blocked_number',
  'voicemail_box',
  'voicemail_message',
  'schedule',
  'holiday_calendar',
  'audio_file',
  'playlist',
  'configuration',
] as const
export type Kind = (typeof KINDS)[number]

/** Periods that end now, and how many days before today they begin. */
const PERIODS = { today: 0, week: 6, month: 29 } as const
export type Period = keyof typeof PERIODS
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[]

/** What is shown; all of it lives in the query string. `from` and `to` are days in the company's time zone, both included. */
export interface ListState {
  kind: Kind | null
  /** Ids; the actor is a person or an API token. */
  actor: string | null
  object: string | null
  period: Period | null
  from: Day | null
  to: Day | null
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null
const idIn = (text: string | null) => (text !== null && UUID.test(text) ? text : null)
const dayIn = (text: string | null) => (text !== null && isDay(text) ? text : null)

/** Reads a query string; what is unknown in it counts as not set, and a period of a name wins over days. */
export function parseListState(params: URLSearchParams): ListState {
  const period = oneOf(PERIOD_NAMES, params.get('period'))
  return {
    kind: oneOf(KINDS, params.get('kind')),
    actor: idIn(params.get('actor')),
    object: idIn(params.get('object')),
    period,
    from: period ? null : dayIn(params.get('from')),
    to: period ? null : dayIn(params.get('to')),
  }
}

export const isFiltered = (state: ListState): boolean => Object.values(state).some((value) => value !== null)

/** What the API is asked for. `now` moves a period on; within a day it is always the same instant that it begins with. */
export function toQuery({ kind, actor, object, period, from, to }: ListState, now: Date, timeZone: string) {
  const first = period ? addDays(dayOf(timeZone, now), -PERIODS[period]) : from
  return {
    ...(kind && { kind }),
    ...(actor && { actor }),
    ...(object && { object }),
    ...(first && { from: startOfDay(timeZone, first).toISOString() }),
    ...(to && { until: startOfDay(timeZone, addDays(to, 1)).toISOString() }),
  }
}
