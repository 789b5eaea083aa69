import type { Language } from '@switchboard/contract/common'
import type { ResponseOf } from '@switchboard/contract/endpoint'
import {
  type ExtensionFilter,
  type ExtensionOutlineQuery,
  isPhoneKind,
  PHONE_KINDS,
} from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import {
  EXTENSION_COLUMNS,
  type extensionsImport,
  type Separator,
} from '@switchboard/contract/extensions.import'
import type { TenantDb, TenantPg } from '../../../db/tenant.ts'
import { type ExtensionCells, inOrder, toCells } from '../file/cells.ts'
import { HEADERS } from '../file/columns.ts'
import { csvLine, FILE_START } from '../file/csv.ts'
import { binder, matching, sqlOf } from '../filter.ts'
import { behind, nameOf, orderOf, SORTS } from '../list.ts'

/** Rows of one transaction, and of one part of the file: some 100 kB. */
const BATCH = 500

/** In which language and form a file is written. */
export interface FileStyle {
  language: Language
  separator: Separator
}

/** Runs work in a short transaction of the company's own. */
type Transact = <T>(work: (pg: TenantPg) => Promise<T>) => Promise<T>

/** A phone, and what places it in the list. */
type PhoneRow = ExtensionCells & { id: string; number: string; name: string }

/** The phones that follow the last one of the batch before. */
async function readPhones(
  pg: TenantPg,
  query: ExtensionOutlineQuery,
  last: PhoneRow | undefined,
): Promise<PhoneRow[]> {
  const { values, bind } = binder()
  const { from, conditions } = matching(query, bind)
  const phones = [...conditions, `e.kind in (${PHONE_KINDS.map((kind) => `'${kind}'`).join(', ')})`]
  if (last) {
    const position = SORTS[query.sort].position(last)
    phones.push(behind(query.sort, { position, id: last.id }, bind))
  }
  const order = orderOf(query.sort)
  const text = `select e.id, e.number, e.name, e.kind, u.first_name as "firstName", u.last_name as "lastName",
            case when e.user_id is null then e.name end as label, u.email, p.enabled, n.e164 as "callerId",
            p.do_not_disturb as "doNotDisturb", p.forwarding_mode as forwarding,
            coalesce(t.number, p.forwarding_external) as "forwardTo", p.voicemail_enabled as voicemail,
            p.voicemail_delay_seconds as "voicemailDelay", p.voicemail_email as "voicemailEmail",
            p.voicemail_language as "voicemailLanguage"
     from (select e.* ${sqlOf({ from, conditions: phones })} ${order} limit ${BATCH}) e
     join phone_extension p on p.extension_id = e.id
     left join app_user u on u.id = e.user_id
     left join extension t on t.id = p.forwarding_extension_id
     left join phone_number n on n.id = p.caller_id_number_id
     ${order}`
  const { rows } = await pg.query<PhoneRow>({ name: nameOf(query, text), text, values })
  return rows
}

const header = ({ language, separator }: FileStyle) =>
  FILE_START +
  csvLine(
    EXTENSION_COLUMNS.map((column) => HEADERS[language][column]),
    separator,
  )

const lineOf = (extension: ExtensionCells, { language, separator }: FileStyle) =>
  csvLine(inOrder(toCells(extension, language)), separator)

/**
 * Phones only (ring groups and the like have no such columns): those that the filter leaves, in the order of the list.
 * Each batch is read in a transaction of its own when the client has taken the one before, so that a slow one holds
 * none open; what is created, deleted or renamed meanwhile is in the file or not, all else is in it once.
 */
export async function* exportPhones(
  transact: Transact,
  query: ExtensionOutlineQuery,
  style: FileStyle,
): AsyncGenerator<string, void, void> {
  yield header(style)
  let rows: PhoneRow[] = []
  do {
    const last = rows.at(-1)
    rows = await transact((pg) => readPhones(pg, query, last))
    if (rows.length > 0) yield rows.map((row) => lineOf(row, style)).join('')
  } while (rows.length === BATCH)
}

/** How much of what a filter leaves is in its export, and what is not. */
export async function exportContents(
  db: TenantDb,
  filter: ExtensionFilter,
): Promise<ResponseOf<typeof extensionsImport.exportContents>> {
  const { values, bind } = binder()
  const text = `select e.kind, count(*)::int as count ${sqlOf(matching(filter, bind))} group by e.kind order by e.kind`
  const counts = await db.$queryRawUnsafe<{ kind: ExtensionKind; count: number }[]>(text, ...values)
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const leftOut = counts.flatMap(({ kind, count }) => (isPhoneKind(kind) ? [] : [{ kind, count }]))
  return { rows: leftOut.reduce((rest, { count }) => rest - count, all), leftOut }
}

/** What a new phone may look like, by the language of the file. */
const EXAMPLES: Record<Language, ExtensionCells> = {
  fr: { firstName: 'Camille', lastName: 'Martin', email: 'camille.martin@example.com' },
  en: { firstName: 'Alex', lastName: 'Taylor', email: 'alex.taylor@example.com' },
}

/** The header of a file to fill in, and one row that shows how. */
export async function* writeTemplate(style: FileStyle): AsyncGenerator<string, void, void> {
  const { language } = style
  const example: ExtensionCells = {
    number: '204',
    kind: 'user',
    enabled: true,
    doNotDisturb: false,
    forwarding: 'off',
    voicemail: true,
    voicemailPin: '4071',
    voicemailDelay: 20,
    voicemailLanguage: language,
    ...EXAMPLES[language],
  }
  yield header(style) + lineOf(example, style)
}
