import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type ConfigurationChange,
  type ConfigurationFile,
  type ConfigurationReport,
  MOST_OBJECTS,
} from '@switchboard/contract/configuration'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { inBatch } from '../../http/audit.ts'
import { fieldErrorsOf, problem, toProblem } from '../../http/errors.ts'
import type { Portable } from '../../http/portable.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Item, keyIn, type Known, readSection } from './file.ts'
import { fromFile, type Missing, type Names, pathInFile, readNames } from './references.ts'

/** An object of the file on its way into the company. */
interface Entry {
  kind: Portable
  key: string
  item: Item
  known: Known | undefined
  change: ConfigurationChange
}

type FieldErrors = Record<string, FieldErrorCode>

function refuse({ change }: Entry, fieldErrors: FieldErrors): void {
  change.outcome = 'problem'
  change.fieldErrors = { ...change.fieldErrors, ...fieldErrors }
}

/** The objects of the file in the order in which they can be made. 422 where it holds too many, or what nobody knows. */
async function readEntries(
  ctx: TransactionContext,
  kinds: readonly Portable[],
  file: ConfigurationFile,
): Promise<Entry[]> {
  const all: Record<string, Item[]> = file.configuration
  const strange = Object.keys(all).filter((name) => !kinds.some(({ section }) => section === name))
  const fieldErrors = Object.fromEntries(
    strange.map((name) => [`file.configuration.${name}`, 'unknown_property' as const]),
  )
  if (strange.length > 0) throw problem('validation_failed', { fieldErrors })
  const total = Object.values(all).reduce((sum, items) => sum + items.length, 0)
  if (total > MOST_OBJECTS) throw problem('validation_failed', { fieldErrors: { file: 'too_big' } })
  const entries: Entry[] = []
  for (const kind of kinds) {
    const { section } = kind
    const items = all[section] ?? []
    const here = items.length > 0 ? await readSection(ctx, kind) : []
    for (const item of items) {
      const key = keyIn(item, kind)
      const at = here.findIndex((each) => keyIn(each.item, kind) === key)
      // Each stands for one: a second of the same name is another one.
      const [known] = at === -1 ? [] : here.splice(at, 1)
      entries.push({ kind, key, item, known, change: { section, key, outcome: 'unchanged' } })
    }
  }
  return entries
}

/** Does the work as if alone: what it began is undone when it is refused. */
async function tried({ db }: TransactionContext, entry: Entry, work: () => Promise<unknown>): Promise<void> {
  await db.$executeRaw`savepoint entry`
  try {
    await work()
    await db.$executeRaw`release savepoint entry`
  } catch (error) {
    const { code, options } = toProblem(error)
    if (code === 'internal' || code === 'unavailable') throw error
    await db.$executeRaw`rollback to savepoint entry`
    const told = Object.entries(options.fieldErrors ?? {}).map(([path, why]) => [pathInFile(path), why])
    refuse(
      entry,
      told.length > 0 ? Object.fromEntries(told) : { '': code === 'limit_reached' ? 'too_big' : 'invalid' },
    )
  }
}

/** Saves an object as the file tells it, with references that are there. */
async function save(
  ctx: TransactionContext,
  { kind }: Entry,
  write: object,
  known: Known | undefined,
): Promise<unknown> {
  if (known) return kind.update(ctx, known.id, write, known.version)
  if (kind.create) return kind.create(ctx, write)
  throw problem('validation_failed', { fieldErrors: { [kind.key.join('.')]: 'not_found' } })
}

/** The object as a save takes it; undefined when its shape is wrong, which its report then tells. */
function shaped(entry: Entry, names: Names, missing: Missing[]): object | undefined {
  const parsed = entry.kind.schema.safeParse(fromFile(entry.item, names, missing))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ code, path, message, ...params }) => ({
    keyword: code,
    instancePath: path.join('/'),
    message,
    params,
  }))
  const told = Object.entries(fieldErrorsOf(issues)).map(([path, why]) => [pathInFile(path), why])
  refuse(entry, told.length > 0 ? Object.fromEntries(told) : { '': 'invalid' })
  return undefined
}

const unresolved = (missing: readonly Missing[]): FieldErrors =>
  Object.fromEntries(missing.map(({ path }) => [path, 'not_found']))

/**
 * First pass: everything whose references are there. What refers to something that is still to come is made without that,
 * or left for later. @returns what is to be completed
 */
async function begin(ctx: TransactionContext, entries: readonly Entry[]): Promise<Entry[]> {
  const later: Entry[] = []
  let names = await readNames(ctx.db)
  let section = ''
  for (const entry of entries) {
    const { kind, known, change } = entry
    if (kind.section !== section) names = await readNames(ctx.db)
    section = kind.section
    const missing: Missing[] = []
    const write = shaped(entry, names, missing)
    if (!write || (missing.length === 0 && isDeepStrictEqual(known?.write, write))) continue
    change.outcome = known ? 'update' : 'create'
    const { bare } = kind
    if (missing.length === 0) await tried(ctx, entry, () => save(ctx, entry, write, known))
    else if (!known && bare) await tried(ctx, entry, () => save(ctx, entry, bare(write), known))
    if (missing.length > 0 && change.outcome !== ('problem' as ConfigurationChange['outcome']))
      later.push(entry)
  }
  return later
}

/** Second pass: what referred to something that has come since, or never will. */
async function complete(ctx: TransactionContext, later: readonly Entry[]): Promise<void> {
  const sections = new Map<string, Known[]>()
  const names = await readNames(ctx.db)
  for (const entry of later) {
    const { kind, key, change } = entry
    const missing: Missing[] = []
    const write = shaped(entry, names, missing)
    if (missing.length > 0) refuse(entry, unresolved(missing))
    if (!write || change.outcome === 'problem') continue
    const here = sections.get(kind.section) ?? (await readSection(ctx, kind))
    sections.set(kind.section, here)
    const made = here.find((each) => keyIn(each.item, kind) === key)
    await tried(ctx, entry, () => save(ctx, entry, write, made))
  }
}

function toReport(entries: readonly Entry[]): Pick<ConfigurationReport, 'counts' | 'changes'> {
  const changes = entries.map(({ change }) => change)
  const count = (outcome: ConfigurationChange['outcome']) =>
    changes.filter((change) => change.outcome === outcome).length
  return {
    counts: {
      create: count('create'),
      update: count('update'),
      unchanged: count('unchanged'),
      problem: count('problem'),
    },
    changes,
  }
}

/**
 * Makes the company what the file says, or tells what that would do: by the saves of each feature, in one transaction that
 * is taken back when it is not to be, or when anything in it is refused.
 */
export async function importFile(
  ctx: TransactionContext,
  kinds: readonly Portable[],
  file: ConfigurationFile,
  apply: boolean,
): Promise<ConfigurationReport> {
  const { db } = ctx
  const batchId = randomUUIDv7()
  const batch = inBatch(ctx, batchId)
  const entries = await readEntries(ctx, kinds, file)
  await db.$executeRaw`savepoint import`
  await complete(batch, await begin(batch, entries))
  const report = toReport(entries)
  const { create, update, problem: problems } = report.counts
  const applied = apply && problems === 0
  if (!applied) await db.$executeRaw`rollback to savepoint import`
  const changed = applied && create + update > 0
  if (changed) {
    await batch.audit({
      action: 'configuration.imported',
      objectKind: 'configuration',
      objectId: batchId,
      objectLabel: file.company?.name ?? '',
      before: null,
      after: { create, update },
    })
  }
  return { ...report, applied, batchId: changed ? batchId : null }
}
