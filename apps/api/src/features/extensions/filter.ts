import type { ExtensionFilter } from '@switchboard/contract/extensions'
import { searchKey } from '@switchboard/database/search-key'

/** Adds a value to the parameters of a statement and gives its placeholder. */
export type Bind = (value: unknown) => string

/** Collects the parameters of a statement as it is put together. */
export function binder(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

/** `from e where …`, in SQL: extensions `e`, and what is asked of them. */
export interface Selection {
  from: string
  conditions: string[]
}

/** @returns `from … where …` */
export const sqlOf = ({ from, conditions }: Selection): string =>
  conditions.length > 0 ? `from ${from} where ${conditions.join(' and ')}` : `from ${from}`

/** What is looked for in `search_text`; '' for nothing. */
export const keyOf = ({ search }: ExtensionFilter): string => (search ? searchKey(search) : '')

/** What a filter asks beside the search. */
export function conditionsOf({ kind, status }: ExtensionFilter, bind: Bind): string[] {
  const found: string[] = []
  if (kind) found.push(`e.kind = ${bind(kind)}`)
  if (status) {
    found.push(`exists (select from phone_extension s
       where (s.tenant_id, s.extension_id) = (e.tenant_id, e.id) and s.status = ${bind(status)})`)
  }
  return found
}

/** The extensions that match a filter: what a list, an export and a bulk action are about. */
export function matching(filter: ExtensionFilter, bind: Bind): Selection {
  const key = keyOf(filter)
  return {
    from: key ? `search_extension(${bind(key)}) e` : 'extension e',
    conditions: conditionsOf(filter, bind),
  }
}
