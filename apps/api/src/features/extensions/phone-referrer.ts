import type { Use } from '@switchboard/contract/uses'
import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { FoundUse, Referrer, TargetKind } from '../../http/uses.ts'
import { changePhones } from './change-phones.ts'
import { type ExtensionWithPhone, extensionRef, WITH_PHONE } from './present.ts'

/** How phones use an object that a column of theirs names. */
interface Way {
  target: TargetKind
  column: 'callerIdNumberId' | 'voicemailGreetingId'
  /** The column in the database. */
  key: string
  way: Use['way']
  mayReplace(db: TenantDb, id: string): Promise<boolean>
}

/** Phones that use an object, in the order of their numbers; they can all go without. */
export function phoneReferrer({ target, column, key, way, mayReplace }: Way): Referrer {
  const findUsing = (db: TenantDb, ids: readonly string[]): Promise<ExtensionWithPhone[]> =>
    readSlices(ids, (slice) =>
      db.extension.findMany({
        where: { phone: { [column]: { in: slice } } },
        include: WITH_PHONE,
        orderBy: { numberValue: 'asc' },
      }),
    )
  return {
    target,
    keys: [`phone_extension.${key}`],
    async find(db, ids) {
      return (await findUsing(db, ids)).map((row): FoundUse => {
        const by = { kind: 'extension', extension: extensionRef(row) } as const
        return { of: row.phone?.[column] ?? '', use: { way, by, detail: null, replaceable: true } }
      })
    },
    async replace(ctx, ids, replacement) {
      const { db } = ctx
      if (replacement !== null && !(await mayReplace(db, replacement))) {
        throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
      }
      await changePhones(
        ctx,
        () => findUsing(db, ids),
        () => ({ [column]: replacement }),
      )
    },
  }
}
