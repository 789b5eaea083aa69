import type { Language } from '@switchboard/contract/common'
import type { FileColumn, ImportProblem, ImportRow } from '@switchboard/contract/extensions.import'
import { HEADERS } from '../file/columns.ts'
import { csvLine, FILE_START } from '../file/csv.ts'
import type { FileStyle } from './export.ts'
import type { Table } from './sheet.ts'

/** In front of what was handed in. No column of an import has these names, so they are ignored when it comes back. */
const IN_FRONT: Record<Language, [line: string, reason: string]> = {
  fr: ['Ligne', 'Motif du rejet'],
  en: ['Line', 'Reason for rejection'],
}

/** As the columns of an export, and as `matchHeader()` knows those that no export has. */
const NAMES: Record<Language, Record<FileColumn, string>> = {
  fr: { ...HEADERS.fr, fullName: 'Nom complet', fullNameLastFirst: 'Nom et prénom' },
  en: { ...HEADERS.en, fullName: 'Full name', fullNameLastFirst: 'Last name and first name' },
}

const REASONS: Record<ImportProblem, Record<Language, string>> = {
  required: { fr: 'obligatoire', en: 'required' },
  invalid: { fr: 'contient un caractère interdit', en: 'holds a character that is not allowed' },
  too_long: { fr: 'trop long', en: 'too long' },
  too_small: { fr: 'trop petit', en: 'too small' },
  too_big: { fr: 'trop grand', en: 'too big' },
  not_found: { fr: 'inconnu dans l’entreprise', en: 'unknown in the company' },
  taken: { fr: 'déjà pris par un autre poste', en: 'taken by another extension' },
  duplicate_in_file: { fr: 'déjà présent à la ligne', en: 'already on line' },
  person_differs: { fr: 'même personne, autrement que ligne', en: 'same person, otherwise than on line' },
  name_unclear: {
    fr: 'prénom et nom à séparer : Nom, Prénom',
    en: 'first and last name to be told apart: Last, First',
  },
  kind_not_editable: {
    fr: 'ce poste n’est pas un téléphone : le modifier sur sa propre page',
    en: 'this extension is not a phone: edit it on its own page',
  },
  number_format: {
    fr: '2 à 6 chiffres, sans zéro en tête',
    en: '2 to 6 digits, the first not zero',
  },
  number_reserved: { fr: 'réservé (urgences ou numéro court)', en: 'reserved (emergency or short code)' },
  email_malformed: { fr: 'pas une adresse e-mail', en: 'not an e-mail address' },
  email_of_account: {
    fr: 'adresse d’une personne qui a son propre rôle : elle la change dans son profil',
    en: 'address of a person with a role of their own: they change it in their profile',
  },
  phone_malformed: { fr: 'pas un numéro de téléphone', en: 'not a telephone number' },
  phone_rounded: {
    fr: 'arrondi par le tableur : mettre la colonne au format Texte',
    en: 'rounded by the spreadsheet: format the column as text',
  },
  yes_no: { fr: 'ni oui ni non', en: 'neither yes nor no' },
  choice: { fr: 'valeur inconnue', en: 'unknown value' },
  target_unknown: {
    fr: 'ce poste n’existe pas et ne figure pas dans le fichier',
    en: 'this extension neither exists nor comes with the file',
  },
  target_unused: {
    fr: 'destination sans mode de renvoi : toujours, ou hors ligne',
    en: 'a target without a mode of forwarding: always, or when offline',
  },
  target_missing: { fr: 'renvoi sans destination', en: 'forwarding without a target' },
  forwarding_to_itself: { fr: 'renvoi vers lui-même', en: 'forwards to itself' },
  forwarding_to_emergency: { fr: 'renvoi vers un numéro d’urgence', en: 'forwards to an emergency number' },
  caller_id_not_allowed: {
    fr: 'ce numéro ne peut pas être présenté',
    en: 'this number may not be presented',
  },
  emergency_address_missing: {
    fr: 'ce numéro n’a pas d’adresse d’urgence',
    en: 'this number has no emergency address',
  },
  pin_format: { fr: '4 à 8 chiffres', en: '4 to 8 digits' },
  pin_trivial: { fr: 'trop facile à deviner', en: 'too easy to guess' },
  pin_missing: { fr: 'messagerie sans code PIN', en: 'voicemail without a PIN' },
  too_many_cells: { fr: 'plus de cellules que de colonnes', en: 'more cells than columns' },
}

const COLON: Record<Language, string> = { fr: '\u00A0: ', en: ': ' }

/** All that is wrong with a row, in one cell. */
const reasonOf = ({ problems }: Pick<ImportRow, 'problems'>, language: Language) =>
  problems
    .map(({ column, problem, otherLine }) => {
      const reason = REASONS[problem][language] + (otherLine === null ? '' : ` ${otherLine}`)
      return column === null ? reason : `${NAMES[language][column]}${COLON[language]}${reason}`
    })
    .join(' · ')

/** A row with errors, and its cells as they were handed in. */
export interface RejectedRow {
  row: Pick<ImportRow, 'line' | 'problems'>
  cells: readonly string[]
}

/** The rows that were left out, to mend and hand in again: what they were, behind their line and what is wrong. */
export async function* writeErrors(
  columns: Table['columns'],
  rejected: AsyncIterable<readonly RejectedRow[]>,
  { language, separator }: FileStyle,
): AsyncGenerator<string, void, void> {
  const names = columns.map(({ header, column }) => header ?? (column ? NAMES[language][column] : ''))
  yield FILE_START + csvLine([...IN_FRONT[language], ...names], separator)
  for await (const rows of rejected) {
    yield rows
      .map(({ row, cells }) => csvLine([String(row.line), reasonOf(row, language), ...cells], separator))
      .join('')
  }
}
