import type { Use } from '@switchboard/contract/uses'
import type { TenantDb } from '../db/tenant.ts'
import type { TransactionContext } from './route.ts'

/** What can be deleted though something uses it. */
export type TargetKind =
  | 'extension'
  | 'schedule'
  | 'holiday_calendar'
  | 'audio_file'
  | 'playlist'
  | 'phone_number'
  | 'emergency_address'
  | 'device'

/** A use, and of which of the objects that were asked about. */
export interface FoundUse {
  of: string
  use: Use
}

/** How the objects of one feature use those of another: one for each foreign key that refuses a deletion. */
export interface Referrer {
  target: TargetKind
  /** What uses any of these objects, in the order it is told. Objects that are among `ids` themselves go with the rest. */
  find(db: TenantDb, ids: readonly string[]): Promise<FoundUse[]>
  /**
   * Lets all that uses these objects use another one, or go without, by the feature's own writer: held, audited, versions
   * raised. Refuses a replacement that cannot take the place with 422 `not_found` at `replacement`.
   */
  replace(ctx: TransactionContext, ids: readonly string[], replacement: string | null): Promise<void>
}
