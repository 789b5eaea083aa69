import { z } from 'zod'
import { Instant, Language } from './common.ts'
import { endpoint } from './endpoint.ts'
import { FIELD_ERRORS } from './problem.ts'

/** How a file says what it is. A version that reads differently is another one; properties that are added are not. */
export const CONFIGURATION_FORMAT = { format: 'switchboard-configuration', version: 1 } as const

/** Objects that a file may hold; larger number plans are imported as tables. */
export const MOST_OBJECTS = 5000

/** The configuration in an archive; its sounds are in a folder beside it. */
export const CONFIGURATION_NAME = 'configuration.json'
export const SOUNDS_FOLDER = 'audio'

/** Of an archive that is imported; told before one is chosen. */
export const ARCHIVE_LIMITS = {
  /** As it comes, and again of what is unpacked from it. */
  bytes: 200 * 1024 * 1024,
  /** Of `configuration.json`; as much as is taken without an archive. */
  configurationBytes: 10 * 1024 * 1024,
  entries: 1000,
} as const

/**
 * All that a company configures, section by section (docs/configuration-file.md): each object as its form saves it, with
 * what it refers to by name or number instead of ids, and without secrets.
 */
export const ConfigurationFile = z.object({
  format: z.literal(CONFIGURATION_FORMAT.format),
  version: z.literal(CONFIGURATION_FORMAT.version),
  exportedAt: Instant.optional(),
  /** Where it comes from; nothing is set by it. */
  company: z
    .object({
      name: z
        .string()
        .max(200)
        .regex(/^\P{Cc}*$/u, { error: 'invalid' }),
      country: z.string(),
      language: Language,
      timeZone: z.string(),
    })
    .optional(),
  configuration: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
export type ConfigurationFile = z.infer<typeof ConfigurationFile>

/**
 * `problem`: it cannot be as the file says. `skipped`: the company does not have what it is about, and the file does not
 * bring it: a public number, a sound that is not beside it. `fieldErrors` tell why.
 */
export const CONFIGURATION_OUTCOMES = ['create', 'update', 'unchanged', 'skipped', 'problem'] as const

/** What becomes, or would become, of one object of the file. */
export const ConfigurationChange = z.object({
  section: z.string(),
  /** What people tell it from others by: its number, its name. */
  key: z.string(),
  outcome: z.enum(CONFIGURATION_OUTCOMES),
  /** By path in the object, as the file calls it; empty for the object itself. */
  fieldErrors: z.record(z.string(), z.enum(FIELD_ERRORS)).optional(),
  /** Paths in the object to public numbers, sounds and music that the company does not have: it does without. */
  leftOut: z.array(z.string()).optional(),
})
export type ConfigurationChange = z.infer<typeof ConfigurationChange>

export const ConfigurationReport = z.object({
  /** Were the changes made? Not by a dry run, and not while there is a problem. */
  applied: z.boolean(),
  counts: z.record(z.enum(CONFIGURATION_OUTCOMES), z.int()),
  changes: z.array(ConfigurationChange),
  /** Of the audit events; null when nothing was changed. */
  batchId: z.uuid().nullable(),
})
export type ConfigurationReport = z.infer<typeof ConfigurationReport>

/** Thousands of objects, each judged like a form. */
const TIMEOUT = 120_000
/** 200 MB at four megabits a second, and as many sounds judged. */
const ARCHIVE_TIMEOUT = 600_000

const apply = z.object({ apply: z.stringbool().default(false) })

export const configuration = {
  export: endpoint({
    id: 'configuration.export',
    method: 'GET',
    path: '/configuration/file',
    permission: 'configuration:export',
    summary: 'All that the company configures, as one file without secrets.',
    timeout: TIMEOUT,
    status: 200,
    response: ConfigurationFile,
    errors: [],
    example: {},
  }),
  /** A ZIP file of `configuration.json` and, in `audio/`, every greeting and piece of music as it was handed in. */
  exportArchive: endpoint({
    id: 'configuration.exportArchive',
    method: 'GET',
    path: '/configuration/archive',
    permission: 'configuration:export',
    summary: 'The same file with its sounds beside it, as a ZIP file.',
    tx: 'stream',
    timeout: TIMEOUT,
    produces: 'application/zip',
    status: 200,
    response: z.string(),
    errors: [],
    example: {},
  }),
  /**
   * Makes and changes what the file tells; what it does not tell stays as it is. All or nothing, as one entry of the
   * history: with a problem anywhere, or without `apply`, nothing is changed and the report says what would be.
   */
  import: endpoint({
    id: 'configuration.import',
    method: 'POST',
    path: '/configuration/import',
    permission: 'configuration:import',
    summary: 'Import a configuration file, or try it.',
    timeout: TIMEOUT,
    bodyLimit: ARCHIVE_LIMITS.configurationBytes,
    query: apply,
    body: z.strictObject({ file: ConfigurationFile }),
    status: 200,
    response: ConfigurationReport,
    errors: ['validation_failed'],
    example: {
      query: { apply: 'false' },
      body: {
        file: {
          ...CONFIGURATION_FORMAT,
          configuration: {
            schedules: [{ name: 'Office hours', ranges: [{ day: 1, start: 540, end: 1080 }] }],
          },
        },
      },
    },
  }),
  /**
   * The body is what `exportArchive` gave, packed again or not. Sounds are judged by their content like any that is handed
   * in: one that the company has under that name already stays as it is, one that is refused is a `problem` in the report.
   * An archive that is none is 422 at `file`, one with something else in it at the name of that.
   */
  importArchive: endpoint({
    id: 'configuration.importArchive',
    method: 'POST',
    path: '/configuration/archive',
    permission: 'configuration:import',
    summary: 'Import a configuration with its sounds, or try it.',
    tx: 'none',
    timeout: ARCHIVE_TIMEOUT,
    bodyLimit: ARCHIVE_LIMITS.bytes,
    consumes: 'application/octet-stream',
    query: apply,
    status: 200,
    response: ConfigurationReport,
    errors: ['validation_failed'],
    example: { query: { apply: 'false' } },
  }),
}
