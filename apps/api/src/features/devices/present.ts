import type { Device, DeviceKind, Hardware } from '@switchboard/contract/devices'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { effectsOf } from '../../http/configuration-change.ts'
import { extensionRef } from '../extensions/index.ts'
import { toRegistration } from './registration.ts'

/** What `toDevices` needs to be read with. */
export const WITH_EXTENSION = { phone: { select: { extension: true } } } satisfies Prisma.DeviceInclude

/** A device as the tenant role reads it: without what signs it in. */
export type DeviceRow = Omit<
  Prisma.DeviceGetPayload<{ include: typeof WITH_EXTENSION }>,
  'sipSecret' | 'sipHa1'
>

/** The CHECK on `device` keeps kind and MAC together. */
export const hardwareOf = ({ kind, mac, model }: Pick<DeviceRow, 'kind' | 'mac' | 'model'>): Hardware =>
  mac === null ? { kind: 'softphone' } : { kind: kind as DeviceKind & 'ip_phone', mac, model: model ?? '' }

/** Shapes devices for the wire; neither password nor HA1 is in them. */
export async function toDevices(db: TenantDb, rows: readonly DeviceRow[], now: Date): Promise<Device[]> {
  const effectOf = await effectsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    extension: extensionRef(row.phone.extension),
    name: row.name,
    hardware: hardwareOf(row),
    enabled: row.enabled,
    sipUser: row.sipUser,
    registration: toRegistration(row, now),
    effect: effectOf(row.id),
    passwordSetAt: row.passwordSetAt.toISOString(),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }))
}
