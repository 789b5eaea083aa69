import type { Prisma } from '@switchboard/database/client'
import { updateRows } from '../../db/rows.ts'
import type { TransactionContext } from '../../http/route.ts'
import { hold } from './hold.ts'
import type { ExtensionWithPhone } from './present.ts'
import { record } from './record.ts'

type Columns = Omit<Partial<Prisma.PhoneExtensionUncheckedCreateInput>, 'extensionId' | 'tenantId'>

/**
 * Gives phones that use something other columns, because what they use goes: held, versions raised, told to the history.
 * @param find is asked again once the phones are held
 * @param columnsOf the same columns for each
 */
export async function changePhones(
  ctx: TransactionContext,
  find: () => Promise<ExtensionWithPhone[]>,
  columnsOf: (phone: ExtensionWithPhone) => Columns,
): Promise<void> {
  const { db, clock } = ctx
  const ids = new Set((await find()).map(({ id }) => id))
  await hold(db, [...ids])
  // As they are now that nobody else writes them; who came to use it since is not held.
  const phones = (await find()).filter(({ id }) => ids.has(id))
  const updatedAt = clock.now()
  await updateRows(
    db,
    'phoneExtension',
    'extensionId',
    phones.map((phone) => ({ extensionId: phone.id, ...columnsOf(phone) })),
  )
  await updateRows(
    db,
    'extension',
    'id',
    phones.map(({ id }) => ({ id, updatedAt })),
  )
  await record(
    ctx,
    phones.map((before) => ({ id: before.id, before })),
  )
}
