import { HolidayCalendarWrite } from '@switchboard/contract/holidays'
import { undoOf } from '../history/index.ts'
import { fieldOf, MODEL, toRequest } from './form.ts'

/** What creating and editing a calendar have in common. */
export const SAVING = {
  toBody: toRequest,
  schema: HolidayCalendarWrite,
  model: MODEL,
  fieldOf,
  // Whatever goes by it has other days off now.
  invalidates: ['holidays', 'receptionists'],
  undoOf,
}
