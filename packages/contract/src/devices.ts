import { z } from 'zod'
import { Instant, Name, NoContent, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ExtensionRef } from './extension-ref.ts'
import { pageOf, PageQuery } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

export const DEVICE_KINDS = ['softphone', 'ip_phone'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** Devices that one extension may have: each rings, and each is a way in. */
export const MOST_DEVICES = 10

/**
 * The address of a network card: 12 hexadecimal digits, however they are separated, kept as 12 in lower case, as phones
 * name their files by it. Not one that no card has: of a group (its first byte is odd), or all zeros.
 */
export const MacAddress = z
  .string()
  .trim()
  .toLowerCase()
  .overwrite((text) => text.replaceAll(/[\s:.-]/g, ''))
  .regex(/^(?!0{12})[0-9a-f][02468ace][0-9a-f]{10}$/, { error: 'mac_malformed' })

/** What a device is made of. A softphone is an application on a computer or mobile phone. */
export const Hardware = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('softphone') }),
  z.object({ kind: z.literal('ip_phone'), mac: MacAddress, model: Name(60) }),
])
export type Hardware = z.infer<typeof Hardware>

/** Whether a device is connected to the phone engine. */
export const Registration = z.discriminatedUnion('state', [
  z.object({ state: z.literal('never_seen') }),
  z.object({
    state: z.enum(['registered', 'offline']),
    /** Since when it is so. */
    since: Instant,
    /** The address that it was last seen at; null when the engine did not tell. */
    address: z.string().nullable(),
    /** What it last said of itself: model and firmware, or application. */
    userAgent: z.string().nullable(),
  }),
])
export type Registration = z.infer<typeof Registration>

/**
 * How far a change has come: `saved` in the portal, `applying` once a phone engine has taken it, `in_effect` when calls go
 * by it.
 */
export const EFFECTS = ['saved', 'applying', 'in_effect'] as const
export const Effect = z.enum(EFFECTS)
export type Effect = z.infer<typeof Effect>

export const Device = z.object({
  id: z.uuid(),
  /** The extension that it rings for and calls as. */
  extension: ExtensionRef,
  name: z.string(),
  hardware: Hardware,
  /** A disabled device keeps its settings; it can neither call nor be called. */
  enabled: z.boolean(),
  /** The name that it registers by: random, unique on the platform, never used again. */
  sipUser: z.string(),
  registration: Registration,
  effect: Effect,
  /** When its password was made. */
  passwordSetAt: Instant,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
})
export type Device = z.infer<typeof Device>

export const SIP_TRANSPORTS = ['udp', 'tcp', 'tls'] as const

/** How a device reaches the phone engine. */
export const SipServer = z.object({
  host: z.string(),
  port: z.int(),
  transport: z.enum(SIP_TRANSPORTS),
})
export type SipServer = z.infer<typeof SipServer>

/** What a device registers with. The password is in the answer that made it and nowhere else. */
export const Credentials = z.object({
  server: SipServer,
  sipUser: z.string(),
  password: z.string(),
  /**
   * An address that gives Linphone all of this, for ten minutes: what the QR code of a softphone holds. Null for a desk
   * phone, which scans nothing.
   */
  provisioningUrl: z.url().nullable(),
})
export type Credentials = z.infer<typeof Credentials>

/** A device whose password was just made. */
export const ConnectableDevice = Device.extend({ credentials: Credentials })
export type ConnectableDevice = z.infer<typeof ConnectableDevice>

export const DeviceWrite = z.strictObject({
  name: Name(60),
  /** Its kind stays what it was. */
  hardware: Hardware,
  enabled: z.boolean(),
})
export type DeviceWrite = z.infer<typeof DeviceWrite>

export const DeviceCreate = DeviceWrite.extend({ extensionId: z.uuid() })

const ById = z.object({ id: z.uuid() })
const EXAMPLE_ID = '018f0000-0000-7000-8000-000000000000'
const exampleWrite = {
  name: 'Desk',
  hardware: { kind: 'ip_phone', mac: '00:15:65:3A:4B:5C', model: 'Yealink T23G' },
  enabled: true,
} as const

export const devices = {
  list: endpoint({
    id: 'devices.list',
    method: 'GET',
    path: '/devices',
    permission: 'devices:read',
    summary: 'Devices by name: all, those of an extension, or those that a text finds.',
    query: PageQuery.extend({
      extensionId: z.uuid().optional(),
      /** Part of the name of the device, or of the name or number of its extension. */
      search: z
        .string()
        .trim()
        .max(100)
        .regex(/^\P{Cc}*$/u, { error: 'invalid' })
        .optional(),
    }),
    status: 200,
    response: pageOf(Device),
    errors: [],
    example: { query: { search: 'reception' } },
  }),
  get: endpoint({
    id: 'devices.get',
    method: 'GET',
    path: '/devices/:id',
    permission: 'devices:read',
    summary: 'One device, without its password.',
    params: ById,
    status: 200,
    response: Device,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  create: endpoint({
    id: 'devices.create',
    method: 'POST',
    path: '/devices',
    permission: 'devices:write',
    summary: 'Add a device to an extension. Its password is shown once, in this answer.',
    body: DeviceCreate,
    status: 201,
    response: ConnectableDevice,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: { ...exampleWrite, extensionId: EXAMPLE_ID } },
  }),
  /** Replaces all that can be edited. A stale `version` is 409 with `current`, the device as it is now. */
  update: endpoint({
    id: 'devices.update',
    method: 'PUT',
    path: '/devices/:id',
    permission: 'devices:write',
    summary: 'Change the name, hardware or state of a device; its password stays.',
    params: ById,
    body: DeviceWrite.extend({ version: Version }),
    status: 200,
    response: Device,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { ...exampleWrite, version: 1 } },
  }),
  /** The password before stops working as soon as the engine has the new one. A stale `version` is 409. */
  rotate: endpoint({
    id: 'devices.rotate',
    method: 'POST',
    path: '/devices/:id/password',
    permission: 'devices:write',
    summary: 'Give a device a new password. It is shown once, in this answer.',
    params: ById,
    body: z.strictObject({ version: Version }),
    status: 200,
    response: ConnectableDevice,
    errors: ['version_conflict'],
    example: { params: { id: EXAMPLE_ID }, body: { version: 1 } },
  }),
  uses: endpoint({
    id: 'devices.uses',
    method: 'GET',
    path: '/devices/:id/uses',
    permission: 'devices:read',
    summary: 'What would go without this device if it were removed.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: { params: { id: EXAMPLE_ID } },
  }),
  /** While something uses it, 409 `in_use` with its `Uses`, unless the query says what becomes of them. */
  remove: endpoint({
    id: 'devices.remove',
    method: 'DELETE',
    path: '/devices/:id',
    permission: 'devices:write',
    summary: 'Remove a device; it can no longer register.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: NoContent,
    errors: ['in_use', 'validation_failed'],
    example: { params: { id: EXAMPLE_ID }, query: {} },
  }),
  /** What is in the QR code of a softphone; 404 for an address that is wrong, too old, or of a device that may not connect. */
  provision: endpoint({
    id: 'devices.provision',
    method: 'GET',
    path: '/provisioning/linphone/:token',
    permission: 'public',
    summary: 'The account of a softphone, as Linphone fetches it from a QR code.',
    tx: 'stream',
    params: z.object({ token: z.string().max(200) }),
    status: 200,
    produces: 'application/xml',
    response: z.string(),
    errors: ['link_invalid'],
    example: { params: { token: 'k1.AbCdEf' } },
  }),
}
