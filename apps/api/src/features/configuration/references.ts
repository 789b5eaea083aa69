import type { TenantDb } from '../../db/tenant.ts'
import type { TargetKind } from '../../http/uses.ts'

// In the file an object is referred to by what people call it: `"schedule": "Office hours"` for `scheduleId`. So the file
// can be read, and taken to another company.

/** What objects of the file refer to: sounds, too. */
type Target = TargetKind | 'sound'

/** Properties that refer, as saves have them, what they are called in the file, and what they refer to. */
const REFERENCES: Record<string, { as: string; target: Target }> = {
  extensionId: { as: 'extension', target: 'extension' },
  operatorExtensionId: { as: 'operator', target: 'extension' },
  ownerExtensionId: { as: 'owner', target: 'extension' },
  listenerIds: { as: 'listeners', target: 'extension' },
  exclusions: { as: 'exclusions', target: 'extension' },
  deviceId: { as: 'device', target: 'device' },
  scheduleId: { as: 'schedule', target: 'schedule' },
  holidayCalendarId: { as: 'holidayCalendar', target: 'holiday_calendar' },
  holdPlaylistId: { as: 'holdPlaylist', target: 'playlist' },
  audioFileId: { as: 'audioFile', target: 'audio_file' },
  soundId: { as: 'sound', target: 'sound' },
  fileIds: { as: 'files', target: 'audio_file' },
  greetingId: { as: 'greeting', target: 'audio_file' },
  callerIdNumberId: { as: 'callerIdNumber', target: 'phone_number' },
  emergencyAddressId: { as: 'emergencyAddress', target: 'emergency_address' },
}

/** Where each kind keeps what people call it. */
const NAMED: Record<Target, string> = {
  extension: 'select id, number as name from extension',
  schedule: 'select id, name from schedule',
  holiday_calendar: 'select id, name from holiday_calendar',
  audio_file: 'select id, name from audio_file',
  // Nobody calls them anything: whoever reads and writes the file tells their places (sounds.ts).
  sound: `select id, id::text as name from sound where state <> 'receiving'`,
  playlist: 'select id, name from playlist',
  phone_number: 'select id, e164 as name from phone_number',
  emergency_address: 'select id, label as name from emergency_address',
  device: `select d.id, e.number || ' ' || d.name as name from device d join extension e on e.id = d.extension_id`,
}

/** What the company's objects are called. */
export interface Names {
  nameOf(target: Target, id: string): string
  idOf(target: Target, name: string): string | undefined
}

/** What all objects that can be referred to are called now. */
export async function readNames(db: TenantDb): Promise<Names> {
  const byId = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const [target, sql] of Object.entries(NAMED)) {
    for (const { id, name } of await db.$queryRawUnsafe<{ id: string; name: string }[]>(sql)) {
      byId.set(id, name)
      byName.set(`${target} ${name}`, id)
    }
  }
  return {
    nameOf: (target, id) => {
      const name = byId.get(id)
      if (name === undefined) throw new Error(`the ${target} ${id} is referred to and is not there`)
      return name
    },
    idOf: (target, name) => byName.get(`${target} ${name}`),
  }
}

type Json = unknown
const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a save holds, as the file tells it. */
export function toFile(value: Json, names: Names): Json {
  if (Array.isArray(value)) return value.map((each) => toFile(each, names))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([property, inner]) => {
        const reference = REFERENCES[property]
        if (!reference) return [property, toFile(inner, names)]
        const { as, target } = reference
        const told = (id: Json) => (typeof id === 'string' ? names.nameOf(target, id) : id)
        return [as, Array.isArray(inner) ? inner.map(told) : told(inner)]
      }),
  )
}

const BY_FILE_NAME = new Map(
  Object.entries(REFERENCES).map(([property, { as, target }]) => [as, { property, target }]),
)

/** A reference that leads nowhere yet. */
export interface Missing {
  /** In the file's object, dotted. */
  path: string
  target: Target
  name: string
}

/** What a file may not bring along: public numbers and sounds, and so music of such. Objects do without. */
const NOT_BROUGHT: ReadonlySet<Target> = new Set(['phone_number', 'sound', 'audio_file', 'playlist'])

/** Stands for what is missing, so that the rest can be judged. */
const NOWHERE = '00000000-0000-4000-8000-000000000000'

/** Reads an object of the file against what things are called now. */
export class FileReader {
  /** References to what may still come. */
  readonly missing: Missing[] = []
  /** Paths of what the object does without. */
  readonly leftOut: string[] = []
  readonly #names: Names

  constructor(names: Names) {
    this.#names = names
  }

  /** What the file tells, as a save holds it. */
  read(value: Json, path: string[] = []): Json {
    if (Array.isArray(value)) return value.map((each, at) => this.read(each, [...path, String(at)]))
    if (!isRecord(value)) return value
    const entries = Object.entries(value).map(([as, inner]) => this.#property(as, inner, [...path, as]))
    const read = Object.fromEntries(entries)
    // A greeting without its sound is none.
    return read['kind'] === 'audio' && read['audioFileId'] === null ? { kind: 'none' } : read
  }

  #property(as: string, inner: Json, path: string[]): [string, Json] {
    // A menu's greeting is more than a name.
    const reference = isRecord(inner) ? undefined : BY_FILE_NAME.get(as)
    if (!reference) return [as, this.read(inner, path)]
    const { property, target } = reference
    if (!Array.isArray(inner)) return [property, this.#idOf(target, inner, path)]
    const ids = inner.map((name, at) => this.#idOf(target, name, [...path, String(at)]))
    return [property, ids.filter((id) => id !== null)]
  }

  #idOf(target: Target, name: Json, path: string[]): Json {
    if (typeof name !== 'string') return name
    const id = this.#names.idOf(target, name)
    if (id !== undefined) return id
    if (NOT_BROUGHT.has(target)) {
      this.leftOut.push(path.join('.'))
      return null
    }
    this.missing.push({ path: path.join('.'), target, name })
    return NOWHERE
  }
}

/** A path of a save, as the file calls it. */
export const pathInFile = (path: string): string =>
  path
    .split('.')
    .map((part) => REFERENCES[part]?.as ?? part)
    .join('.')
