import type { Device } from '@switchboard/contract/devices'
import type { devicesOwn } from '@switchboard/contract/devices.own'
import type { ParsedRequestOf } from '@switchboard/contract/endpoint'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { toDevices, WITH_EXTENSION } from './present.ts'
import type { Referrer } from '../../http/uses.ts'
import { type Connect, createDevice, removeDevice, rotatePassword } from './service.ts'

type Own = Pick<TransactionContext, 'db' | 'actor' | 'clock'>

const ofMine = ({ actor }: Pick<Own, 'actor'>) => ({ phone: { extension: { userId: actor.userId } } })

/** The devices of the phones of whoever asks. */
export async function listOwn(own: Own): Promise<Device[]> {
  const rows = await own.db.device.findMany({
    where: ofMine(own),
    include: WITH_EXTENSION,
    orderBy: [{ phone: { extension: { numberValue: 'asc' } } }, { name: 'asc' }, { id: 'asc' }],
  })
  return toDevices(own.db, rows, own.clock.now())
}

/** @throws 404 for what is no softphone, or somebody else's */
async function assertOwnSoftphone(own: Own, id: string): Promise<void> {
  const found = await own.db.device.findFirst({ where: { id, kind: 'softphone', ...ofMine(own) } })
  if (!found) throw problem('not_found')
}

/** @throws 422 `not_found` at `extensionId` for a phone that is not theirs, 409 `limit_reached` */
export async function createOwn(
  ctx: TransactionContext,
  { extensionId, name }: ParsedRequestOf<typeof devicesOwn.create>['body'],
  connect: Connect,
) {
  const mine = await ctx.db.extension.findFirst({ where: { id: extensionId, userId: ctx.actor.userId } })
  if (!mine) throw problem('validation_failed', { fieldErrors: { extensionId: 'not_found' } })
  return createDevice(ctx, { extensionId, name, hardware: { kind: 'softphone' }, enabled: true }, connect)
}

/** @throws 404, 409 `version_conflict` */
export async function rotateOwn(ctx: TransactionContext, id: string, version: number, connect: Connect) {
  await assertOwnSoftphone(ctx, id)
  return rotatePassword(ctx, id, version, connect)
}

/** Removes a softphone; groups that rang it ring it no more. @throws 404 */
export async function removeOwn(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
): Promise<void> {
  await assertOwnSoftphone(ctx, id)
  await removeDevice(ctx, referrers, id, { detach: true })
}
