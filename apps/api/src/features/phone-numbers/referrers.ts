import type { PhoneNumber } from '@switchboard/contract/phone-numbers'
import type { Prisma } from '@switchboard/database/client'
import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { problem } from '../../http/errors.ts'
import { toWrite } from './present.ts'
import { judgeLoss, judgePhoneNumber } from './rules.ts'
import { holdPhoneNumbers, type NumberChange, writePhoneNumbers } from './write.ts'

const by = ({ id, e164, label }: { id: string; e164: string; label: string }) =>
  ({ kind: 'phone_number', id, label: `${label} (${e164})` }) as const

/** That a number uses one of these objects. */
type Using = (ids: string[]) => Prisma.PhoneNumberWhereInput
const goingTo: Using = (ids) => ({ destinationExtensionId: { in: ids } })
const locatedAt: Using = (ids) => ({ emergencyAddressId: { in: ids } })

const readNumbers = (db: TenantDb, ids: readonly string[], using: Using) =>
  readSlices(ids, (slice) => db.phoneNumber.findMany({ where: using(slice), orderBy: { e164: 'asc' } }))

/** Numbers whose calls go to an extension, or into its mailbox. */
export const destinationReferrer: Referrer = {
  target: 'extension',
  keys: ['phone_number.destination_extension_id'],
  async find(db, ids) {
    const rows = await readNumbers(db, ids, goingTo)
    return rows.map((row): FoundUse => ({
      of: row.destinationExtensionId ?? '',
      use: { way: 'number_destination', by: by(row), detail: null, replaceable: true },
    }))
  },
  async replace(ctx, ids, replacement) {
    await change(ctx, await holdNumbers(ctx.db, ids, goingTo), ({ destination, ...write }) => ({
      ...write,
      destination:
        replacement === null || destination?.kind === 'external' || !destination
          ? null
          : { kind: destination.kind, extensionId: replacement },
    }))
  },
}

/** Numbers that are at an emergency address. One that is shown as a caller ID needs another: 422 at `detach`. */
export const emergencyAddressReferrer: Referrer = {
  target: 'emergency_address',
  keys: ['phone_number.emergency_address_id'],
  async find(db, ids) {
    const rows = await readNumbers(db, ids, locatedAt)
    return rows.map((row): FoundUse => ({
      of: row.emergencyAddressId ?? '',
      use: { way: 'emergency_address', by: by(row), detail: null, replaceable: true },
    }))
  },
  async replace(ctx, ids, emergencyAddressId) {
    await change(ctx, await holdNumbers(ctx.db, ids, locatedAt), (write) => ({
      ...write,
      emergencyAddressId,
    }))
  },
}

async function holdNumbers(db: TenantDb, ids: readonly string[], using: Using): Promise<PhoneNumber[]> {
  const idsOf = async () => (await readNumbers(db, ids, using)).map(({ id }) => id)
  const held = await holdPhoneNumbers(db, await idsOf())
  // As they are now that nobody else writes them.
  return (await idsOf()).flatMap((id) => held.get(id) ?? [])
}

/** Changes numbers alike. What a rule forbids cannot take the place. */
async function change(
  ctx: Parameters<Referrer['replace']>[0],
  numbers: readonly PhoneNumber[],
  changed: (write: NumberChange['write']) => NumberChange['write'],
): Promise<void> {
  const changes = numbers.map((before) => ({ before, write: changed(toWrite(before)) }))
  for (const { before, write } of changes) {
    const broken = await judgePhoneNumber(ctx.db, ctx.actor.tenant.country, before, write)
    if (Object.keys(broken).length > 0) {
      throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    const { emergencyAddressId: detach } = await judgeLoss(ctx.db, before, write)
    if (detach) throw problem('validation_failed', { fieldErrors: { detach } })
  }
  await writePhoneNumbers(ctx, changes)
}
