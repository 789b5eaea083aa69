import { DeviceWrite } from '@switchboard/contract/devices'
import { z } from 'zod'
import { portable } from '../../http/portable.ts'
import { hardwareOf } from './present.ts'
import { addDevice, changeDevice } from './service.ts'

const PortableDevice = DeviceWrite.extend({ extensionId: z.uuid() })
type PortableDevice = z.infer<typeof PortableDevice>

/** Devices in the configuration file, without what signs them in: a new one is connected with a new password. */
export const portableDevices = portable<PortableDevice>({
  section: 'devices',
  key: ['extension', 'name'],
  schema: PortableDevice,
  async list({ db }) {
    const rows = await db.device.findMany({
      select: {
        id: true,
        version: true,
        extensionId: true,
        name: true,
        kind: true,
        mac: true,
        model: true,
        enabled: true,
      },
      orderBy: [{ phone: { extension: { numberValue: 'asc' } } }, { name: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ id, version, extensionId, name, enabled, ...hardware }) => ({
      id,
      version,
      write: { extensionId, name, enabled, hardware: hardwareOf(hardware) },
    }))
  },
  create: addDevice,
  update: (ctx, id, { extensionId: _extension, ...write }, version) =>
    changeDevice(ctx, id, { ...write, version }),
})
