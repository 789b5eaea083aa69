import { z } from 'zod'
import { Name, NoContent, Version } from './common.ts'
import { Device, ConnectableDevice } from './devices.ts'
import { endpoint } from './endpoint.ts'

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'

/**
 * What people do with the devices of their own phones: see them all, and have softphones as they like. Desk phones are an
 * administrator's, and so is whether a device may be used.
 */
export const devicesOwn = {
  list: endpoint({
    id: 'devices.ownList',
    method: 'GET',
    path: '/me/devices',
    permission: 'signed-in',
    summary: 'The devices of your own phones, by extension and name.',
    status: 200,
    response: z.object({ items: z.array(Device) }),
    errors: [],
    example: {},
  }),
  /** Another person's phone and a shared one are 422 `not_found`. */
  create: endpoint({
    id: 'devices.ownCreate',
    method: 'POST',
    path: '/me/devices',
    permission: 'signed-in',
    summary: 'Add a softphone to a phone of your own. Its password is shown once, in this answer.',
    body: z.strictObject({ extensionId: z.uuid(), name: Name(60) }),
    status: 201,
    response: ConnectableDevice,
    errors: ['validation_failed', 'limit_reached'],
    example: { body: { extensionId: EXAMPLE_ID, name: 'Mobile' } },
  }),
  /** 404 for a desk phone, and for what belongs to somebody else. */
  rotate: endpoint({
    id: 'devices.ownRotate',
    method: 'POST',
    path: '/me/devices/:id/password',
    permission: 'signed-in',
    summary: 'Give a softphone of your own a new password. It is shown once, in this answer.',
    params: ById,
    body: z.strictObject({ version: Version }),
    status: 200,
    response: ConnectableDevice,
    errors: ['version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { version: 1 } },
  }),
  /** What rings it too, ring groups, rings it no more. 404 as above. */
  remove: endpoint({
    id: 'devices.ownRemove',
    method: 'DELETE',
    path: '/me/devices/:id',
    permission: 'signed-in',
    summary: 'Remove a softphone of your own.',
    params: ById,
    status: 204,
    response: NoContent,
    errors: ['in_use'],
    example: { params: { id: EXAMPLE_ID } },
  }),
}
