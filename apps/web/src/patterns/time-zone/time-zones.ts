import { getAllTimezones } from 'countries-and-timezones'

export interface Zone {
  /** IANA name. */
  name: string
  /** ISO 3166-1 alpha-2 of where it is kept. */
  countries: readonly string[]
  /** Another name of a zone that is known by a newer one. */
  isAlias: boolean
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, ' ')

let zones: readonly Zone[] | undefined

/** Every name of the IANA database by alphabet, but `Factory`, which stands for none. */
export function allZones(): readonly Zone[] {
  zones ??= Object.values(getAllTimezones({ deprecated: true }))
    .filter(({ name }) => name !== 'Factory')
    .map(({ name, countries, aliasOf }) => ({
      name,
      countries,
      isAlias: aliasOf !== null,
    }))
    .sort((one, other) => one.name.localeCompare(other.name))
  return zones
}

/** Where a list of zones begins, goes on and ends: those of a country, all others, and other names of zones. */
export type ZoneGroup = 'own' | 'others' | 'aliases'

/** Every zone, in the groups of a list for `country`. */
export function groupZones(country: string): Record<ZoneGroup, readonly Zone[]> {
  const groups: Record<ZoneGroup, Zone[]> = { own: [], others: [], aliases: [] }
  for (const zone of allZones()) {
    const isOwn = zone.countries.includes(country)
    groups[zone.isAlias ? 'aliases' : isOwn ? 'own' : 'others'].push(zone)
  }
  return groups
}

/** Whether a zone is looked for with what was typed: a part of its name, whatever its case, accents and underscores. */
export const fits = (name: string, typed: string): boolean => plain(name).includes(plain(typed.trim()))

const offsets = new Map<string, Intl.DateTimeFormat>()

/** What is to be added to UTC there at that instant: `UTC+05:30`; empty where the browser does not know the zone. */
export function offsetOf(zone: string, at: Date): string {
  try {
    const format =
      offsets.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    offsets.set(zone, format)
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    return name.replace('GMT', 'UTC').replace('-', '\u2212')
  } catch {
    return ''
  }
}
