import type { Language } from '@switchboard/contract/common'
import { CONFIGURATION_FORMAT, type ConfigurationFile } from '@switchboard/contract/configuration'
import type { Portable } from '../../http/portable.ts'
import type { TransactionContext } from '../../http/route.ts'
import { readNames, toFile } from './references.ts'

/** An object of the file. */
export type Item = Record<string, unknown>

/** What tells an object from others of its section. */
export const keyIn = (item: Item, { key }: Pick<Portable, 'key'>): string =>
  key.map((property) => String(item[property] ?? '')).join(' ')

/** An object of the company: as a save takes it, and as the file tells it. */
export interface Known {
  id: string
  version: number
  write: object
  item: Item
}

/** All objects of a section. */
export async function readSection(ctx: TransactionContext, kind: Portable): Promise<Known[]> {
  const names = await readNames(ctx.db)
  const all = await kind.list(ctx)
  return all.map(({ id, version, write: saved }) => {
    // Nothing but what a save takes: names of what it refers to are for pages.
    const write = kind.schema.parse(saved)
    return { id, version, write, item: toFile(write, names) as Item }
  })
}

/** The company's configuration, without secrets; sounds by their ids. */
export async function readConfiguration(
  ctx: TransactionContext,
  kinds: readonly Portable[],
): Promise<ConfigurationFile> {
  const { name, country, language, timeZone } = await ctx.db.tenant.findFirstOrThrow()
  const sections: Record<string, Item[]> = {}
  for (const kind of kinds) {
    sections[kind.section] = (await readSection(ctx, kind)).map(({ item }) => item)
  }
  return {
    ...CONFIGURATION_FORMAT,
    exportedAt: ctx.clock.now().toISOString(),
    company: { name, country, language: language as Language, timeZone },
    configuration: sections,
  }
}
