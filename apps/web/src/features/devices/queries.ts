import { type Device, devices } from '@switchboard/contract/devices'
import { devicesOwn } from '@switchboard/contract/devices.own'
import { engineEvents } from '@switchboard/contract/engine-events'
import { query } from '../../api/query.ts'

/** Milliseconds between two looks: while something is expected to change, and while nothing is. */
const SOON = 2_000
const LATER = 15_000

const isExpected = ({ effect, registration }: Device) =>
  effect !== 'in_effect' || registration.state === 'never_seen'

/** Looks again by itself, so that a phone that connects is seen to. */
export const lookAgain = (shown: readonly Device[] | undefined): number =>
  shown?.some(isExpected) ? SOON : LATER

export const devicesQuery = (extensionId: string) => query(devices.list, { query: { extensionId } })
export const deviceQuery = (id: string) => query(devices.get, { params: { id } })
export const ownDevicesQuery = () => query(devicesOwn.list, undefined)
export const effectQuery = () => query(engineEvents.effect, undefined)
