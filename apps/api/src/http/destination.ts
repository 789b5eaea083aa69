import type { Destination, DestinationView, MenuAction } from '@switchboard/contract/destination'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { isEmergency } from '@switchboard/contract/number-plan'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { TenantDb } from '../db/tenant.ts'

/** The three columns of a destination without their prefix, as Prisma names them. */
export interface DestinationColumns {
  kind: string | null
  extensionId: string | null
  external: string | null
}

/** A destination as its columns hold it; nowhere is three nulls. What is only an action has its kind alone. */
export const toColumns = (to: Destination | MenuAction | null): DestinationColumns => ({
  kind: to?.kind ?? null,
  extensionId: to && 'extensionId' in to ? to.extensionId : null,
  external: to && 'number' in to ? to.number : null,
})

/** The CHECK on the columns (`is_destination`) lets no other combination be. */
export function fromColumns<To extends Destination | MenuAction>({
  kind,
  extensionId,
  external,
}: DestinationColumns): To | null {
  if (kind === null) return null
  if (extensionId !== null) return { kind, extensionId } as To
  return (external === null ? { kind } : { kind, number: external }) as To
}

/** A destination as it is shown: with the extension that its foreign key leads to. */
export function toView(columns: DestinationColumns, extension: ExtensionRef | null): DestinationView | null {
  const to = fromColumns<Destination>(columns)
  if (!to || to.kind === 'external') return to
  if (!extension) throw new Error('a destination was read without the extension that it is')
  return { ...to, extension }
}

/** What is wrong with a number outside the company that calls are to be sent to; null for nothing. */
export function judgeExternal(number: string, country: string): FieldErrorCode | null {
  if (isEmergency(country, number)) return 'forwarding_to_emergency'
  return parsePhoneNumberFromString(number)?.isPossible() ? null : 'phone_malformed'
}

/**
 * What is wrong with destinations, by the path of the field that is: an extension that is unknown or another company's
 * (`not_found`), a mailbox of what has none, a number that is none.
 * @param targets destinations by their path in the body, such as `menus.open.keys.1`
 */
export async function judgeDestinations(
  db: TenantDb,
  country: string,
  targets: ReadonlyMap<string, Destination | MenuAction | null>,
): Promise<Record<string, FieldErrorCode>> {
  const wanted = [...targets.values()].flatMap((to) => (to && 'extensionId' in to ? [to.extensionId] : []))
  const rows =
    wanted.length === 0
      ? []
      : await db.extension.findMany({ where: { id: { in: wanted } }, select: { id: true, kind: true } })
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  const judged: Record<string, FieldErrorCode> = {}
  for (const [path, to] of targets) {
    if (to && 'extensionId' in to) {
      const kind = kinds.get(to.extensionId)
      const reachable = to.kind === 'voicemail' ? kind && hasMailbox(kind) : kind
      if (!reachable) judged[`${path}.extensionId`] = 'not_found'
    } else if (to && 'number' in to) {
      const wrong = judgeExternal(to.number, country)
      if (wrong) judged[`${path}.number`] = wrong
    }
  }
  return judged
}

const MAILBOX_KINDS: ReadonlySet<string> = new Set(['user', 'shared_phone', 'voicemail'])

/** Can messages be left for this kind of extension? */
export const hasMailbox = (kind: string): boolean => MAILBOX_KINDS.has(kind)
