import { isPhoneKind } from '@switchboard/contract/extensions'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { RingGroupWrite } from '@switchboard/contract/ring-groups'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import type { TenantDb } from '../../db/tenant.ts'
import { judgeDestinations } from '../../http/destination.ts'
import { problem } from '../../http/errors.ts'
import { judgeNumbered } from '../extensions/index.ts'

type Errors = Record<string, FieldErrorCode>

/** The kind of each extension and the phone of each device that members are; those that are unknown are not in it. */
async function readMembers(db: TenantDb, members: RingGroupWrite['members']) {
  const extensionIds = members.flatMap((each) => (each.kind === 'extension' ? [each.extensionId] : []))
  const deviceIds = members.flatMap((each) => (each.kind === 'device' ? [each.deviceId] : []))
  const extensions =
    extensionIds.length === 0
      ? []
      : await db.extension.findMany({ where: { id: { in: extensionIds } }, select: { id: true, kind: true } })
  const devices =
    deviceIds.length === 0
      ? []
      : await db.device.findMany({
          where: { id: { in: deviceIds } },
          select: { id: true, extensionId: true },
        })
  return {
    kinds: new Map(extensions.map(({ id, kind }) => [id, kind as ExtensionKind])),
    phones: new Map(devices.map(({ id, extensionId }) => [id, extensionId])),
  }
}

/** What is wrong with members, by path: unknown, no phone, or there twice, be it by a device of a phone that is there. */
export async function judgeMembers(db: TenantDb, members: RingGroupWrite['members']): Promise<Errors> {
  const { kinds, phones } = await readMembers(db, members)
  const errors: Errors = {}
  const seen = new Set<string>()
  const whole = new Set(members.flatMap((each) => (each.kind === 'extension' ? [each.extensionId] : [])))
  for (const [index, member] of members.entries()) {
    const isPhone = member.kind === 'extension'
    const id = isPhone ? member.extensionId : member.deviceId
    const path = `members.${index}.${isPhone ? 'extensionId' : 'deviceId'}`
    const kind = kinds.get(id)
    if (isPhone ? kind === undefined : !phones.has(id)) errors[path] = 'not_found'
    else if (kind !== undefined && !isPhoneKind(kind)) errors[path] = 'not_a_phone'
    else if (seen.has(id) || whole.has(phones.get(id) ?? '')) errors[path] = 'member_twice'
    seen.add(id)
  }
  return errors
}

/**
 * Everything that breaks a rule, by path.
 * @param id the group that is changed; null for a new one
 */
export async function judgeRingGroup(
  db: TenantDb,
  country: string,
  write: RingGroupWrite,
  id: string | null,
): Promise<Errors> {
  const { number, members, fallback, holdPlaylistId } = write
  const errors: Errors = {
    ...(await judgeMembers(db, members)),
    ...(await judgeDestinations(db, country, new Map([['fallback', fallback]]))),
  }
  const wrongNumber = await judgeNumbered(db, country, number, id)
  if (wrongNumber) errors['number'] = wrongNumber
  if (fallback?.kind === 'extension' && fallback.extensionId === id) {
    errors['fallback.extensionId'] = 'fallback_to_itself'
  }
  if (holdPlaylistId !== null && !(await db.playlist.findFirst({ where: { id: holdPlaylistId } }))) {
    errors['holdPlaylistId'] = 'not_found'
  }
  return errors
}

/** Refuses what breaks a rule: 422 `validation_failed`, or 409 `already_exists` when a taken number is all that is wrong. */
export async function assertRingGroup(...args: Parameters<typeof judgeRingGroup>): Promise<void> {
  const fieldErrors = await judgeRingGroup(...args)
  const codes = Object.values(fieldErrors)
  if (codes.length === 0) return
  throw problem(codes.every((code) => code === 'taken') ? 'already_exists' : 'validation_failed', {
    fieldErrors,
  })
}
