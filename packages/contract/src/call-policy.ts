import { isEmergency } from './number-plan.ts'

// Whom a phone may call and who may call it, as pure functions of what is configured. An emergency number wins over all
// of it: in France a call to one is free, goes through from every phone and is never held back (CPCE, art. L33-1 and
// D98-8; directive (EU) 2018/1972, art. 109).

/** Calls to other countries: to all, to none, or to those that are listed (ISO 3166-1 alpha-2). */
export type InternationalCalls =
  | { mode: 'allowed' }
  | { mode: 'blocked' }
  | { mode: 'countries'; countries: readonly string[] }

/** A number that may not call, or all that begin with a prefix; both are `+` and digits. */
export interface BlockedPattern {
  kind: 'number' | 'prefix'
  pattern: string
}

/** What is configured about calls that a phone makes. */
export interface DialPolicy {
  /** Of the company. */
  country: string
  /** A phone that is disabled calls nobody else. */
  enabled: boolean
  international: InternationalCalls
}

/** A number as it was dialled, and the country that it belongs to; null where it is of none (satellites, international freephone). */
export interface Dialled {
  number: string
  country: string | null
}

export type DialVerdict =
  | { allowed: true; because: 'emergency' | 'national' | 'international' }
  | { allowed: false; because: 'disabled' | 'international_blocked' | 'country_not_listed' }

/** May a phone call this number? */
export function mayDial({ country, enabled, international }: DialPolicy, dialled: Dialled): DialVerdict {
  if (isEmergency(country, dialled.number)) return { allowed: true, because: 'emergency' }
  if (!enabled) return { allowed: false, because: 'disabled' }
  if (dialled.country === country) return { allowed: true, because: 'national' }
  if (international.mode === 'allowed') return { allowed: true, because: 'international' }
  if (international.mode === 'blocked') return { allowed: false, because: 'international_blocked' }
  return dialled.country !== null && international.countries.includes(dialled.country)
    ? { allowed: true, because: 'international' }
    : { allowed: false, because: 'country_not_listed' }
}

/** What is configured about calls that come in: for the company and for the phone, together. */
export interface CallerPolicy {
  /** Of the company. */
  country: string
  blocked: readonly BlockedPattern[]
  blockAnonymous: boolean
  doNotDisturb: boolean
}

export type CallerVerdict =
  | { allowed: true }
  | { allowed: false; because: 'anonymous' | 'blocked' | 'do_not_disturb' }

/** Is this caller (E.164) one of those that `pattern` is about? */
export const matchesPattern = ({ kind, pattern }: BlockedPattern, caller: string): boolean =>
  kind === 'number' ? caller === pattern : caller.startsWith(pattern)

/** Does a call ring? An emergency service that calls back always does. @param caller E.164 or a short code; null withholds it */
export function mayRing(policy: CallerPolicy, caller: string | null): CallerVerdict {
  if (caller !== null && isEmergency(policy.country, caller)) return { allowed: true }
  if (caller === null && policy.blockAnonymous) return { allowed: false, because: 'anonymous' }
  if (caller !== null && policy.blocked.some((each) => matchesPattern(each, caller))) {
    return { allowed: false, because: 'blocked' }
  }
  return policy.doNotDisturb ? { allowed: false, because: 'do_not_disturb' } : { allowed: true }
}
