import { ScheduleWrite } from '@switchboard/contract/schedules'
import { undoOf } from '../history/index.ts'
import { brokenRules, fieldOf, MODEL, toRequest } from './form.ts'

/** What creating and editing a schedule have in common. */
export const SAVING = {
  toBody: toRequest,
  schema: ScheduleWrite,
  model: MODEL,
  fieldOf,
  validate: brokenRules,
  // Whatever goes by it is open at other times now.
  invalidates: ['schedules', 'receptionists'],
  undoOf,
}
