import type { DestinationView } from '@switchboard/contract/destination'
import type { FOUND_KINDS } from '@switchboard/contract/destinations'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { searchKey } from '@switchboard/database/search-key'
import { statementName } from '../../db/statements.ts'
import type { TenantPg } from '../../db/tenant.ts'

type FoundKind = (typeof FOUND_KINDS)[number]

/** As many of each kind as a person reads through while typing on. */
const MOST = 8

/** What is searched of an extension but for the e-mail address: that is its last word, and a number is none. */
const NAME_AND_NUMBER = `regexp_replace(e.search_text, ' [^ ]*@[^ ]*$', '')`

/** Phones whose voicemail answers. */
const WITH_MAILBOX = 'join phone_extension p on p.extension_id = e.id and p.voicemail_enabled'

/** @param key a `searchKey()`; '' for none */
async function findExtensions(pg: TenantPg, kind: FoundKind, key: string): Promise<ExtensionRef[]> {
  const mailbox = kind === 'voicemail' ? WITH_MAILBOX : ''
  const text = key
    ? `select e.id, e.number, e.name, e.kind from search_extension($1) e ${mailbox}
       where position($1 in ${NAME_AND_NUMBER}) > 0
       order by not starts_with(e.number, $1), position(' ' || $1 in ' ' || ${NAME_AND_NUMBER}) = 0, e.number_value, e.id
       limit ${MOST}`
    : `select e.id, e.number, e.name, e.kind from extension e ${mailbox} order by e.number_value, e.id limit ${MOST}`
  const values = key ? [key] : []
  const { rows } = await pg.query<ExtensionRef>({ name: statementName(text), text, values })
  return rows
}

/**
 * What calls can be sent to inside the company. Everybody may ask, so nothing can be found out here that is not shown: a
 * colleague's e-mail address, letter by letter.
 */
export async function findDestinations(
  pg: TenantPg,
  { search = '', kinds }: { search?: string | undefined; kinds: readonly FoundKind[] },
): Promise<DestinationView[]> {
  const found: DestinationView[] = []
  for (const kind of kinds) {
    const extensions = await findExtensions(pg, kind, searchKey(search))
    found.push(...extensions.map((extension) => ({ kind, extensionId: extension.id, extension })))
  }
  return found
}
