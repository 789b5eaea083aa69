import type { UndoReason, UndoVerdict } from '@switchboard/contract/history'
import type { Permission } from '@switchboard/contract/permissions'
import type { TransactionContext } from './route.ts'
import type { TargetKind } from './uses.ts'

/** What the history tells of a change. */
export interface RecordedChange {
  id: string
  action: string
  objectId: string
  objectLabel: string
  /** Of the object after the change. */
  version: number | null
  /** The object as the feature recorded it, secrets left out; null when it did not exist. */
  before: unknown
  after: unknown
}

/** Something that stands in the way, and what it is called. */
export interface Obstacle {
  label: string
  reason: UndoReason
}

/** What an object refers to by a key that refuses. */
export interface Reference {
  target: TargetKind
  id: string
}

/** What undoing would do. */
export interface UndoPlan {
  obstacles: Obstacle[]
  losses: UndoVerdict['losses']
  /** Objects that will be what they were, and what they then refer to: it is there, or comes back by the same undo. */
  puts?: readonly { id: string; label: string; refersTo: readonly Reference[] }[]
  /** Objects that will be gone, or no longer fit for use, though nothing else may use them then; `target` where something can. */
  takes?: readonly { id: string; label: string; target?: TargetKind }[]
  /**
   * Takes what `takes` names away, then puts the rest back: in the same transaction, with all constraints deferred, and
   * only without obstacles. All kinds take away first, from those that hang on others to those that others hang on.
   */
  takeAway?(ctx: TransactionContext): Promise<void>
  /** Makes the extensions of what comes back, before anything is put back: whoever refers to them, of any kind, finds them. */
  claim?(ctx: TransactionContext): Promise<void>
  restore(ctx: TransactionContext): Promise<void>
}

/** How a feature takes changes of its objects back, through the same service that made them. */
export interface Restorer {
  /** Of the audit events. */
  objectKind: string
  /** Those that can be taken back; all, where it does not say. */
  actions?: readonly string[]
  /** Needed beside `history:undo`: that of the feature's own changes. */
  permission: Permission
  /**
   * Judges changes of its kind, all of one batch or a single one, oldest first, and holds what it read until the
   * transaction ends. What somebody changed since is never overwritten. Whether what is referred to will be there, and
   * whether what goes is in use, is judged for the whole batch (`puts`, `takes`).
   * @param along ids of all that changed in the batch, of any kind: these are put back too
   */
  plan(
    ctx: TransactionContext,
    changes: readonly RecordedChange[],
    along: ReadonlySet<string>,
  ): Promise<UndoPlan>
}

/** Is there a way back from this change? */
export const takesBack = (restorer: Restorer, change: { objectKind: string; action: string }): boolean =>
  restorer.objectKind === change.objectKind && (restorer.actions?.includes(change.action) ?? true)
