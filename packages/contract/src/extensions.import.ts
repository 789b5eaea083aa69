import { z } from 'zod'
import { Instant, Language, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { EXTENSION_SORTS, ExtensionFilter, PHONE_KINDS } from './extensions.ts'
import { ExtensionKind } from './extension-ref.ts'
import { pageOf, PageQuery } from './page.ts'

/** What a file may hold; told before one is chosen. */
export const IMPORT_LIMITS = { bytes: 10 * 1024 * 1024, rows: 20_000, columns: 100 } as const

/**
 * The columns of an export and of an import, in the order of the file. `number` says which extension a row is about,
 * unless `id` does: then the number may change. A column that is missing changes nothing; an empty cell empties `email`,
 * `callerId`, `forwardTo` and `voicemailEmail`, and leaves any other as it is (or at its default, in a new extension).
 */
export const EXTENSION_COLUMNS = [
  'number',
  'kind', // personal or shared phone
  'firstName',
  'lastName',
  'label', // of a shared phone
  'email',
  'enabled',
  'callerId', // one of the company's numbers
  'doNotDisturb',
  'forwarding', // off · when offline · always
  'forwardTo', // an extension's number, or a telephone number
  'voicemail',
  'voicemailPin', // never exported
  'voicemailDelay', // seconds
  'voicemailEmail',
  'voicemailLanguage',
  'id',
] as const
export const ExtensionColumn = z.enum(EXTENSION_COLUMNS)
export type ExtensionColumn = z.infer<typeof ExtensionColumn>

/**
 * What a column of a file can be: one of the above, or a person's whole name, which is parted into first and last name. A
 * place's is its label. A name with a comma is read as last name, first name in either.
 */
export const FILE_COLUMNS = [...EXTENSION_COLUMNS, 'fullName', 'fullNameLastFirst'] as const
export const FileColumn = z.enum(FILE_COLUMNS)
export type FileColumn = z.infer<typeof FileColumn>

export const ENCODINGS = ['utf-8', 'utf-16', 'windows-1252', 'macintosh'] as const
export const Encoding = z.enum(ENCODINGS)
export type Encoding = z.infer<typeof Encoding>

export const SEPARATORS = ['comma', 'semicolon', 'tab'] as const
export const Separator = z.enum(SEPARATORS)
export type Separator = z.infer<typeof Separator>

/** What a row would do. A row with an `error` is left out of the import. */
export const IMPORT_VERDICTS = ['create', 'update', 'unchanged', 'error'] as const
export const ImportVerdict = z.enum(IMPORT_VERDICTS)
export type ImportVerdict = z.infer<typeof ImportVerdict>

/** Why a row cannot be imported; each has a text in both languages. */
export const IMPORT_PROBLEMS = [
  'required',
  'invalid',
  'too_long',
  'too_small',
  'too_big',
  'not_found', // an id that is unknown or another company's, a caller ID that is not the company's
  'taken', // by another extension
  'duplicate_in_file', // an earlier line has the same number or id
  'person_differs', // an earlier line changes the same person, who has both phones, in another way
  'name_unclear', // a whole name of which nobody can tell where the last name begins
  'kind_not_editable', // a ring group, receptionist …: edited on its own page
  'number_format',
  'number_reserved',
  'email_malformed',
  'email_of_account',
  'phone_malformed',
  'phone_rounded', // a spreadsheet turned it into 3.32E+10
  'yes_no', // neither yes nor no
  'choice', // none of the words that the column knows
  'target_unknown', // forwarding to an extension that neither exists nor comes with this file
  'target_missing', // forwarding without a target
  'target_unused', // a target, and nothing says when calls go there
  'forwarding_to_itself',
  'forwarding_to_emergency',
  'caller_id_not_allowed',
  'emergency_address_missing', // of the number that is to be the caller ID
  'pin_format',
  'pin_trivial',
  'pin_missing', // voicemail is to be on, and there is no PIN
  'too_many_cells', // more cells than columns: a separator inside a text without quotes
] as const
export const ImportProblem = z.enum(IMPORT_PROBLEMS)
export type ImportProblem = z.infer<typeof ImportProblem>

/** `ready`: checked, waits for its start. An import that ended cannot be started again. */
export const IMPORT_STATES = ['ready', 'importing', 'done', 'failed', 'cancelled'] as const
export const ImportState = z.enum(IMPORT_STATES)

/** Why an import stopped by itself; nothing of it was kept. */
export const IMPORT_FAILURES = ['interrupted', 'internal'] as const

/** A column of the file. */
const ImportColumn = z.object({
  /** From 0. */
  index: z.int(),
  /** Its name in the file; null in a file without a header. */
  header: z.string().nullable(),
  /** The first values that are not empty, at most 3, each cut at 60 characters; PINs are not among them. */
  samples: z.array(z.string()),
  /** What it is matched with; null is ignored. */
  column: FileColumn.nullable(),
})

export const ExtensionImport = z.object({
  id: z.uuid(),
  version: Version,
  state: ImportState,
  /** Null for what was pasted. */
  fileName: z.string().nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Of UTF-8 there is no doubt, of the two with a byte a character (Windows-1252 and Mac Roman) the likelier is taken. */
  encoding: Encoding,
  separator: Separator,
  hasHeader: z.boolean(),
  columns: z.array(ImportColumn),
  /** Rows by what they would do; once done, what they did. */
  counts: z.record(ImportVerdict, z.int()),
  /** Rows with errors for which the dry run proposes another value: what `correct` takes. */
  proposals: z.int(),
  /** Rows dealt with so far, of all that are not errors. */
  processed: z.int(),
  /** Was the dry run made anew at the start, because something it rests on had changed? Then it waits for another start. */
  changedSince: z.boolean(),
  failure: z.enum(IMPORT_FAILURES).nullable(),
})
export type ExtensionImport = z.infer<typeof ExtensionImport>

export const ImportRow = z.object({
  /** In the file, from 1, the header counted. */
  line: z.int(),
  verdict: ImportVerdict,
  number: z.string(),
  name: z.string(),
  /** What an update would change, as the file writes it; a PIN shows as `••••`. */
  changes: z.array(z.object({ column: ExtensionColumn, before: z.string(), after: z.string() })),
  problems: z.array(
    z.object({
      /** Null for what concerns the whole row. */
      column: FileColumn.nullable(),
      problem: ImportProblem,
      value: z.string(),
      /** A value that would do, such as the next free number. */
      proposal: z.string().nullable(),
      /** The line that `duplicate_in_file` and `person_differs` are about. */
      otherLine: z.int().nullable(),
    }),
  ),
})
export type ImportRow = z.infer<typeof ImportRow>

const ById = z.object({ id: z.uuid() })
const EXAMPLE = { params: { id: '018f0000-0000-7000-8000-000000000000' } }

/** Reading and judging 20,000 rows. */
const CHECK_TIMEOUT = 60_000
/** Base64 is a third longer than what it holds. */
const BODY_LIMIT = Math.ceil((IMPORT_LIMITS.bytes * 4) / 3) + 4096

export const extensionsImport = {
  /** The columns of `EXTENSION_COLUMNS` of what the filter leaves, as the list sorts it; imports without any change. */
  export: endpoint({
    id: 'extensions.export',
    method: 'GET',
    path: '/extensions/export',
    permission: 'extensions:read',
    summary:
      'The filtered extensions as a CSV file (UTF-8 with byte order mark), safe to open in a spreadsheet.',
    tx: 'stream',
    produces: 'text/csv',
    query: ExtensionFilter.extend({
      sort: z.enum(EXTENSION_SORTS).default('number'),
      /** Of the column names and words; the user's by default. */
      language: Language.optional(),
      /** Semicolon in French, comma in English by default: what the spreadsheets of these languages expect. */
      separator: Separator.optional(),
    }),
    status: 200,
    response: z.string(),
    errors: [],
    example: { query: { kind: 'user' } },
  }),
  /** Only phones have these columns: how many of them an export with this filter holds, told before it is downloaded. */
  exportContents: endpoint({
    id: 'extensions.exportContents',
    method: 'GET',
    path: '/extensions/export/contents',
    permission: 'extensions:read',
    summary:
      'How many of the filtered extensions an export holds, and how many of which kinds it leaves out.',
    query: ExtensionFilter,
    status: 200,
    response: z.object({
      rows: z.int(),
      leftOut: z.array(z.object({ kind: ExtensionKind.exclude(PHONE_KINDS), count: z.int() })),
    }),
    errors: [],
    example: { query: { search: '20' } },
  }),
  /** An empty file to fill in: the columns, and one example row. */
  template: endpoint({
    id: 'extensions.importTemplate',
    method: 'GET',
    path: '/extensions/imports/template',
    permission: 'extensions:write',
    summary: 'A CSV file to fill in.',
    tx: 'stream',
    produces: 'text/csv',
    query: z.object({ language: Language.optional(), separator: Separator.optional() }),
    status: 200,
    response: z.string(),
    errors: [],
    example: { query: {} },
  }),
  list: endpoint({
    id: 'extensions.imports',
    method: 'GET',
    path: '/extensions/imports',
    permission: 'extensions:write',
    summary: 'The latest 20 imports, newest first.',
    status: 200,
    response: z.object({ items: z.array(ExtensionImport) }),
    errors: [],
    example: {},
  }),
  /** The dry run (a file that cannot be read is 422 `fieldErrors.content` = `file_…`): reads the file, matches its columns by name and judges every row. Changes no extension. */
  create: endpoint({
    id: 'extensions.importCreate',
    method: 'POST',
    path: '/extensions/imports',
    permission: 'extensions:write',
    summary: 'Hand in a CSV file or pasted cells for a dry run.',
    timeout: CHECK_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    body: z.strictObject({
      fileName: z.string().trim().min(1).max(200).nullable(),
      /** The bytes of the file, base64. */
      content: z.base64().max(BODY_LIMIT),
    }),
    status: 201,
    response: ExtensionImport,
    errors: ['validation_failed'],
    example: { body: { fileName: 'extensions.csv', content: 'bnVtYmVyLGxhYmVsCjIwNCxMb2JieQo=' } },
  }),
  get: endpoint({
    id: 'extensions.importGet',
    method: 'GET',
    path: '/extensions/imports/:id',
    permission: 'extensions:write',
    summary: 'One import: its columns, what its rows would do or did, and how far it is.',
    params: ById,
    status: 200,
    response: ExtensionImport,
    errors: [],
    example: EXAMPLE,
  }),
  rows: endpoint({
    id: 'extensions.importRows',
    method: 'GET',
    path: '/extensions/imports/:id/rows',
    permission: 'extensions:write',
    summary: 'The rows of an import in the order of the file.',
    params: ById,
    query: PageQuery.extend({ verdict: ImportVerdict.optional() }),
    status: 200,
    response: pageOf(ImportRow),
    errors: [],
    example: { ...EXAMPLE, query: { verdict: 'error' } },
  }),
  /** Replaces how the file is read, and judges every row again. */
  match: endpoint({
    id: 'extensions.importMatch',
    method: 'PUT',
    path: '/extensions/imports/:id',
    permission: 'extensions:write',
    summary: 'Match columns by hand and correct cells.',
    timeout: CHECK_TIMEOUT,
    bodyLimit: 4 * 1024 * 1024,
    params: ById,
    body: z.strictObject({
      version: Version,
      /** 422 `file_other_encoding` when the file is no text in it. */
      encoding: Encoding,
      separator: Separator,
      hasHeader: z.boolean(),
      /** By index; two columns matched with the same are 422. Null matches them by name anew, as another separator asks for. */
      columns: z.array(FileColumn.nullable()).max(IMPORT_LIMITS.columns).nullable(),
      /** Cells in place of those in the file, such as proposals taken; added to those given before. */
      corrections: z
        .array(z.object({ line: z.int().min(1), column: FileColumn, value: z.string().max(500) }))
        .max(IMPORT_LIMITS.rows),
    }),
    status: 200,
    response: ExtensionImport,
    errors: ['validation_failed', 'version_conflict', 'import_started'],
    example: {
      ...EXAMPLE,
      body: {
        version: 1,
        encoding: 'utf-8',
        separator: 'comma',
        hasHeader: true,
        columns: ['number', 'label'],
        corrections: [],
      },
    },
  }),
  /** Takes every proposal that the dry run makes, and judges every row again. */
  correct: endpoint({
    id: 'extensions.importCorrect',
    method: 'POST',
    path: '/extensions/imports/:id/correct',
    permission: 'extensions:write',
    summary: 'Take every proposal of the dry run.',
    timeout: CHECK_TIMEOUT,
    params: ById,
    body: z.strictObject({ version: Version }),
    status: 200,
    response: ExtensionImport,
    errors: ['version_conflict', 'import_started'],
    example: { ...EXAMPLE, body: { version: 1 } },
  }),
  /**
   * Starts the import in the background: one transaction, one batch in the history. It first judges all rows again, and
   * goes back to `ready` with `changedSince` when another answer comes out than the one that was seen.
   */
  start: endpoint({
    id: 'extensions.importStart',
    method: 'POST',
    path: '/extensions/imports/:id/start',
    permission: 'extensions:write',
    summary: 'Import what was checked.',
    params: ById,
    body: z.strictObject({
      version: Version,
      /** Must be true when there are rows with errors. */
      leaveOutErrors: z.boolean(),
    }),
    status: 200,
    response: ExtensionImport,
    errors: ['validation_failed', 'version_conflict', 'import_started'],
    example: { ...EXAMPLE, body: { version: 1, leaveOutErrors: true } },
  }),
  /** Stops an import that runs (nothing of it is kept) or gives up one that is ready. Too late once it is done: 422. */
  cancel: endpoint({
    id: 'extensions.importCancel',
    method: 'POST',
    path: '/extensions/imports/:id/cancel',
    permission: 'extensions:write',
    summary: 'Cancel an import.',
    params: ById,
    status: 200,
    response: ExtensionImport,
    errors: ['import_ended'],
    example: EXAMPLE,
  }),
  /** The rows with errors as they were handed in, with line and reason in front: to mend and hand in again. */
  errors: endpoint({
    id: 'extensions.importErrors',
    method: 'GET',
    path: '/extensions/imports/:id/errors',
    permission: 'extensions:write',
    summary: 'The rows with errors as a CSV file.',
    tx: 'stream',
    produces: 'text/csv',
    params: ById,
    query: z.object({ language: Language.optional(), separator: Separator.optional() }),
    status: 200,
    response: z.string(),
    errors: [],
    example: { ...EXAMPLE, query: {} },
  }),
}
