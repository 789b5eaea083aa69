import { z } from 'zod'
import { Instant, Language, Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { ExtensionNumber } from './extensions.ts'
import { MenuMode, Menus, MenusView, NamedRef, SpokenText } from './menus.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** "Closed until Monday 08:00": wins over holidays and hours, and ends by itself. */
export const ReceptionistOverride = z.object({
  state: z.enum(['open', 'closed']),
  /** Null is until somebody ends it. */
  until: Instant.nullable(),
  /** Told to callers before the menu, in the receptionist's language. */
  message: SpokenText.nullable(),
})
export type ReceptionistOverride = z.infer<typeof ReceptionistOverride>

/** Which menu callers hear at an instant, why, and for how long. */
export const ReceptionistNow = z.object({
  mode: MenuMode,
  reason: z.enum(['override', 'holiday', 'schedule']),
  /** What the holiday is called, where it is one. */
  holiday: z.object({ fr: z.string(), en: z.string() }).nullable(),
  /** When that changes by itself; null for not within three years. */
  until: Instant.nullable(),
})
export type ReceptionistNow = z.infer<typeof ReceptionistNow>

const settings = {
  number: ExtensionNumber,
  name: Name(80),
  /** What it speaks. */
  language: Language,
  /** IANA name: hours and holidays are meant on the clock of this zone. */
  timeZone: z.string().max(64, { error: 'time_zone_unknown' }),
}

/** What a form sends to create or change a receptionist, menus and keys included. */
export const ReceptionistWrite = z.strictObject({
  ...settings,
  /** Null is open around the clock. */
  scheduleId: z.uuid().nullable(),
  /** Null is no holidays. */
  holidayCalendarId: z.uuid().nullable(),
  menus: Menus,
  directDialing: z.object({
    enabled: z.boolean(),
    /** Extensions that callers cannot dial all the same. */
    exclusions: z.array(z.uuid()).max(200, { error: 'too_big' }),
  }),
  /** Music on hold; null is the company's. */
  holdPlaylistId: z.uuid().nullable(),
})
export type ReceptionistWrite = z.infer<typeof ReceptionistWrite>

/** One receptionist in full, but for what depends on the clock. */
export const ReceptionistRecord = z.object({
  id: z.uuid(),
  ...settings,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  schedule: NamedRef.nullable(),
  holidayCalendar: NamedRef.nullable(),
  menus: MenusView,
  directDialing: z.object({ enabled: z.boolean(), exclusions: z.array(ExtensionRef) }),
  holdPlaylist: NamedRef.nullable(),
  /** Also one that has ended: `now` tells. */
  override: ReceptionistOverride.nullable(),
})
export type ReceptionistRecord = z.infer<typeof ReceptionistRecord>

export const Receptionist = ReceptionistRecord.extend({ now: ReceptionistNow })
export type Receptionist = z.infer<typeof Receptionist>

/** A row of the list. */
export const ReceptionistRow = ReceptionistRecord.pick({
  id: true,
  number: true,
  name: true,
  timeZone: true,
  schedule: true,
  override: true,
}).extend({ now: ReceptionistNow })
export type ReceptionistRow = z.infer<typeof ReceptionistRow>

export const RECEPTIONIST_SORTS = ['number', '-number', 'name', '-name'] as const

export const ReceptionistListQuery = PageQuery.extend({
  /** Part of a name or number; case and accents do not matter. */
  search: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u, { error: 'invalid' })
    .optional(),
  /** Only those that are open or closed by hand. */
  overridden: z.stringbool().default(false),
  sort: z.enum(RECEPTIONIST_SORTS).default('number'),
})
export type ReceptionistListQuery = z.output<typeof ReceptionistListQuery>

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const hangUp = { retries: 2, action: { kind: 'hang_up' } } as const
const exampleWrite: ReceptionistWrite = {
  number: '500',
  name: 'Switchboard',
  language: 'en',
  timeZone: 'Europe/Paris',
  scheduleId: null,
  holidayCalendarId: null,
  menus: {
    open: {
      kind: 'own',
      greeting: { kind: 'text', text: 'Welcome. For sales, press 1.', language: 'en' },
      keys: { '1': { kind: 'external', number: '+33199001200' }, '*': { kind: 'repeat' } },
      noInput: { ...hangUp, seconds: 5 },
      invalidKey: hangUp,
    },
    closed: { kind: 'same_as', mode: 'open' },
    holiday: { kind: 'same_as', mode: 'closed' },
  },
  directDialing: { enabled: false, exclusions: [] },
  holdPlaylistId: null,
}

/** Configuration > Receptionists. */
export const receptionists = {
  list: endpoint({
    id: 'receptionists.list',
    method: 'GET',
    path: '/receptionists',
    permission: 'receptionists:read',
    summary: 'The receptionists and which menu each plays now, a page at a time.',
    query: ReceptionistListQuery,
    status: 200,
    response: pageOf(ReceptionistRow),
    errors: [],
    example: { query: { search: 'sales' } },
  }),
  get: endpoint({
    id: 'receptionists.get',
    method: 'GET',
    path: '/receptionists/:id',
    permission: 'receptionists:read',
    summary: 'One receptionist with its menus.',
    params: ById,
    status: 200,
    response: Receptionist,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'receptionists.create',
    method: 'POST',
    path: '/receptionists',
    permission: 'receptionists:write',
    summary: 'Create a receptionist.',
    body: ReceptionistWrite,
    status: 201,
    response: Receptionist,
    errors: ['validation_failed', 'already_exists'],
    example: { body: exampleWrite },
  }),
  /** Replaces all but the override. A stale `version` is 409 with `current`, the receptionist as it is now. */
  update: endpoint({
    id: 'receptionists.update',
    method: 'PUT',
    path: '/receptionists/:id',
    permission: 'receptionists:write',
    summary: 'Change a receptionist, its menus and keys; a new number keeps every reference.',
    params: ById,
    body: ReceptionistWrite.extend({ version: Version }),
    status: 200,
    response: Receptionist,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleWrite, version: 1 } },
  }),
  /** Takes no version: the last word counts, whoever edits the menus meanwhile. */
  override: endpoint({
    id: 'receptionists.override',
    method: 'PUT',
    path: '/receptionists/:id/override',
    permission: 'receptionists:write',
    summary: 'Open or close a receptionist by hand until an instant, whatever its hours say.',
    params: ById,
    body: ReceptionistOverride.strict(),
    status: 200,
    response: Receptionist,
    errors: ['validation_failed'],
    example: {
      params: { id: EXAMPLE_ID },
      body: { state: 'closed', until: '2026-11-30T07:00:00Z', message: null },
    },
  }),
  endOverride: endpoint({
    id: 'receptionists.endOverride',
    method: 'DELETE',
    path: '/receptionists/:id/override',
    permission: 'receptionists:write',
    summary: 'Back to the hours; nothing happens where nothing was overridden.',
    params: ById,
    status: 200,
    response: Receptionist,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  uses: endpoint({
    id: 'receptionists.uses',
    method: 'GET',
    path: '/receptionists/:id/uses',
    permission: 'receptionists:read',
    summary: 'What leads to this receptionist.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /** Without `detach` or `replacement` a receptionist in use is 409 `in_use` with `current`, its `Uses`. */
  remove: endpoint({
    id: 'receptionists.remove',
    method: 'DELETE',
    path: '/receptionists/:id',
    permission: 'receptionists:write',
    summary:
      'Delete a receptionist; what leads to it goes without, or to another extension, in the same transaction.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
  /** For warnings: who presses a key with which extensions begin has to wait while direct dialing is on. */
  prefixes: endpoint({
    id: 'receptionists.prefixes',
    method: 'GET',
    path: '/receptionists/prefixes',
    permission: 'receptionists:read',
    summary: 'The first digits of all extension numbers, with how many begin with each.',
    status: 200,
    response: z.object({
      items: z.array(z.object({ digit: z.string(), count: z.int(), first: z.string(), last: z.string() })),
    }),
    errors: [],
    example: {},
  }),
}
