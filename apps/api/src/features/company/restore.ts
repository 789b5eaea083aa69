import { isDeepStrictEqual } from 'node:util'
import { CompanyWrite } from '@switchboard/contract/company'
import type { UndoReason } from '@switchboard/contract/history'
import type { TransactionContext } from '../../http/route.ts'
import type { RecordedChange, Restorer, UndoPlan } from '../../http/undo.ts'
import { holdCompany, isCountryFixed, toDetails, write } from './service.ts'

/** A company as the history recorded it. */
const Recorded = CompanyWrite.transform(({ version: _version, ...details }) => details)

async function plan(ctx: TransactionContext, changes: readonly RecordedChange[]): Promise<UndoPlan> {
  const { db } = ctx
  const row = await holdCompany(db)
  const now = toDetails(row)
  const before = Recorded.parse(changes[0]?.before)
  const obstacles: { label: string; reason: UndoReason }[] = []
  if (!isDeepStrictEqual(now, Recorded.parse(changes.at(-1)?.after))) {
    obstacles.push({ label: row.name, reason: 'changed_since' })
  } else if (before.country !== now.country && (await isCountryFixed(db))) {
    obstacles.push({ label: row.name, reason: 'in_use' })
  }
  return { obstacles, losses: [], restore: (batch) => write(batch, row, before) }
}

/** Takes back what was changed of the company. Its numbers were checked when they were given: they are as good as then. */
export const companyRestorer: Restorer = { objectKind: 'company', permission: 'settings:write', plan }
