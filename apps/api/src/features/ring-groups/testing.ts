import type { RingGroupWrite } from '@switchboard/contract/ring-groups'
import type { TestApp } from '../../testing/app.ts'
import { makeExtension, makeTenant, makeUser } from '../../testing/factories.ts'

/** A group as a form saves it. */
export const group = (values: Partial<RingGroupWrite> = {}): RingGroupWrite => ({
  number: '410',
  name: 'Ventes',
  strategy: 'sequential',
  ringSeconds: 60,
  memberForwarding: false,
  members: [],
  fallback: null,
  holdPlaylistId: null,
  ...values,
})
export const ringing = (extensionId: string, ringSeconds = 20) =>
  ({ kind: 'extension', extensionId, ringSeconds }) as const
export const ringingDevice = (deviceId: string, ringSeconds = 20) =>
  ({ kind: 'device', deviceId, ringSeconds }) as const
export const calls = (extensionId: string) => ({ kind: 'extension', extensionId }) as const

/** A company of its own and its administrator, signed in. */
export async function makeCompany(server: TestApp) {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const phone = (values: Parameters<typeof makeExtension>[0] = {}) =>
    makeExtension({ tenantId, kind: 'shared_phone', ...values })
  return { tenantId, caller, phone }
}
