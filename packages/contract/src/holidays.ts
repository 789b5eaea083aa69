import { z } from 'zod'
import { CountryCode, Line, Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** Years for which days off are told. */
export const YEARS = { min: 2000, max: 2100 } as const
/** Days off of its own that a calendar has, at most. */
export const MOST_OWN_DAYS = 400
/** Bytes of a calendar file, at most: the holidays of twenty years fit in a tenth of it. */
export const MOST_ICS_BYTES = 1_000_000
/** Days in a row, at most: a year. */
export const LONGEST_DAYS = 366

/** Days that an own day off can be; yearly ones may have begun long ago. */
export const DAYS = { min: '1900-01-01', max: `${YEARS.max}-12-31` } as const

/** `2026-12-25` */
const Day = z.iso
  .date({ error: 'invalid' })
  .refine((day) => day >= DAYS.min && day <= DAYS.max, { error: 'invalid' })

/**
 * Days off of the company's own, both included. `yearly` ones come back each year from then on, on the same date and for as
 * many days; 29 February only in leap years.
 */
export const OwnDays = z
  .object({ name: Line(80), from: Day, to: Day, yearly: z.boolean() })
  .refine(({ from, to }) => to >= from, { error: 'too_small', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < LONGEST_DAYS * 86_400_000, {
    error: 'too_big',
    path: ['to'],
  })
export type OwnDays = z.infer<typeof OwnDays>

/** Of a country: as date-holidays names it, a region within a region after a hyphen (`BY-KATH`). */
const RegionCode = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9-]+$/, { error: 'invalid' })

/** Whose legal holidays count, and which of them do not. */
export const LegalHolidays = z.object({
  /** One without known holidays is 422 `country_unknown`. */
  country: CountryCode,
  /** Null for what holds in the whole country; one that is not of the country is 422 `invalid`. */
  region: RegionCode.nullable(),
  /** `key` of those that do not count; what names none (any more) has no effect. */
  leftOut: z
    .array(
      z
        .string()
        .max(200)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'invalid' }),
    )
    .max(100),
})
export type LegalHolidays = z.infer<typeof LegalHolidays>

const settings = {
  name: Name(60),
  /** Null for days off of one's own alone. */
  legal: LegalHolidays.nullable(),
  own: z.array(OwnDays).max(MOST_OWN_DAYS, { error: 'too_long' }),
}

/** Days off that receptionists share. A day is one of the receptionist's time zone. */
export const HolidayCalendar = z.object({ id: z.uuid(), version: Version, ...settings })
export type HolidayCalendar = z.infer<typeof HolidayCalendar>

export const HolidayCalendarWrite = z.strictObject(settings)
export type HolidayCalendarWrite = z.infer<typeof HolidayCalendarWrite>

const Names = z.object({ fr: z.string(), en: z.string() })

/** A legal holiday of a year. */
export const LegalHoliday = z.object({
  /** The rule it follows, the same each year: for `leftOut`. A substitute day has that of the day it stands in for. */
  key: z.string(),
  from: z.iso.date(),
  /** Included. */
  to: z.iso.date(),
  /** In the country's own language where nobody translated it. */
  names: Names,
})
export type LegalHoliday = z.infer<typeof LegalHoliday>

/** Days off as they come, legal (`key`) or one's own. */
export const DaysOff = LegalHoliday.extend({ key: z.string().nullable() })
export type DaysOff = z.infer<typeof DaysOff>

/** A row of the list. */
export const HolidayCalendarRow = HolidayCalendar.extend({
  /** The days off of today, in the company's time zone, or else the next ones; null when none come within a year. */
  next: DaysOff.nullable(),
  /** How many receptionists go by it. */
  usedBy: z.int(),
})
export type HolidayCalendarRow = z.infer<typeof HolidayCalendarRow>

/** Why an event of a calendar file is not taken. */
export const ICS_SKIPS = [
  'timed', // it is not about whole days
  'canceled',
  'exception', // one that replaces an occurrence of another event
  'past', // it ended before this year
  'repeats', // more often than once a year, or by a rule of which no day can be told
  'too_long', // more than a year
] as const
export type IcsSkip = (typeof ICS_SKIPS)[number]

const ById = z.object({ id: z.uuid() })
const Year = z.coerce.number().int().min(YEARS.min).max(YEARS.max)
const params = { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' }
const exampleWrite: HolidayCalendarWrite = {
  name: 'France',
  legal: { country: 'FR', region: null, leftOut: ['easter 50'] },
  own: [{ name: 'Summer break', from: '2026-08-10', to: '2026-08-21', yearly: false }],
}

export const holidays = {
  /** By name. */
  list: endpoint({
    id: 'holidays.list',
    method: 'GET',
    path: '/holiday-calendars',
    permission: 'schedules:read',
    summary: "The company's holiday calendars.",
    query: PageQuery,
    status: 200,
    response: pageOf(HolidayCalendarRow),
    errors: [],
    example: { query: {} },
  }),
  get: endpoint({
    id: 'holidays.get',
    method: 'GET',
    path: '/holiday-calendars/:id',
    permission: 'schedules:read',
    summary: 'One holiday calendar.',
    params: ById,
    status: 200,
    response: HolidayCalendar,
    errors: [],
    example: { params },
  }),
  days: endpoint({
    id: 'holidays.days',
    method: 'GET',
    path: '/holiday-calendars/:id/days',
    permission: 'schedules:read',
    summary: 'The days off of a year, legal ones and your own, by date.',
    params: ById,
    query: z.object({ year: Year }),
    status: 200,
    response: z.object({ items: z.array(DaysOff) }),
    errors: [],
    example: { params, query: { year: 2026 } },
  }),
  create: endpoint({
    id: 'holidays.create',
    method: 'POST',
    path: '/holiday-calendars',
    permission: 'schedules:write',
    summary: 'Create a holiday calendar.',
    body: HolidayCalendarWrite,
    status: 201,
    response: HolidayCalendar,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Whatever uses it has the new days off at once. A stale `version` is 409 with `current`, the calendar as it is now. */
  update: endpoint({
    id: 'holidays.update',
    method: 'PUT',
    path: '/holiday-calendars/:id',
    permission: 'schedules:write',
    summary: 'Change a holiday calendar, for all that use it.',
    params: ById,
    body: HolidayCalendarWrite.extend({ version: Version }),
    status: 200,
    response: HolidayCalendar,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params, body: { ...exampleWrite, version: 1 } },
  }),
  uses: endpoint({
    id: 'holidays.uses',
    method: 'GET',
    path: '/holiday-calendars/:id/uses',
    permission: 'schedules:read',
    summary: 'What goes by this holiday calendar.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params },
  }),
  /** Without `detach` or `replacement` a calendar in use is 409 `in_use` with `current`, its uses. */
  remove: endpoint({
    id: 'holidays.remove',
    method: 'DELETE',
    path: '/holiday-calendars/:id',
    permission: 'schedules:write',
    summary: 'Delete a holiday calendar; those that use it use another, or have no days off.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params, query: {} },
  }),
  countries: endpoint({
    id: 'holidays.countries',
    method: 'GET',
    path: '/legal-holidays/countries',
    permission: 'schedules:read',
    summary: 'The countries whose legal holidays are known.',
    tx: 'none',
    status: 200,
    response: z.object({ items: z.array(CountryCode) }),
    errors: [],
    example: {},
  }),
  /** A country without known holidays is 422 `country_unknown`. */
  regions: endpoint({
    id: 'holidays.regions',
    method: 'GET',
    path: '/legal-holidays/regions',
    permission: 'schedules:read',
    summary: 'The regions of a country that have legal holidays of their own.',
    tx: 'none',
    query: z.object({ country: CountryCode }),
    status: 200,
    response: z.object({ items: z.array(z.object({ code: RegionCode, names: Names })) }),
    errors: ['validation_failed'],
    example: { query: { country: 'FR' } },
  }),
  /** 422 `country_unknown`, or `invalid` at `region`. */
  legal: endpoint({
    id: 'holidays.legal',
    method: 'GET',
    path: '/legal-holidays',
    permission: 'schedules:read',
    summary: 'The legal holidays of a country or region in a year, by date, in both languages.',
    tx: 'none',
    query: z.object({ country: CountryCode, region: RegionCode.optional(), year: Year }),
    status: 200,
    response: z.object({ items: z.array(LegalHoliday) }),
    errors: ['validation_failed'],
    example: { query: { country: 'FR', region: '57', year: 2026 } },
  }),
  /**
   * What a calendar file (iCalendar, RFC 5545) holds of whole days, as days off to be put into a calendar; nothing is
   * stored. Yearly events stay yearly; those on another date each year ("fourth Thursday of November") become one day for
   * each of the next five years. A bad file is 422 with its first bad line: `fieldErrors` has `lines.12`.
   */
  readIcs: endpoint({
    id: 'holidays.readIcs',
    method: 'POST',
    path: '/holiday-calendars/ics',
    permission: 'schedules:write',
    summary: 'Read the days off in a calendar file.',
    tx: 'none',
    bodyLimit: 2 * MOST_ICS_BYTES,
    body: z.strictObject({
      text: z.string().min(1, { error: 'file_empty' }).max(MOST_ICS_BYTES, { error: 'too_long' }),
    }),
    status: 200,
    response: z.object({
      days: z.array(OwnDays),
      /** Events that are not taken, by the line on which they begin. */
      skipped: z.array(z.object({ line: z.int(), name: z.string(), reason: z.enum(ICS_SKIPS) })),
    }),
    errors: ['validation_failed'],
    example: {
      body: {
        text: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      },
    },
  }),
}
