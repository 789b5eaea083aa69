import type { NumberSource, PhoneNumber, PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import type { Prisma } from '@switchboard/database/client'
import { toView } from '../../http/destination.ts'
import { extensionRef } from '../extensions/index.ts'
import { kindOf } from './kind.ts'

/** What is shown of a number is read with this. */
export const WITH_TARGETS = {
  destinationExtension: { select: { id: true, number: true, name: true, kind: true } },
  emergencyAddress: { select: { id: true, label: true } },
} satisfies Prisma.PhoneNumberInclude

type Row = Prisma.PhoneNumberGetPayload<{ include: typeof WITH_TARGETS }>

/** The only place that shapes a number for the wire, and for the history. */
export function toPhoneNumber(row: Row, mainNumber: string): PhoneNumber {
  const { destinationKind: kind, destinationExtensionId: extensionId, destinationExternal: external } = row
  const { destinationExtension: target } = row
  return {
    id: row.id,
    version: row.version,
    e164: row.e164,
    label: row.label,
    kind: kindOf(row.e164),
    source: row.source as NumberSource, // the CHECK allows no other
    main: row.e164 === mainNumber,
    destination: toView({ kind, extensionId, external }, target && extensionRef(target)),
    callerIdAllowed: row.callerIdAllowed,
    emergencyAddress: row.emergencyAddress,
  }
}

/** A number as a save that changes nothing would send it. */
export const toWrite = (number: PhoneNumber): PhoneNumberWrite => ({
  label: number.label,
  destination: number.destination,
  callerIdAllowed: number.callerIdAllowed,
  emergencyAddressId: number.emergencyAddress?.id ?? null,
})
