import type { HolidayCalendar, HolidayCalendarWrite, OwnDays } from '@switchboard/contract/holidays'
import type { FormModel } from '../../patterns/object/model.ts'

/** One value per control; without a country there are no legal holidays. */
export interface CalendarForm {
  name: string
  country: string
  region: string
  leftOut: readonly string[]
  own: readonly OwnDays[]
}

/** A calendar of the company's country. */
export const blankForm = (country: string): CalendarForm => ({
  name: '',
  country,
  region: '',
  leftOut: [],
  own: [],
})

export const fromCalendar = ({ name, legal, own }: HolidayCalendar): CalendarForm => ({
  name,
  country: legal?.country ?? '',
  region: legal?.region ?? '',
  leftOut: legal?.leftOut ?? [],
  own,
})

function settle({ name, country, region, leftOut, own }: CalendarForm): CalendarForm {
  return {
    name: name.trim(),
    country,
    region: country ? region : '',
    leftOut: country ? leftOut.toSorted() : [],
    own: own.map((days) => ({ ...days, name: days.name.trim() })),
  }
}

/** Own days keep their order: what the server says of one is found by its place. */
export function toRequest(values: CalendarForm): HolidayCalendarWrite {
  const { name, country, region, leftOut, own } = settle(values)
  return {
    name,
    legal: country ? { country, region: region || null, leftOut: [...leftOut] } : null,
    own: [...own],
  }
}

export const MODEL: FormModel<CalendarForm, 'name' | 'legal' | 'own'> = {
  parts: { name: ['name'], legal: ['country', 'region', 'leftOut'], own: ['own'] },
  settle,
}

/** The control that answers for a path of the request. */
export const fieldOf = (path: string): string => path.replace(/^legal\.(\w+).*$/, '$1')

/** Days that a file holds and the calendar does not have yet. */
export function newDays(own: readonly OwnDays[], found: readonly OwnDays[]): OwnDays[] {
  const key = ({ name, from, to, yearly }: OwnDays) => JSON.stringify([name, from, to, yearly])
  const known = new Set(own.map(key))
  return found.filter((days) => !known.has(key(days)) && known.add(key(days)))
}
