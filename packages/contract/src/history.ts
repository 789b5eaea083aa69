import { z } from 'zod'
import { Instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, PageQuery } from './page.ts'

/** Who made a change: a person, a program with an API token, the portal itself (a job, or somebody it does not know), the provider's staff and commands. */
export const ACTOR_KINDS = ['user', 'token', 'system', 'platform'] as const

/** One property that differs, by its dotted path in the object (`phone.voicemail.enabled`); null where it did not exist. */
export const HistoryChange = z.object({
  path: z.string(),
  before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
})
export type HistoryChange = z.infer<typeof HistoryChange>

/** One change made in the company. Secrets in it read `[redacted]`. */
export const HistoryEntry = z.object({
  id: z.uuid(),
  at: Instant,
  actor: z.object({
    kind: z.enum(ACTOR_KINDS),
    /** Null for what no person did, and for a person who has left. */
    user: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** The API token, when a program did it. */
    token: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  }),
  /** Feature and past participle: `extension.updated`. */
  action: z.string(),
  object: z.object({
    kind: z.string(),
    id: z.uuid(),
    /** As it was called then; a person is called as now. */
    label: z.string(),
  }),
  changes: z.array(HistoryChange),
  /** Set for the entry that stands for a batch (an import, a bulk edit): asking with it lists the changes it is made of. */
  batchId: z.uuid().nullable(),
  /** Is there a way back? Whether it is open now is for `history.undoable` to say. */
  undoable: z.boolean(),
  /** The entry that this one undid. */
  undoes: z.uuid().nullable(),
  /** The entry that undid this one. */
  undoneBy: z.uuid().nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** Why a change cannot be undone. */
export const UNDO_REASONS = [
  'no_way_back', // signing in, a sent mail, a password: nothing to restore
  'undone', // it has been undone already
  'changed_since', // somebody changed the object after it
  'gone', // the object has been deleted since
  'in_use', // something that was set up since depends on it
  'number_taken', // its number has another holder now
  'name_taken', // its name has another holder now
  'accepted', // an invitation that was accepted since
  'not_yours', // what it changed is above the role of who asks, or their own
  'email_of_account', // the address of a person with a role of their own, or that they sign in with: theirs to change
  'email_missing', // the role of before needs an e-mail address, and the person has none
  'exists_already', // another one like it was made since
  'reference_gone', // what it referred to (a forwarding target, a caller ID) exists no more
] as const
export const UndoReason = z.enum(UNDO_REASONS)
export type UndoReason = z.infer<typeof UndoReason>

/** What undoing cannot bring back, though all else is as before. */
export const UNDO_LOSSES = [
  'pin', // the PIN of a mailbox: it is set anew, and the mailbox is off until then
  'box_pin', // the PIN of a voicemail box: nobody hears it from a phone until one is set
  'messages', // voicemail messages that are gone for good by now
  'conference_pin', // the PIN of a bridge: one that is set stays, else a new one is made
  'sign_in', // the person must be invited again to sign in
  'device_password', // a device that is made again needs a new one
] as const

/** What stands in the way of an undo, at most 20 of them by name. */
export const UndoObstacles = z.object({
  items: z.array(z.object({ label: z.string(), reason: UndoReason })),
  total: z.int(),
})

/** Whether an entry can be undone now, and what that would not bring back. */
export const UndoVerdict = z.object({
  possible: z.boolean(),
  obstacles: UndoObstacles,
  losses: z.array(z.enum(UNDO_LOSSES)),
})
export type UndoVerdict = z.infer<typeof UndoVerdict>

const ById = z.object({ id: z.uuid() })
const EXAMPLE = { params: { id: '018f0000-0000-7000-8000-000000000000' } }

/** 10,000 rows of an import are undone at once. */
const UNDO_TIMEOUT = 60_000

export const history = {
  list: endpoint({
    id: 'history.list',
    method: 'GET',
    path: '/history',
    permission: 'audit:read',
    summary: 'What changed in the company, newest first; a batch is one entry unless it is asked for.',
    query: PageQuery.extend({
      /** Every change of one object, those made in batches too. */
      object: z.uuid().optional(),
      /** The changes that a batch is made of. */
      batch: z.uuid().optional(),
      /** A kind of object: `extension`, imports and bulk changes of extensions included. */
      kind: z
        .string()
        .regex(/^[a-z_]{1,40}$/, { error: 'invalid' })
        .optional(),
      /** A person or an API token, by id. */
      actor: z.uuid().optional(),
      /** Not before, and before: instants. */
      from: Instant.optional(),
      until: Instant.optional(),
    }),
    status: 200,
    response: pageOf(HistoryEntry),
    errors: [],
    example: { query: { kind: 'extension' } },
  }),
  /** The people and API tokens that changed something, to filter by. */
  actors: endpoint({
    id: 'history.actors',
    method: 'GET',
    path: '/history/actors',
    permission: 'audit:read',
    summary: 'The people and API tokens of the company that did something its history tells.',
    status: 200,
    response: z.object({
      items: z.array(z.object({ kind: z.enum(['user', 'token']), id: z.uuid(), name: z.string() })),
    }),
    errors: [],
    example: {},
  }),
  undoable: endpoint({
    id: 'history.undoable',
    method: 'GET',
    path: '/history/:id/undo',
    permission: 'history:undo',
    summary: 'Whether a change can be undone now; if not, why.',
    timeout: UNDO_TIMEOUT,
    params: ById,
    status: 200,
    response: UndoVerdict,
    errors: [],
    example: EXAMPLE,
  }),
  /** All of a batch or nothing; 409 `not_undoable` with `current`, an `UndoVerdict`. */
  undo: endpoint({
    id: 'history.undo',
    method: 'POST',
    path: '/history/:id/undo',
    permission: 'history:undo',
    summary: 'Undo a change, or a whole batch, while nothing else was changed since.',
    timeout: UNDO_TIMEOUT,
    params: ById,
    status: 200,
    response: z.object({
      /** The entry that undid it; undoing that one does it again. */
      entryId: z.uuid(),
      losses: z.array(z.enum(UNDO_LOSSES)),
    }),
    errors: ['not_undoable'],
    example: EXAMPLE,
  }),
}
