import { isDeepStrictEqual } from 'node:util'
import { EmergencyAddress } from '@switchboard/contract/emergency-addresses'
import type { TenantDb } from '../../db/tenant.ts'
import type { TransactionContext } from '../../http/route.ts'

/** What is written of an address beside its version. */
export type AddressDetails = Omit<EmergencyAddress, 'id' | 'version'>

/** Addresses by their ids, as they are. The history records them like this. */
export async function readAddresses(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, EmergencyAddress>> {
  const rows = await db.emergencyAddress.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, EmergencyAddress.parse(row)]))
}

/** The same, as they stay until the transaction ends, also against who would refer to them. */
export async function holdAddresses(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, EmergencyAddress>> {
  await db.$executeRaw`
    select from emergency_address where id = any(${ids}::uuid[]) order by id for update`
  return readAddresses(db, ids)
}

export const toDetails = ({ id: _id, version: _version, ...details }: EmergencyAddress): AddressDetails =>
  details

/** An address that is held, or null for a new one, and what it is to be; null deletes it. */
export interface AddressChange {
  id: string
  before: EmergencyAddress | null
  write: AddressDetails | null
  /** Of one that is made again. */
  version?: number
}

async function put({ db, clock }: Pick<TransactionContext, 'db' | 'clock'>, change: AddressChange) {
  const { id, before, write, version = 1 } = change
  if (!write) return db.emergencyAddress.deleteMany({ where: { id } })
  const updatedAt = clock.now()
  if (!before)
    return db.emergencyAddress.create({ data: { id, ...write, version, createdAt: updatedAt, updatedAt } })
  const data = { ...write, version: before.version + 1, updatedAt }
  return db.emergencyAddress.updateMany({ where: { id }, data })
}

/** Makes, changes and deletes addresses that have been judged, and tells the history. */
export async function writeAddresses(
  ctx: Pick<TransactionContext, 'db' | 'audit' | 'clock'>,
  changes: readonly AddressChange[],
): Promise<void> {
  for (const change of changes) {
    const { id, before, write } = change
    if (before && write && isDeepStrictEqual(toDetails(before), write)) continue
    await put(ctx, change)
    const after = (await readAddresses(ctx.db, [id])).get(id) ?? null
    const subject = after ?? before
    if (!subject) continue
    await ctx.audit({
      action: `emergency_address.${!before ? 'created' : after ? 'updated' : 'deleted'}`,
      objectKind: 'emergency_address',
      objectId: id,
      objectLabel: subject.label,
      version: subject.version,
      before,
      after,
    })
  }
}
