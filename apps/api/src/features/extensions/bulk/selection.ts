import { isDeepStrictEqual } from 'node:util'
import type { ExtensionFilter } from '@switchboard/contract/extensions'
import type { ExtensionSelection } from '@switchboard/contract/extensions.bulk'
import { slices } from '../../../db/rows.ts'
import type { TenantDb } from '../../../db/tenant.ts'
import { problem } from '../../../http/errors.ts'
import { binder, matching, sqlOf } from '../filter.ts'
import { isPhone, type PhoneRow, WITH_PHONE } from '../present.ts'

/** What a bulk action is for. */
export interface Selected {
  /** In the order of their numbers. */
  phones: PhoneRow[]
  /** Extensions of other kinds, which stay as they are. */
  skipped: number
}

/** 422 `validation_failed` that names each id, in a list of the selection, that is none of the company's. */
function refuseUnknown(list: 'ids' | 'except', ids: readonly string[], known: ReadonlySet<string>): void {
  const unknown = ids.flatMap((id, at) =>
    known.has(id) ? [] : [[`selection.${list}.${at}`, 'not_found'] as const],
  )
  if (unknown.length > 0) throw problem('validation_failed', { fieldErrors: Object.fromEntries(unknown) })
}

async function matchingIds(db: TenantDb, filter: ExtensionFilter): Promise<string[]> {
  const { values, bind } = binder()
  const text = `select e.id ${sqlOf(matching(filter, bind))} order by e.id`
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(text, ...values)
  return rows.map(({ id }) => id)
}

/** Which ids are meant. 409 `selection_changed` when a filter leaves another number than the admin saw. */
async function idsOf(db: TenantDb, selection: ExtensionSelection): Promise<string[]> {
  if (selection.by === 'ids') return [...new Set(selection.ids)].toSorted()
  const { filter, expected, except } = selection
  const excepted = new Set(except)
  const found = await db.extension.findMany({ where: { id: { in: [...excepted] } }, select: { id: true } })
  refuseUnknown('except', except, new Set(found.map(({ id }) => id)))
  const ids = await matchingIds(db, filter)
  if (ids.length !== expected) throw problem('selection_changed', { current: { matching: ids.length } })
  return ids.filter((id) => !excepted.has(id))
}

async function read(db: TenantDb, ids: readonly string[]): Promise<Selected & { found: Set<string> }> {
  const phones: PhoneRow[] = []
  const found = new Set<string>()
  for (const slice of slices(ids)) {
    const rows = await db.extension.findMany({
      where: { id: { in: slice } },
      include: WITH_PHONE,
    })
    for (const { id } of rows) found.add(id)
    phones.push(...rows.filter(isPhone))
  }
  phones.sort((a, b) => a.numberValue - b.numberValue)
  return { phones, skipped: found.size - phones.length, found }
}

/**
 * Reads what a bulk action is for.
 * @param hold keeps those with these ids as they are until the transaction ends; it may refuse before anything is read
 */
export async function readSelection(
  db: TenantDb,
  selection: ExtensionSelection,
  hold?: (ids: readonly string[]) => Promise<unknown>,
): Promise<Selected> {
  const ids = await idsOf(db, selection)
  if (hold) {
    await hold(ids)
    // Others may have changed, while this waited for them, what the filter leaves.
    const held = await idsOf(db, selection)
    if (!isDeepStrictEqual(held, ids))
      throw problem('selection_changed', { current: { matching: held.length } })
  }
  const { found, ...selected } = await read(db, ids)
  if (selection.by === 'ids') refuseUnknown('ids', selection.ids, found)
  return selected
}
