import {
  type Credentials,
  type Device,
  type devices,
  type DeviceWrite,
  MOST_DEVICES,
} from '@switchboard/contract/devices'
import type { ParsedRequestOf, ResponseOf } from '@switchboard/contract/endpoint'
import type { RemoveQuery } from '@switchboard/contract/uses'
import { searchKey } from '@switchboard/database/search-key'
import type { TenantDb } from '../../db/tenant.ts'
import { beyond, decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Referrer, removeUsed } from '../../http/uses.ts'
import { hold } from '../extensions/index.ts'
import { type DeviceRow, toDevices, WITH_EXTENSION } from './present.ts'
import { holdDevices, insertDevices, removeDevices, renewPassword, updateDevice } from './write.ts'

type Query = ParsedRequestOf<typeof devices.list>['query']
type Reading = Pick<TransactionContext, 'db' | 'clock'>

/** What a device is told once, when its password is made. */
export type Connect = (ctx: TransactionContext, device: DeviceRow, password: string) => Credentials

export async function present({ db, clock }: Reading, row: DeviceRow): Promise<Device> {
  const [device] = await toDevices(db, [row], clock.now())
  if (!device) throw new Error('one device was to be shown')
  return device
}

/** Those of an extension, or whose name, or extension, holds a text; by name. */
export async function listDevices(ctx: Reading, { limit, cursor, extensionId, search }: Query) {
  const after = cursor ? decodeCursor(cursor, 'name', 'text') : null
  const rows = await ctx.db.device.findMany({
    where: {
      ...(extensionId && { extensionId }),
      AND: [
        search
          ? {
              OR: [
                { name: { contains: search, mode: 'insensitive' } },
                { phone: { extension: { searchText: { contains: searchKey(search) } } } },
              ],
            }
          : {},
        after ? beyond('name', 'asc', after) : {},
      ],
    },
    include: WITH_EXTENSION,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: await toDevices(ctx.db, page, ctx.clock.now()),
    nextCursor: last ? encodeCursor('name', { position: last.name, id: last.id }) : null,
  }
}

/** @throws 404 */
export async function findDevice(db: TenantDb, id: string): Promise<DeviceRow> {
  const row = await db.device.findFirst({ where: { id }, include: WITH_EXTENSION })
  if (!row) throw problem('not_found')
  return row
}

/** The device as it is until the transaction ends. @throws 404, 409 `version_conflict` with the device as it is now */
async function holdVersion(ctx: TransactionContext, id: string, version: number): Promise<DeviceRow> {
  const row = (await holdDevices(ctx.db, [id])).get(id)
  if (!row) throw problem('not_found')
  if (row.version !== version) throw problem('version_conflict', { current: await present(ctx, row) })
  return row
}

/**
 * Adds a device to a phone. Its password is in the answer and nowhere else.
 * @throws 422 `not_found` at `extensionId`, 409 `already_exists` for a MAC address, 409 `limit_reached`
 */
export async function addDevice(
  ctx: TransactionContext,
  input: DeviceWrite & { extensionId: string },
): Promise<{ row: DeviceRow; password: string }> {
  const { db } = ctx
  const { extensionId } = input
  // Of two at once, one counts the other's.
  await hold(db, [extensionId])
  if (!(await db.phoneExtension.findFirst({ where: { extensionId } }))) {
    throw problem('validation_failed', { fieldErrors: { extensionId: 'not_found' } })
  }
  if ((await db.device.count({ where: { extensionId } })) >= MOST_DEVICES) throw problem('limit_reached')
  const [made] = await insertDevices(ctx, [input])
  if (!made) throw new Error('one device was to be made')
  return { row: await findDevice(db, made.id), password: made.password }
}

/** The same, told in the answer with all that connects the device. */
export async function createDevice(
  ctx: TransactionContext,
  input: DeviceWrite & { extensionId: string },
  connect: Connect,
): Promise<ResponseOf<typeof devices.create>> {
  const { row, password } = await addDevice(ctx, input)
  return { ...(await present(ctx, row)), credentials: connect(ctx, row, password) }
}

/** Replaces what can be edited. @throws 404, 409, 422 */
export async function changeDevice(
  ctx: TransactionContext,
  id: string,
  { version, ...input }: DeviceWrite & { version: number },
): Promise<Device> {
  const row = await holdVersion(ctx, id, version)
  if (row.kind !== input.hardware.kind) {
    throw problem('validation_failed', { fieldErrors: { 'hardware.kind': 'invalid' } })
  }
  return present(ctx, await updateDevice(ctx, row, { ...input, extensionId: row.extensionId }))
}

/** Gives a device a new password, told in the answer and nowhere else. @throws 404, 409 `version_conflict` */
export async function rotatePassword(
  ctx: TransactionContext,
  id: string,
  version: number,
  connect: Connect,
): Promise<ResponseOf<typeof devices.rotate>> {
  const { after, password } = await renewPassword(ctx, await holdVersion(ctx, id, version))
  return { ...(await present(ctx, after)), credentials: connect(ctx, after, password) }
}

/** Removes a device. @throws 404, 409 `in_use` with the uses unless `how` says what becomes of them */
export async function removeDevice(
  ctx: TransactionContext,
  referrers: readonly Referrer[],
  id: string,
  how: RemoveQuery,
): Promise<void> {
  await removeUsed(ctx, referrers, {
    target: 'device',
    id,
    how,
    remove: async (batch) => removeDevices(batch, [await findDevice(batch.db, id)]),
  })
}
