import type { RequestOf } from '@switchboard/contract/endpoint'
import type { security, SecuritySettings } from '@switchboard/contract/security'

const DAY = 86_400_000

/** What the form holds: selections are texts, '' is "as the portal has it". */
export interface SecurityForm {
  required: 'nobody' | 'all'
  graceDays: string
  idleMinutes: string
  absoluteHours: string
}

/** Two weeks, where nothing was chosen yet. */
const DEFAULT_DAYS = '14'

const DAYS = [0, 7, 14, 30]
const MINUTES = [15, 30, 60, 120, 240, 480]
const HOURS = [8, 12, 24, 72, 168]

export const toForm = (settings: SecuritySettings): SecurityForm => ({
  required: settings.secondFactorGraceDays === null ? 'nobody' : 'all',
  graceDays: settings.secondFactorGraceDays === null ? DEFAULT_DAYS : String(settings.secondFactorGraceDays),
  idleMinutes: settings.sessionIdleMinutes === null ? '' : String(settings.sessionIdleMinutes),
  absoluteHours: settings.sessionAbsoluteHours === null ? '' : String(settings.sessionAbsoluteHours),
})

const numberOf = (text: string) => (text === '' ? null : Number(text))

export const toRequest = (form: SecurityForm, version: number): RequestOf<typeof security.save>['body'] => ({
  version,
  secondFactorGraceDays: form.required === 'all' ? Number(form.graceDays) : null,
  sessionIdleMinutes: numberOf(form.idleMinutes),
  sessionAbsoluteHours: numberOf(form.absoluteHours),
})

/** The usual ones below what the installation allows, and the one that is set. */
const choicesOf = (usual: readonly number[], set: number | null, most = Infinity) =>
  [...new Set([...usual.filter((each) => each < most), ...(set === null ? [] : [set])])].toSorted(
    (a, b) => a - b,
  )

/** What can be chosen from. */
export const choices = (settings: SecuritySettings) => ({
  days: choicesOf(DAYS, settings.secondFactorGraceDays),
  minutes: choicesOf(MINUTES, settings.sessionIdleMinutes, settings.installation.sessionIdleMinutes),
  hours: choicesOf(HOURS, settings.sessionAbsoluteHours, settings.installation.sessionAbsoluteHours),
})

/** From when on a second factor would be required, as the server counts it; null for nobody. */
export function deadlineOf(form: SecurityForm, settings: SecuritySettings, now: number): number | null {
  if (form.required === 'nobody') return null
  const { secondFactorFrom, secondFactorGraceDays } = settings
  const since =
    secondFactorFrom === null || secondFactorGraceDays === null
      ? now
      : Date.parse(secondFactorFrom) - secondFactorGraceDays * DAY
  return since + Number(form.graceDays) * DAY
}
