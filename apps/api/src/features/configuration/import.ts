import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type ConfigurationChange,
  type ConfigurationFile,
  type ConfigurationReport,
  MOST_OBJECTS,
} from '@switchboard/contract/configuration'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { z } from 'zod'
import { countAnew } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { inBatch } from '../../http/audit.ts'
import { fieldErrorsOf, problem, toProblem } from '../../http/errors.ts'
import type { Portable } from '../../http/portable.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Item, keyIn, type Known, readSection } from './file.ts'
import { FileReader, pathInFile, readNames } from './references.ts'

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

/** Does the work as if alone: what it began is undone when it is refused. @returns why it was refused; null when it was done */
async function tried({ db }: TransactionContext, work: () => Promise<unknown>): Promise<FieldErrors | null> {
  await db.$executeRaw`savepoint entry`
  try {
    await work()
    await db.$executeRaw`release savepoint entry`
    return null
  } catch (error) {
    const { code, options } = toProblem(error)
    if (code === 'internal' || code === 'unavailable') throw error
    await db.$executeRaw`rollback to savepoint entry`
    const told = Object.entries(options.fieldErrors ?? {}).map(([path, why]) => [pathInFile(path), why])
    return told.length > 0
      ? (Object.fromEntries(told) as FieldErrors)
      : { '': code === 'limit_reached' ? 'too_big' : 'invalid' }
  }
}

/** Saves what is there already; its version may have risen by a save before, such as one that renamed its person. */
async function update(
  ctx: TransactionContext,
  kind: Portable,
  known: Known,
  write: object,
): Promise<unknown> {
  try {
    return await kind.update(ctx, known.id, write, known.version)
  } catch (error) {
    const { code, options } = toProblem(error)
    if (code !== 'version_conflict') throw error
    const { version } = options.current as { version: number }
    return kind.update(ctx, known.id, write, version)
  }
}

/** Saves an object as the file tells it, with references that are there. */
const save = async (
  ctx: TransactionContext,
  { kind }: Entry,
  write: object,
  known: Known | undefined,
): Promise<unknown> => (known ? update(ctx, kind, known, write) : kind.create?.(ctx, write))

const notFound = (paths: readonly string[]): FieldErrors =>
  Object.fromEntries(paths.map((path) => [path, 'not_found']))

function skip({ change }: Entry, paths: readonly string[]): void {
  change.outcome = 'skipped'
  change.fieldErrors = notFound(paths)
}

/** Why a value is not of its shape, at each place. */
export const reasonsOf = ({ issues }: z.ZodError): FieldErrors =>
  fieldErrorsOf(
    issues.map(({ code, path, message, ...params }) => ({
      keyword: code,
      instancePath: path.join('/'),
      message,
      params,
    })),
  )

/** The object as a save takes it; undefined when that cannot be, which its report then tells. */
function shaped(entry: Entry, reader: FileReader): object | undefined {
  const parsed = entry.kind.schema.safeParse(reader.read(entry.item))
  const { leftOut } = reader
  if (parsed.success) {
    if (leftOut.length > 0) entry.change.leftOut = leftOut
    return parsed.data
  }
  if (leftOut.length > 0) {
    // It is nothing without them: music without a sound.
    skip(entry, leftOut)
    return undefined
  }
  const told = Object.entries(reasonsOf(parsed.error)).map(([path, why]) => [pathInFile(path), why])
  refuse(entry, told.length > 0 ? Object.fromEntries(told) : { '': 'invalid' })
  return undefined
}

/**
 * First pass: everything whose references are there. What refers to something that is still to come is made without that,
 * or left for later; so is what is refused while the rest is not there yet: a phone cannot show a number before help can
 * be sent to its address. @returns what is to be completed
 */
async function begin(ctx: TransactionContext, entries: readonly Entry[]): Promise<Entry[]> {
  const later: Entry[] = []
  let names = await readNames(ctx.db)
  let section = ''
  for (const entry of entries) {
    const { kind, known, change } = entry
    if (change.outcome === 'problem') continue
    const { bare, create } = kind
    if (kind.section !== section) names = await readNames(ctx.db)
    section = kind.section
    if (!known && !create) {
      skip(entry, kind.key)
      continue
    }
    const reader = new FileReader(names)
    const write = shaped(entry, reader)
    const whole = reader.missing.length === 0
    if (!write || (whole && isDeepStrictEqual(known?.write, write))) continue
    change.outcome = known ? 'update' : 'create'
    // What nobody can make, such as a number, is begun too: others may need what it has now.
    const begun = whole ? write : (!known || !create) && bare?.(write, known?.write)
    const refused = begun ? await tried(ctx, () => save(ctx, entry, begun, known)) : null
    if (refused || !whole) later.push(entry)
  }
  return later
}

/** Second pass: what referred to something that has come since, or never will. */
async function complete(ctx: TransactionContext, later: readonly Entry[]): Promise<void> {
  const sections = new Map<string, Known[]>()
  const names = await readNames(ctx.db)
  for (const entry of later) {
    const { kind, key } = entry
    const reader = new FileReader(names)
    const write = shaped(entry, reader)
    if (reader.missing.length > 0) refuse(entry, notFound(reader.missing.map(({ path }) => path)))
    if (!write || reader.missing.length > 0) continue
    const here = sections.get(kind.section) ?? (await readSection(ctx, kind))
    sections.set(kind.section, here)
    const made = here.find((each) => keyIn(each.item, kind) === key)
    const refused = await tried(ctx, () => save(ctx, entry, write, made))
    if (refused) refuse(entry, refused)
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
      skipped: count('skipped'),
      problem: count('problem'),
    },
    changes,
  }
}

interface ImportOptions {
  /** Otherwise it only tells what would be. */
  apply: boolean
  /** Of sounds, by what the file's objects say of them. */
  refusals: ReadonlyMap<string, FieldErrorCode>
  /** What the import goes without afterwards, as it is taken back: makes what stands for sounds. */
  sketch?(db: TenantDb): Promise<unknown>
}

/**
 * Makes the company what the file says, or tells what that would do: by the saves of each feature, in one transaction that
 * is taken back when it is not to be, or when anything in it is refused.
 */
export async function importFile(
  ctx: TransactionContext,
  kinds: readonly Portable[],
  file: ConfigurationFile,
  { apply, refusals, sketch }: ImportOptions,
): Promise<ConfigurationReport> {
  const { db } = ctx
  const batchId = randomUUIDv7()
  const batch = inBatch(ctx, batchId)
  const entries = await readEntries(ctx, kinds, file)
  for (const entry of entries) {
    const why = refusals.get(String(entry.item['sound']))
    if (why) refuse(entry, { sound: why })
  }
  await db.$executeRaw`savepoint import`
  await sketch?.(db)
  await complete(batch, await begin(batch, entries))
  const report = toReport(entries)
  const { create, update, problem: problems } = report.counts
  const applied = apply && problems === 0
  if (!applied) await db.$executeRaw`rollback to savepoint import`
  else await countAnew(db, create)
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
