import { LANGUAGES } from '@switchboard/contract/common'
import { EXTENSION_COLUMNS } from '@switchboard/contract/extensions.import'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADERS, looksLikeHeader, matchHeader } from './columns.ts'

test.each(LANGUAGES)('the header of an export in %s matches itself, in any order and case', (language) => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...EXTENSION_COLUMNS], { minLength: 1 }),
      fc.constantFrom(
        (name: string) => name,
        (name: string) => name.toUpperCase(),
        (name: string) => ` ${name.normalize('NFD').replaceAll(/\p{M}/gu, '')}: `,
      ),
      (columns, write) => {
        // Without a first name, "Nom" is a whole name.
        fc.pre(!columns.includes('lastName') || columns.includes('firstName'))
        const header = columns.map((column) => write(HEADERS[language][column]))
        expect(looksLikeHeader(header)).toBe(true)
        expect(matchHeader(header)).toEqual(columns)
      },
    ),
  )
})

test('no two columns are matched with the same', () => {
  const names = fc.oneof(
    fc.constantFrom('Nom', 'Name', 'Poste', 'Extension', 'E-mail', 'Courriel', 'PIN'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(names, { maxLength: 30 }), (header) => {
      const matched = matchHeader(header).filter((column) => column !== null)
      expect(matchHeader(header)).toHaveLength(header.length)
      expect(new Set(matched).size).toBe(matched.length)
    }),
  )
})

test.each([
  ['Poste;Prénom;Nom de famille;Courriel', 'number firstName lastName email'],
  ['N° interne;NOM;PRENOM;Adresse mail', 'number lastName firstName email'],
  ['Ext.;First name;Surname;Mail', 'number firstName lastName email'],
  ['Numéro;Nom', 'number fullName'],
  ['Extension;Name;E-Mail', 'number fullName email'],
  ['Poste;Nom complet;Type', 'number fullName kind'],
  ['Ext;Full name;Nom et prénom', 'number fullName -'],
  ['Poste;Nom et prénom', 'number fullNameLastFirst'],
  ['Poste;Prénom;Nom;Nom complet', 'number firstName lastName label'],
  ['Poste;Nom;Libellé', 'number fullName label'],
  // 3CX
  [
    'Number;FirstName;LastName;EmailAddress;MobileNumber;OutboundCallerID;VMEnabled;VMLang;VMPIN',
    'number firstName lastName email - callerId voicemail voicemailLanguage voicemailPin',
  ],
  // RingCentral
  [
    'Extension Number;First Name;Last Name;Email;Direct Number;Status',
    'number firstName lastName email - enabled',
  ],
  // What ours is called comes before another name of the same, wherever it stands.
  ['Numéro;Numéro de poste', '- number'],
  ['Poste;Extension', 'number -'],
  ['Nebenstelle;Vorname', '- -'],
])('matches %s', (header, columns) => {
  expect(matchHeader(header.split(';'))).toEqual(
    columns.split(' ').map((each) => (each === '-' ? null : each)),
  )
})

test.each([
  [['204', 'Ada', 'Martin'], false],
  [['Accueil', '1 204'], false],
  [['Ada Martin', 'ada@example.com'], false],
  [['Nebenstelle', 'Vorname'], true],
  [['Numéro', 'Téléphone 2'], true],
])('knows a header from a row: %j', (cells, is) => {
  expect(looksLikeHeader(cells)).toBe(is)
})
