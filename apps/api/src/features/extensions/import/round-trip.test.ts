import { randomUUIDv7 } from 'node:crypto'
import { EmailAddress, Name } from '@switchboard/contract/common'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { extensionsImport, SEPARATORS } from '@switchboard/contract/extensions.import'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAudit } from '../../../http/audit.ts'
import { startTestApp } from '../../../testing/app.ts'
import { makeExtension, makePhoneNumber, makeTenant, makeUser } from '../../../testing/factories.ts'
import { insertMany } from '../many.ts'

const server = await startTestApp()
const { database, secrets, clock } = server.app.portal

/** What people and spreadsheets put into names. */
const PIECES = [
  "O'Neil",
  'Éloïse',
  '=cmd|x',
  '+33',
  '-1',
  '@me',
  "'",
  "''=",
  ',',
  'a,b',
  ' - ',
  '1e5',
  '😀',
  '007',
  'œ’€',
]
const nameOf = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
    )
    .map((text) => Name(max).safeParse(text.toWellFormed()).data)
    .filter((text) => text !== undefined)
const email = fc.option(
  fc
    .emailAddress()
    .map((text) => EmailAddress.safeParse(text).data)
    .filter((text) => text !== undefined),
)
const holder = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), firstName: nameOf(60), lastName: nameOf(60), email }),
  fc.record({ kind: fc.constant('shared' as const), label: nameOf(80) }),
)
const phone = fc.record({
  holder,
  enabled: fc.boolean(),
  doNotDisturb: fc.boolean(),
  callerId: fc.boolean(),
  mode: fc.constantFrom('off' as const, 'offline' as const, 'always' as const),
  external: fc.boolean(),
  voicemail: fc.record({
    enabled: fc.boolean(),
    pin: fc.option(fc.constantFrom('4071', '55120')),
    delaySeconds: fc.integer({ min: 5, max: 120 }),
    email,
    language: fc.constantFrom('fr' as const, 'en' as const),
  }),
})
const numbers = fc.uniqueArray(fc.integer({ min: 10, max: 999_999 }).map(String), {
  minLength: 7,
  maxLength: 7,
})

type Phone = typeof phone extends fc.Arbitrary<infer T> ? T : never

/** Makes a company of these phones, each of which may forward to the next one, the last to the first. */
async function company(numbers: readonly string[], phones: readonly Phone[]) {
  const { id: tenantId } = await makeTenant()
  const admin = await makeUser({ tenantId })
  const callerId = await makePhoneNumber({ tenantId })
  await makeExtension({ tenantId, number: numbers[0] ?? '', kind: 'ring_group', name: 'Équipe' })
  const ids = phones.map(() => randomUUIDv7())
  const creations = phones.map(({ mode, external, callerId: shows, ...settings }, at) => {
    const extensionId = ids[(at + 1) % ids.length]
    const destination =
      external || extensionId === undefined || extensionId === ids[at]
        ? { kind: 'external' as const, number: '+33199001299' }
        : { kind: 'extension' as const, extensionId }
    const write: ExtensionWrite = {
      ...settings,
      number: numbers[at + 1] ?? '',
      callerIdNumberId: shows ? callerId.id : null,
      forwarding: mode === 'off' ? { mode } : { mode, destination },
    }
    return { id: ids[at] ?? '', write }
  })
  await database.withTenant(tenantId, (db) =>
    insertMany(
      { db, audit: makeAudit(db, { userId: admin.id, token: null }, clock.now(), 'test'), secrets, clock },
      creations,
    ),
  )
  return server.signInAs(admin)
}

/** The same text as other programs save it; null when its characters do not exist there. */
const ENCODINGS: Record<
  'utf-8' | 'utf-8 with a mark' | 'utf-16' | 'windows-1252',
  (text: string) => Buffer | null
> = {
  'utf-8 with a mark': (text) => Buffer.from(text),
  'utf-8': (text) => Buffer.from(text.replace('\uFEFF', '')),
  'utf-16': (text) => Buffer.from(text, 'utf16le'),
  'windows-1252': (text) => {
    const plain = text
      .replace('\uFEFF', '')
      .replaceAll('’', '\u0092')
      .replaceAll('€', '\u0080')
      .replaceAll('œ', '\u009c')
    return /^[\0-\xff]*$/.test(plain) && !/[\x81\x8d\x8f\x90\x9d]/.test(plain)
      ? Buffer.from(plain, 'latin1')
      : null
  },
}

test('what was exported imports without any change, in every language, form and encoding', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbers,
      fc.array(phone, { maxLength: 6 }),
      fc.constantFrom('fr' as const, 'en' as const),
      fc.constantFrom(...SEPARATORS),
      fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
      async (inUse, phones, language, separator, encoding) => {
        const caller = await company(inUse, phones)
        const file = await caller.call(extensionsImport.export, { query: { language, separator } })
        // Without an accent in its header, a file in Windows-1252 may be taken for UTF-8.
        const bytes = ENCODINGS[language === 'fr' ? encoding : 'utf-8'](file) ?? Buffer.from(file)
        const checked = await caller.call(extensionsImport.create, {
          body: { fileName: null, content: bytes.toString('base64') },
        })
        const { items } = await caller.call(extensionsImport.rows, {
          params: { id: checked.id },
          query: {},
        })
        expect(items.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([])
        expect(items).toHaveLength(phones.length)
        expect([checked.separator, checked.hasHeader]).toEqual([separator, true])
      },
    ),
    { numRuns: 25 },
  )
})
