import { overlapping } from '@switchboard/call-flow/week'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { Schedule, ScheduleWrite } from '@switchboard/contract/schedules'
import type { FormModel } from '../../patterns/object/model.ts'
import { PRESETS, type Ranges } from './week/edit.ts'

export interface ScheduleForm {
  name: string
  ranges: Ranges
}

/** A company's usual week, to be changed. */
export const BLANK: ScheduleForm = { name: '', ranges: PRESETS.lunchBreak }

export const fromSchedule = ({ name, ranges }: Schedule): ScheduleForm => ({ name, ranges })

/** Ranges keep the order in which they were made: what the server says of one is found by its place. */
export const toRequest = ({ name, ranges }: ScheduleForm): ScheduleWrite => ({
  name: name.trim(),
  ranges: [...ranges],
})

export const MODEL: FormModel<ScheduleForm, 'name' | 'hours'> = {
  parts: { name: ['name'], hours: ['ranges'] },
  settle: ({ name, ranges }) => ({
    name: name.trim(),
    ranges: ranges.toSorted((one, other) => one.day - other.day || one.start - other.start),
  }),
}

/** A path within a range is the range's. */
export const fieldOf = (path: string): string => path.replace(/^(ranges\.\d+)\..*$/, '$1')

/** Ranges that cover what others cover; `values` as they were sent. */
export const brokenRules = ({ ranges }: ScheduleForm): Record<string, FieldErrorCode> =>
  Object.fromEntries(overlapping(ranges).map((index) => [`ranges.${index}`, 'overlaps']))
