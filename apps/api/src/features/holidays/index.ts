export type { DaysOff } from '@switchboard/contract/holidays'
export { readDaysOff } from './days.ts'
