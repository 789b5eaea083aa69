import type { Language } from '@switchboard/contract/common'
import {
  EXTENSION_COLUMNS,
  type ExtensionColumn,
  type FileColumn,
} from '@switchboard/contract/extensions.import'

/** What the columns of a file are called; in line with the labels of the portal's form. */
export const HEADERS: Record<Language, Record<ExtensionColumn, string>> = {
  fr: {
    number: 'Numéro de poste',
    kind: 'Type de poste',
    firstName: 'Prénom',
    lastName: 'Nom',
    label: 'Nom du poste',
    email: 'E-mail',
    enabled: 'Activé',
    callerId: 'Numéro présenté',
    doNotDisturb: 'Ne pas déranger',
    forwarding: 'Renvoi d’appel',
    forwardTo: 'Renvoyer vers',
    voicemail: 'Messagerie vocale',
    voicemailPin: 'PIN de la messagerie',
    voicemailDelay: 'Délai de la messagerie (s)',
    voicemailEmail: 'E-mail de la messagerie',
    voicemailLanguage: 'Langue de la messagerie',
    id: 'Identifiant',
  },
  en: {
    number: 'Extension number',
    kind: 'Type of phone',
    firstName: 'First name',
    lastName: 'Last name',
    label: 'Name of the phone',
    email: 'E-mail',
    enabled: 'Enabled',
    callerId: 'Caller ID',
    doNotDisturb: 'Do not disturb',
    forwarding: 'Call forwarding',
    forwardTo: 'Forward to',
    voicemail: 'Voicemail',
    voicemailPin: 'Voicemail PIN',
    voicemailDelay: 'Voicemail delay (s)',
    voicemailEmail: 'Voicemail e-mail',
    voicemailLanguage: 'Voicemail language',
    id: 'ID',
  },
}

/** Other names of the columns, as phone systems and directories call them. */
const ALIASES: Record<ExtensionColumn, string> = {
  number: `numéro, poste, n° de poste, n° poste, numéro interne, interne, n° interne, numéro court, n°,
    number, no, extension, ext, extension no, internal number, ext number, dn, directory number`,
  kind: `type, type de téléphone, genre, catégorie, kind, extension type, phone type, user type`,
  firstName: `prénoms, prénom usuel, given name, forename, first`,
  lastName: `nom de famille, nom usuel, surname, family name, last`,
  label: `libellé, désignation, intitulé, lieu, description,
    label, extension name, phone name, location`,
  email: `courriel, mail, adresse e-mail, adresse mail, adresse électronique, mél, email address, e-mail address,
    user email, mail address`,
  enabled: `actif, active, activation, état, statut, status, state, is enabled`,
  callerId: `numéro affiché, présentation du numéro, n° présenté, numéro sortant, identifiant d'appelant,
    outbound caller ID, caller ID number, caller number, CLI, CLID, outgoing caller ID, external caller ID`,
  doNotDisturb: `NPD, DND, do not disturb status`,
  forwarding: `renvoi, renvoi d'appels, transfert d'appel, mode de renvoi, type de renvoi,
    forwarding, forward, forwarding mode, call forward`,
  forwardTo: `renvoi vers, renvoyé vers, numéro de renvoi, destination du renvoi, destination de renvoi, transféré vers,
    forwarding to, forwarded to, forwarding number, forwarding destination, forward number, call forwarding number`,
  voicemail: `messagerie, répondeur, boîte vocale, messagerie activée, voice mail, voicemail enabled, VM enabled, VM,
    mailbox`,
  voicemailPin: `PIN, code PIN, code messagerie, code de la messagerie, code de messagerie, mot de passe messagerie,
    VM PIN, PIN code, mailbox PIN, voicemail password, VM password`,
  voicemailDelay: `délai messagerie, délai de messagerie, délai avant messagerie, durée de sonnerie, délai de non réponse,
    voicemail delay, ring time, ring timeout, no answer timeout, no answer delay, delay`,
  voicemailEmail: `e-mail messagerie, e-mail de messagerie, courriel messagerie, mail messagerie, annoncer les messages à,
    VM email, voicemail to email, voicemail email address, announce messages to, voicemail notification email`,
  voicemailLanguage: `langue, langue messagerie, langue de messagerie, language, VM language, mailbox language, VM lang`,
  id: `UUID, identifiant du poste, identifiant unique, extension UUID`,
}

/** A name without case, accents, spaces and punctuation. */
const plain = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const entriesOf = (namesOf: (column: ExtensionColumn) => string[]) =>
  new Map(
    EXTENSION_COLUMNS.flatMap((column) => namesOf(column).map((name) => [plain(name), column] as const)),
  )

const OWN_NAMES = entriesOf((column) => [column, HEADERS.fr[column], HEADERS.en[column]])
const OTHER_NAMES = entriesOf((column) => ALIASES[column].split(','))

/** "Name" is a person's last name beside a first name. */
const NAMES = ['nom', 'name']
/** The whole name of a person or a place; beside a first or last name, what a place is called. */
const WHOLE_NAMES = [
  ...NAMES,
  ...`nom complet, prénom nom, prénom et nom, prénom & nom, nom affiché, nom d'affichage, titulaire, collaborateur, salarié,
    full name, display name, first and last name, first name last name, employee, employee name, user name, contact name`
    .split(',')
    .map(plain),
]
const WHOLE_NAMES_LAST_FIRST = `nom prénom, nom et prénom, nom & prénom, noms prénoms, noms et prénoms,
    last name first name, last name and first name, surname and first name`
  .split(',')
  .map(plain)

/**
 * The column that each cell of a header names, in either language or by another name in use; null of those unknown. No
 * two are the same: the names that a file of ours has come first, then what stands further left.
 */
export function matchHeader(cells: readonly string[]): (FileColumn | null)[] {
  const names = cells.map(plain)
  const matched = new Map<number, FileColumn>()
  const match = (columnOf: (name: string) => FileColumn | undefined) => {
    for (const [index, name] of names.entries()) {
      const column = columnOf(name)
      if (!column || matched.has(index) || [...matched.values()].includes(column)) continue
      matched.set(index, column)
    }
  }
  match((name) => (NAMES.includes(name) ? undefined : OWN_NAMES.get(name)))
  match((name) => (NAMES.includes(name) ? undefined : OTHER_NAMES.get(name)))
  const has = (column: FileColumn) => [...matched.values()].includes(column)
  if (has('firstName')) match((name) => (NAMES.includes(name) ? 'lastName' : undefined))
  const isParted = has('firstName') || has('lastName')
  match((name) => (WHOLE_NAMES.includes(name) ? (isParted ? 'label' : 'fullName') : undefined))
  if (!isParted && !has('fullName')) {
    match((name) => (WHOLE_NAMES_LAST_FIRST.includes(name) ? 'fullNameLastFirst' : undefined))
  }
  return names.map((_, index) => matched.get(index) ?? null)
}

/** Numbers and e-mail addresses are what rows hold; no header does. */
const DATA = /^[\d\s.,+()-]+$|@/

/** Is this row, the first of a file, the names of its columns? */
export const looksLikeHeader = (cells: readonly string[]): boolean =>
  !cells.some((cell) => DATA.test(cell.trim()))
