import type { FormModel } from '../../patterns/object/model.ts'
import { type ReceptionistForm, toMenu } from './form.ts'

/** What is compared as one thing, and the form fields that make it. */
const PARTS = {
  name: ['name'],
  number: ['number'],
  language: ['language'],
  timeZone: ['timeZone'],
  schedule: ['scheduleId'],
  holidays: ['holidayCalendarId'],
  open: ['open'],
  closed: ['closed'],
  holiday: ['holiday'],
  directDialing: ['directDialing', 'exclusions'],
  hold: ['holdPlaylistId'],
} as const satisfies Record<string, readonly (keyof ReceptionistForm)[]>

export type Part = keyof typeof PARTS

/** What counts of a value: of a menu what would be sent, of extensions which they are. */
function keyOf(value: ReceptionistForm[keyof ReceptionistForm]): unknown {
  if (Array.isArray(value)) return value.map(({ id }) => id).toSorted()
  return typeof value === 'object' ? toMenu(value) : value
}

export const MODEL: FormModel<ReceptionistForm, Part> = { parts: PARTS, keyOf }
