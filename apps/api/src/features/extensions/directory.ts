import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { statementName } from '../../db/statements.ts'
import type { TenantPg } from '../../db/tenant.ts'
import { binder, keyOf, matching, sqlOf } from './filter.ts'
import { orderOf } from './list.ts'

/** As many as a person reads through while typing on. */
const MOST = 8

/** What is searched of an extension but for the e-mail address: that is its last word, and a number is none. */
const NAME_AND_NUMBER = `regexp_replace(e.search_text, ' [^ ]*@[^ ]*$', '')`

/**
 * The first extensions, by number, whose name or number holds a text. Everybody may ask, so nothing can be found out here
 * that is not shown: a colleague's e-mail address, letter by letter.
 */
export async function findInDirectory(
  pg: TenantPg,
  query: { search?: string | undefined },
): Promise<ExtensionRef[]> {
  const { values, bind } = binder()
  const { from, conditions } = matching(query, bind)
  const key = keyOf(query)
  if (key) conditions.push(`position(${bind(key)} in ${NAME_AND_NUMBER}) > 0`)
  const text = `select e.id, e.number, e.name, e.kind ${sqlOf({ from, conditions })} ${orderOf('number')} limit ${MOST}`
  const { rows } = await pg.query<ExtensionRef>({ name: statementName(text), text, values })
  return rows
}
