import { ReceptionistRecord } from '@switchboard/contract/receptionists'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Restorer } from '../../http/undo.ts'
import { claimNumbered, judgeReturning } from '../extensions/index.ts'
import { holdTargets } from '../../http/uses.ts'
import { readRecords, toWrite } from './present.ts'
import { referencesOf } from './uses.ts'
import { insertMany, overrideMany, removeMany, updateMany } from './write.ts'

type Restorations = readonly Restoration<ReceptionistRecord>[]

async function hold({ db }: TransactionContext, ids: readonly string[]) {
  await holdTargets(db, 'extension', ids)
  return readRecords(db, ids)
}

async function restore(ctx: TransactionContext, all: Restorations): Promise<void> {
  const missing = all.flatMap(({ id, before, now }) =>
    before && !now ? [{ id, write: toWrite(before), override: before.override }] : [],
  )
  const changed = all.flatMap(({ before, now }) =>
    before && now ? [{ before: now, write: toWrite(before) }] : [],
  )
  const going = all.flatMap(({ before, now }) => (!before && now ? [now] : []))
  if (missing.length > 0) await insertMany(ctx, missing)
  if (changed.length > 0) await updateMany(ctx, changed)
  if (going.length > 0) await removeMany(ctx, going)
}

const kind = {
  objectKind: 'receptionist',
  permission: 'receptionists:write',
  recorded: ReceptionistRecord,
  hold,
} as const

/** Takes back that receptionists were made, changed or deleted; what was opened or closed by hand since stays so. */
const changes: Restorer = {
  ...restorerOf<ReceptionistRecord>({
    ...kind,
    target: 'extension',
    stateOf: toWrite,
    refersTo: referencesOf,
    judge: judgeReturning,
    claim: (ctx, all) => claimNumbered(ctx, 'receptionist', all),
    restore,
  }),
  actions: ['receptionist.created', 'receptionist.updated', 'receptionist.deleted'],
}

/** Takes back that receptionists were opened or closed by hand, or that this was ended. */
const overrides: Restorer = {
  ...restorerOf<ReceptionistRecord>({
    ...kind,
    stateOf: ({ override }) => override,
    restore: async (ctx, all) => {
      for (const { before, now } of all) {
        const override = before?.override ?? null
        if (now)
          await overrideMany(ctx, [{ before: now, override }], override ? 'overridden' : 'override_ended')
      }
    },
  }),
  actions: ['receptionist.overridden', 'receptionist.override_ended'],
}

/** How what is done to receptionists is taken back. */
export const receptionistRestorers: readonly Restorer[] = [changes, overrides]
