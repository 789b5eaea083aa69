import { randomUUIDv7 } from 'node:crypto'
import { Hardware } from '@switchboard/contract/devices'
import { z } from 'zod'
import { insertRows, slices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { AuditInput } from '../../http/audit.ts'
import type { TransactionContext } from '../../http/route.ts'
import { newPassword, newSipUser } from './credentials.ts'
import { type DeviceRow, hardwareOf, WITH_EXTENSION } from './present.ts'

// How devices are written, by whoever adds, changes, removes or restores them. Each write has its audit event.

export type WriteContext = Pick<TransactionContext, 'db' | 'audit' | 'clock' | 'secrets'>

/** A device as the history records it. */
export const RecordedDevice = z.object({
  id: z.uuid(),
  version: z.int(),
  extensionId: z.uuid(),
  /** As its extension was called then. */
  extension: z.string(),
  name: z.string(),
  hardware: Hardware,
  enabled: z.boolean(),
})
export type RecordedDevice = z.infer<typeof RecordedDevice>

/** What decides what a device is. */
export type DeviceState = Pick<RecordedDevice, 'extensionId' | 'name' | 'hardware' | 'enabled'>

export function toRecorded(row: DeviceRow): RecordedDevice {
  const { number, name } = row.phone.extension
  const { id, version, extensionId, enabled } = row
  return {
    id,
    version,
    extensionId,
    extension: `${number} ${name}`,
    name: row.name,
    hardware: hardwareOf(row),
    enabled,
  }
}

/** Keeps devices as they are until the transaction ends, in the order of their ids, and reads them. */
export async function holdDevices(db: TenantDb, ids: readonly string[]): Promise<Map<string, DeviceRow>> {
  await db.$executeRaw`select from device where id = any(${ids}::uuid[]) order by id for update`
  const found = new Map<string, DeviceRow>()
  for (const slice of slices(ids)) {
    const rows = await db.device.findMany({ where: { id: { in: slice } }, include: WITH_EXTENSION })
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

const changeOf = (
  action: `device.${'created' | 'updated' | 'deleted' | 'password_renewed'}`,
  before: RecordedDevice | null,
  after: RecordedDevice | null,
): AuditInput => {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  return {
    action,
    objectKind: 'device',
    objectId: subject.id,
    objectLabel: `${subject.name} (${subject.extension})`,
    version: subject.version,
    before,
    after,
  }
}

const columnsOf = ({ extensionId, name, hardware, enabled }: DeviceState) => ({
  extensionId,
  name,
  enabled,
  kind: hardware.kind,
  mac: hardware.kind === 'ip_phone' ? hardware.mac : null,
  model: hardware.kind === 'ip_phone' ? hardware.model : null,
})

/** Makes devices, each with a name and a password of its own. @returns their passwords, in the same order */
export async function insertDevices(
  { db, audit, clock, secrets }: WriteContext,
  all: readonly (DeviceState & { id?: string; version?: number })[],
): Promise<{ id: string; password: string }[]> {
  const now = clock.now()
  const made = all.map(({ id = randomUUIDv7(), version = 1, ...state }) => {
    const sipUser = newSipUser()
    const { password, columns } = newPassword(secrets, sipUser, now)
    return {
      id,
      password,
      row: { id, sipUser, version, ...columns, createdAt: now, updatedAt: now, ...columnsOf(state) },
    }
  })
  await insertRows(
    db,
    'device',
    made.map(({ row }) => row),
  )
  const rows = await holdDevices(
    db,
    made.map(({ id }) => id),
  )
  await audit(...[...rows.values()].map((row) => changeOf('device.created', null, toRecorded(row))))
  return made
}

/** Gives a device what it is to be; its password stays. */
export async function updateDevice(
  { db, audit, clock }: WriteContext,
  before: DeviceRow,
  state: DeviceState,
) {
  const after = await db.device.update({
    where: { tenantId_id: { tenantId: before.tenantId, id: before.id } },
    data: { ...columnsOf(state), version: { increment: 1 }, updatedAt: clock.now() },
    include: WITH_EXTENSION,
  })
  await audit(changeOf('device.updated', toRecorded(before), toRecorded(after)))
  return after
}

/** Gives a device a new password. The history tells that it did, and nothing of it. */
export async function renewPassword({ db, audit, clock, secrets }: WriteContext, before: DeviceRow) {
  const now = clock.now()
  const { password, columns } = newPassword(secrets, before.sipUser, now)
  const after = await db.device.update({
    where: { tenantId_id: { tenantId: before.tenantId, id: before.id } },
    data: { ...columns, version: { increment: 1 }, updatedAt: now },
    include: WITH_EXTENSION,
  })
  await audit({
    ...changeOf('device.password_renewed', toRecorded(before), toRecorded(after)),
    before: null,
    after: null,
  })
  return { after, password }
}

/** Takes devices away, once nothing uses them. */
export async function removeDevices(
  { db, audit }: Pick<WriteContext, 'db' | 'audit'>,
  rows: readonly DeviceRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await db.$executeRaw`delete from device where id = any(${ids}::uuid[])`
  for (const slice of slices(rows)) {
    await audit(...slice.map((row) => changeOf('device.deleted', toRecorded(row), null)))
  }
}
