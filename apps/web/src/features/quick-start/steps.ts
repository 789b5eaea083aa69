import { quickStart, type QuickStep } from '@switchboard/contract/quick-start'
import { query } from '../../api/query.ts'
import { paths } from '../../paths.ts'

export const stepsQuery = () => query(quickStart.get, undefined)

/** Where a step is done, and where what there is of it is seen. */
export const PLACES: Record<QuickStep, { begin: string; look: string }> = {
  company: { begin: paths.settingsCompany(), look: paths.settingsCompany() },
  people: { begin: paths.extensionNew(), look: paths.extensions() },
  numbers: { begin: paths.numbers(), look: paths.numbers() },
  hours: { begin: paths.scheduleNew(), look: paths.schedules() },
  greeting: { begin: paths.receptionistNew(), look: paths.receptionists() },
}
