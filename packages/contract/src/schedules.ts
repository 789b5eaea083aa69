import { z } from 'zod'
import { Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** Hours begin and end on quarters of an hour. */
export const STEP_MINUTES = 15
const DAY_MINUTES = 1440

/** Ranges of one schedule, at most: ten a day. */
export const MOST_RANGES = 70

/**
 * Opening hours: minutes after midnight, on the clock of whoever uses the schedule, on an ISO day of the week (1 is
 * Monday). `end` is exclusive; past 1440 it lies on the next day, at most a day after `start`.
 */
export const ScheduleRange = z
  .object({
    day: z.int().min(1).max(7),
    start: z
      .int()
      .min(0)
      .max(DAY_MINUTES - STEP_MINUTES)
      .multipleOf(STEP_MINUTES, { error: 'invalid' }),
    end: z
      .int()
      .max(2 * DAY_MINUTES)
      .multipleOf(STEP_MINUTES, { error: 'invalid' }),
  })
  .refine(({ start, end }) => end > start, { error: 'too_small', path: ['end'] })
  .refine(({ start, end }) => end <= start + DAY_MINUTES, { error: 'too_big', path: ['end'] })
export type ScheduleRange = z.infer<typeof ScheduleRange>

const settings = {
  name: Name(60),
  /** By day and start. One that overlaps another is 422 `overlaps`; none is a week of closed days. */
  ranges: z.array(ScheduleRange).max(MOST_RANGES),
}

/** Weekly opening hours that receptionists share. They have no time zone: each receptionist has its own. */
export const Schedule = z.object({ id: z.uuid(), version: Version, ...settings })
export type Schedule = z.infer<typeof Schedule>

export const ScheduleWrite = z.strictObject(settings)
export type ScheduleWrite = z.infer<typeof ScheduleWrite>

/** A row of the list. */
export const ScheduleRow = Schedule.extend({ /** How many receptionists go by it. */ usedBy: z.int() })
export type ScheduleRow = z.infer<typeof ScheduleRow>

const ById = z.object({ id: z.uuid() })
const params = { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' }
const exampleWrite: ScheduleWrite = {
  name: 'Office hours',
  ranges: [
    { day: 1, start: 540, end: 720 },
    { day: 1, start: 840, end: 1080 },
  ],
}

export const schedules = {
  /** By name. */
  list: endpoint({
    id: 'schedules.list',
    method: 'GET',
    path: '/schedules',
    permission: 'schedules:read',
    summary: "The company's opening hours.",
    query: PageQuery,
    status: 200,
    response: pageOf(ScheduleRow),
    errors: [],
    example: { query: {} },
  }),
  get: endpoint({
    id: 'schedules.get',
    method: 'GET',
    path: '/schedules/:id',
    permission: 'schedules:read',
    summary: 'One schedule.',
    params: ById,
    status: 200,
    response: Schedule,
    errors: [],
    example: { params },
  }),
  create: endpoint({
    id: 'schedules.create',
    method: 'POST',
    path: '/schedules',
    permission: 'schedules:write',
    summary: 'Create opening hours.',
    body: ScheduleWrite,
    status: 201,
    response: Schedule,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Whatever uses it goes by the new hours at once. A stale `version` is 409 with `current`, the schedule as it is now. */
  update: endpoint({
    id: 'schedules.update',
    method: 'PUT',
    path: '/schedules/:id',
    permission: 'schedules:write',
    summary: 'Change opening hours, for all that use them.',
    params: ById,
    body: ScheduleWrite.extend({ version: Version }),
    status: 200,
    response: Schedule,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params, body: { ...exampleWrite, version: 1 } },
  }),
  uses: endpoint({
    id: 'schedules.uses',
    method: 'GET',
    path: '/schedules/:id/uses',
    permission: 'schedules:read',
    summary: 'What goes by this schedule.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params },
  }),
  /** Without `detach` or `replacement` a schedule in use is 409 `in_use` with `current`, its uses. Who goes without is always open. */
  remove: endpoint({
    id: 'schedules.remove',
    method: 'DELETE',
    path: '/schedules/:id',
    permission: 'schedules:write',
    summary: 'Delete opening hours; those that use them use others, or are always open.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params, query: {} },
  }),
}
