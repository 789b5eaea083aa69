import { isDeepStrictEqual } from 'node:util'
import { PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import type { PhoneNumber } from '@switchboard/contract/phone-numbers'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import { toColumns } from '../../http/destination.ts'
import type { TransactionContext } from '../../http/route.ts'
import { toPhoneNumber, toWrite, WITH_TARGETS } from './present.ts'

/** Numbers by their ids, as they are. */
export async function readPhoneNumbers(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, PhoneNumber>> {
  const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
  const rows = await db.phoneNumber.findMany({ where: { id: { in: [...ids] } }, include: WITH_TARGETS })
  return new Map(rows.map((row) => [row.id, toPhoneNumber(row, mainNumber)]))
}

/** The same, as they stay until the transaction ends. */
export async function holdPhoneNumbers(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, PhoneNumber>> {
  await db.$executeRaw`
    select from phone_number where id = any(${ids}::uuid[]) order by id for no key update`
  return readPhoneNumbers(db, ids)
}

/** A number that is held, and what it is to be. */
export interface NumberChange {
  before: PhoneNumber
  write: PhoneNumberWrite
}

function columnsOf({ destination, ...rest }: PhoneNumberWrite) {
  const { kind, extensionId, external } = toColumns(destination)
  return {
    ...rest,
    destinationKind: kind,
    destinationExtensionId: extensionId,
    destinationExternal: external,
  }
}

/** `PhoneNumberWrite` strips what only shows a destination. */
const differs = ({ before, write }: NumberChange) =>
  !isDeepStrictEqual(PhoneNumberWrite.parse(write), PhoneNumberWrite.parse(toWrite(before)))

/** Writes what has been judged about numbers that are held, and tells the history; what stays as it is, is not told. */
export async function writePhoneNumbers(
  { db, audit, clock }: Pick<TransactionContext, 'db' | 'audit' | 'clock'>,
  changes: readonly NumberChange[],
): Promise<void> {
  const real = changes.filter(differs)
  if (real.length === 0) return
  for (const { before, write } of real) {
    const data = { ...columnsOf(write), version: before.version + 1, updatedAt: clock.now() }
    await db.phoneNumber.updateMany({ where: { id: before.id }, data })
  }
  const now = await readPhoneNumbers(
    db,
    real.map(({ before }) => before.id),
  )
  await audit(
    ...real.flatMap(({ before }): AuditInput[] => {
      const after = now.get(before.id)
      return after ? [changeOf(before, after)] : []
    }),
  )
}

const changeOf = (before: PhoneNumber, after: PhoneNumber): AuditInput => ({
  action: 'phone_number.updated',
  objectKind: 'phone_number',
  objectId: after.id,
  objectLabel: after.label,
  version: after.version,
  before,
  after,
})
