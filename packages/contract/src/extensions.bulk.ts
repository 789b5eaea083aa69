import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ExtensionFilter, Forwarding, VoicemailSettings } from './extensions.ts'
import { ExtensionRef } from './extension-ref.ts'
import { FIELD_ERRORS } from './problem.ts'
import { Use } from './uses.ts'

/** As the database writes it, so that the same one is the same text. */
const Id = z.uuid().toLowerCase()
/** Ids that a selection may name one by one; more are selected by filter. */
export const MOST_IDS = 1000
/** What a dialog lists by name; the rest is a number. */
export const MOST_LISTED = 100

/**
 * The extensions that a bulk action is for. By filter: all that match, but for `except`; `expected` is how many the admin
 * saw, and when it is no longer true the answer is 409 `selection_changed`.
 */
export const ExtensionSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(MOST_IDS) }),
  z.object({
    by: z.literal('filter'),
    filter: ExtensionFilter,
    expected: z.int().min(1),
    except: z.array(Id).max(MOST_IDS),
  }),
])
export type ExtensionSelection = z.infer<typeof ExtensionSelection>

/** What is set for all; what is left out stays as it is. */
export const ExtensionBulkChange = z.object({
  enabled: z.boolean().optional(),
  doNotDisturb: z.boolean().optional(),
  forwarding: Forwarding.optional(),
  voicemail: z
    .object(VoicemailSettings)
    .pick({ enabled: true, delaySeconds: true, language: true })
    .partial()
    .optional(),
})
export type ExtensionBulkChange = z.infer<typeof ExtensionBulkChange>

/** What deleting a selection would break, beside the selected extensions themselves. */
export const ExtensionBulkUses = z.object({
  /** Selected phones, which would be deleted. */
  phones: z.int(),
  /** Selected extensions of other kinds, which stay: they are managed on their own pages. */
  skipped: z.int(),
  /** Uses by what is not selected, at most 100 of `total`. */
  items: z.array(z.object({ of: ExtensionRef, use: Use })),
  total: z.int(),
  /** Voicemail messages that go with them. */
  messages: z.int(),
})
export type ExtensionBulkUses = z.infer<typeof ExtensionBulkUses>

const exampleSelection: ExtensionSelection = { by: 'ids', ids: ['018f0000-0000-7000-8000-000000000000'] }

/** Thousands of rows take longer than one, but no longer than a person waits. */
const BULK_TIMEOUT = 60_000

export const extensionsBulk = {
  /** One transaction and one batch in the history. Extensions that the change would break stay as they are and are named. */
  update: endpoint({
    id: 'extensions.bulkUpdate',
    method: 'POST',
    path: '/extensions/bulk/update',
    permission: 'extensions:write',
    summary: 'Change voicemail, forwarding, do not disturb or state of many phones at once.',
    timeout: BULK_TIMEOUT,
    body: z.strictObject({ selection: ExtensionSelection, change: ExtensionBulkChange }),
    status: 200,
    response: z.object({
      changed: z.int(),
      /** Had these settings already. */
      unchanged: z.int(),
      /** Not phones. */
      skipped: z.int(),
      /** What would break a rule, at most 100 of `total`: `voicemail.pin` `required`, `forwarding.destination.extensionId` `forwarding_to_itself`. */
      refused: z.object({
        items: z.array(z.object({ extension: ExtensionRef, field: z.string(), error: z.enum(FIELD_ERRORS) })),
        total: z.int(),
      }),
      /** Of the audit events; null when nothing changed. */
      batchId: z.uuid().nullable(),
    }),
    errors: ['validation_failed', 'selection_changed'],
    example: { body: { selection: exampleSelection, change: { doNotDisturb: true } } },
  }),
  uses: endpoint({
    id: 'extensions.bulkUses',
    method: 'POST',
    path: '/extensions/bulk/uses',
    permission: 'extensions:read',
    summary: 'What would break if these extensions were deleted.',
    timeout: BULK_TIMEOUT,
    body: z.strictObject({ selection: ExtensionSelection }),
    status: 200,
    response: ExtensionBulkUses,
    errors: ['validation_failed', 'selection_changed'],
    example: { body: { selection: exampleSelection } },
  }),
  /**
   * Extensions in use are 409 `in_use` with `current`, an `ExtensionBulkUses`, and nothing is deleted: unless `detach` lets
   * what uses them go without, or it uses `replacement` from now on.
   */
  remove: endpoint({
    id: 'extensions.bulkRemove',
    method: 'POST',
    path: '/extensions/bulk/remove',
    permission: 'extensions:write',
    summary: 'Delete many phones; what uses them goes without them, or uses another extension from now on.',
    timeout: BULK_TIMEOUT,
    body: z.strictObject({
      selection: ExtensionSelection,
      detach: z.boolean(),
      replacement: Id.optional(),
    }),
    status: 200,
    response: z.object({ removed: z.int(), skipped: z.int(), batchId: z.uuid().nullable() }),
    errors: ['validation_failed', 'selection_changed', 'in_use'],
    example: { body: { selection: exampleSelection, detach: false } },
  }),
}
