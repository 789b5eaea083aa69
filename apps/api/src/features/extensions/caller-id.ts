import { updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { judgeShown } from '../phone-numbers/index.ts'
import { hold } from './hold.ts'
import { type ExtensionWithPhone, extensionRef, WITH_PHONE } from './present.ts'
import { record } from './record.ts'

/** Phones that present one of these numbers, in the order of theirs. */
const findPresenting = (db: TenantDb, numbers: readonly string[]): Promise<ExtensionWithPhone[]> =>
  db.extension.findMany({
    where: { phone: { callerIdNumberId: { in: [...numbers] } } },
    include: WITH_PHONE,
    orderBy: { numberValue: 'asc' },
  })

/** Phones that present a number of the company. Without it they present the company's default. */
export const callerIdReferrer: Referrer = {
  target: 'phone_number',
  keys: ['phone_extension.caller_id_number_id'],
  async find(db, ids) {
    return (await findPresenting(db, ids)).map((row): FoundUse => {
      const by = { kind: 'extension', extension: extensionRef(row) } as const
      return {
        of: row.phone?.callerIdNumberId ?? '',
        use: { way: 'caller_id', by, detail: null, replaceable: true },
      }
    })
  },
  async replace(ctx, ids, callerIdNumberId) {
    const { db, clock } = ctx
    const wanted = callerIdNumberId && (await db.phoneNumber.findFirst({ where: { id: callerIdNumberId } }))
    if (callerIdNumberId && judgeShown(wanted || null)) {
      throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    const found = await findPresenting(db, ids)
    await hold(
      db,
      found.map(({ id }) => id),
    )
    // As they are now that nobody else writes them.
    const rows = await findPresenting(db, ids)
    const updatedAt = clock.now()
    await updateRows(
      db,
      'phoneExtension',
      'extensionId',
      rows.map(({ id }) => ({ extensionId: id, callerIdNumberId })),
    )
    await updateRows(
      db,
      'extension',
      'id',
      rows.map(({ id }) => ({ id, updatedAt })),
    )
    await record(
      ctx,
      rows.map((before) => ({ id: before.id, before })),
    )
  },
}
