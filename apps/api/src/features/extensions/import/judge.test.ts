import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeExtensionNumber } from '@switchboard/contract/number-plan'
import type { ExtensionWithPhone } from '../present.ts'
import type { Company } from './company.ts'
import { judgeRows } from './judge.ts'
import { fileRows, languageOf, readTable } from './sheet.ts'
import { inTurns } from './turns.ts'

const at = new Date('2026-11-22T10:00:00Z')
const TENANT = randomUUID()

interface Known {
  number: string
  kind?: string
  forwardsTo?: ExtensionWithPhone
  pin?: boolean
  /** Whose personal phone it is. */
  person?: { id: string; firstName: string; lastName: string; email: string | null }
}

/** An extension as it is read from the database; a shared phone unless another kind is given. */
function known({
  number,
  person,
  kind = person ? 'user' : 'shared_phone',
  forwardsTo,
  pin = false,
}: Known): ExtensionWithPhone {
  const id = randomUUID()
  const extension = {
    tenantId: TENANT,
    id,
    number,
    numberValue: Number(number),
    kind,
    name: person ? `${person.firstName} ${person.lastName}` : `Phone ${number}`,
    searchText: '',
    userId: person?.id ?? null,
    user: person ? { ...person, role: 'user' } : null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  if (kind !== 'shared_phone' && !person) return { ...extension, phone: null }
  const phone = {
    tenantId: TENANT,
    extensionId: id,
    enabled: true,
    callerIdNumberId: null,
    doNotDisturb: false,
    forwardingMode: forwardsTo ? 'always' : 'off',
    forwardingKind: forwardsTo ? 'extension' : null,
    forwardingExtensionId: forwardsTo?.id ?? null,
    forwardingExternal: null,
    forwardedTo: forwardsTo ?? null,
    voicemailEnabled: pin,
    voicemailPinSecret: pin ? 'sealed' : null,
    voicemailEmail: null,
    voicemailDelaySeconds: 20,
    voicemailLanguage: 'en',
    voicemailAttach: true,
    voicemailGreetingId: null,
    blockAnonymous: false,
    status: 'available',
  }
  return { ...extension, phone }
}

const NUMBERS = [
  { id: randomUUID(), e164: '+33199001200', callerIdAllowed: true, emergencyAddressId: randomUUID() },
  { id: randomUUID(), e164: '+33199001201', callerIdAllowed: false, emergencyAddressId: randomUUID() },
  { id: randomUUID(), e164: '+33199001202', callerIdAllowed: true, emergencyAddressId: null },
]

async function judgeFile(extensions: readonly ExtensionWithPhone[], text: string) {
  const company: Company = { country: 'FR', language: 'en', extensions, numbers: NUMBERS }
  const table = await readTable(text, { separator: 'comma', hasHeader: true })
  return inTurns(judgeRows(fileRows(table, {}), company, languageOf(table, 'en')))
}

/** What is said of each row, briefly: `create`, `number taken → 205`. */
async function verdicts(extensions: readonly ExtensionWithPhone[], text: string) {
  const { rows } = await judgeFile(extensions, text)
  return rows.map(({ verdict, problems }) =>
    problems.length === 0
      ? verdict
      : problems
          .map(({ column, problem, proposal, otherLine }) =>
            [column ?? 'row', problem, otherLine, proposal && `→ ${proposal}`].filter(Boolean).join(' '),
          )
          .join(', '),
  )
}

const lines = (...all: string[]) => all.join('\n')

describe('a row', () => {
  test('makes a personal phone of names, and a shared one of a label', async () => {
    const { steps } = await judgeFile(
      [],
      lines('number,first name,last name,label', '201,Zoé,Noël,', '202,,,Lobby'),
    )
    expect(steps.map(({ write }) => [write.number, write.holder, write.voicemail.enabled])).toEqual([
      ['201', { kind: 'person', firstName: 'Zoé', lastName: 'Noël', email: null }, false],
      ['202', { kind: 'shared', label: 'Lobby' }, false],
    ])
  })

  test('turns voicemail on by its PIN alone, and off by what it says', async () => {
    const { steps } = await judgeFile([], lines('number,label,PIN', '201,A,4071', '202,B,'))
    expect(steps.map(({ write: { voicemail } }) => [voicemail.enabled, voicemail.pin])).toEqual([
      [true, '4071'],
      [false, null],
    ])
  })

  test('without a name or a number says what is missing', async () => {
    expect(await verdicts([], lines('number,label', '201,', ',Lobby'))).toEqual([
      'label required',
      'number required → 100',
    ])
    expect(await verdicts([], lines('number,first name,last name', '201,Ada,'))).toEqual([
      'lastName required',
    ])
  })

  test('changes what its columns say and nothing else', async () => {
    const target = known({ number: '300' })
    const phone = known({ number: '201', forwardsTo: target, pin: true })
    const { rows, steps } = await judgeFile(
      [phone, target],
      lines('number,label', '201,Lobby', '300,Phone 300'),
    )
    expect(rows.map(({ verdict }) => verdict)).toEqual(['update', 'unchanged'])
    expect(rows[0]?.changes).toEqual([{ column: 'label', before: 'Phone 201', after: 'Lobby' }])
    expect(steps).toMatchObject([
      {
        id: phone.id,
        write: {
          forwarding: { mode: 'always', destination: { kind: 'extension', extensionId: target.id } },
          voicemail: { enabled: true, pin: null },
        },
      },
    ])
  })

  test('leaves what an empty cell stands for, unless it is one that empties', async () => {
    const phone = known({ number: '201', pin: true })
    const full = lines('number,label,voicemail delay,enabled,voicemail email', '201,,,,')
    expect(await verdicts([phone], full)).toEqual(['unchanged'])
    const forwarding = known({ number: '202', forwardsTo: phone })
    expect(await verdicts([phone, forwarding], lines('number,forward to', '202,'))).toEqual([
      'forwardTo target_missing',
    ])
  })

  test('asks when calls are to be forwarded, when only a target is given', async () => {
    const phone = known({ number: '201' })
    expect(await verdicts([phone], lines('number,forward to', '201,0639980045'))).toEqual([
      'forwarding target_unused → Always',
    ])
    const off = lines('number,forwarding,forward to', '201,off,0639980045')
    expect(await verdicts([phone], off)).toEqual(['unchanged'])
  })

  test('about what is not a phone is refused', async () => {
    const group = known({ number: '300', kind: 'ring_group' })
    expect(await verdicts([group], lines('number,label', '300,Sales'))).toEqual([
      'number kind_not_editable → 301',
    ])
    expect(await verdicts([group], lines('id,label', `${group.id},Sales`))).toEqual(['id kind_not_editable'])
  })

  test.for([
    ['number', '112', 'number number_reserved → 113'],
    ['number', '15', 'number number_reserved → 16'],
    ['number', '0204', 'number number_format → 100'],
    ['number', '1.23E+05', 'number phone_rounded'],
    ['forward to', '112', 'forwardTo forwarding_to_emergency'],
    ['forward to', '205', 'forwardTo target_unknown'],
    ['forward to', '204', 'forwardTo forwarding_to_itself'],
    ['forward to', '3.32E+10', 'forwardTo phone_rounded'],
    ['forward to', '116000', 'forwardTo forwarding_to_emergency'],
    ['caller id', '+33199001201', 'callerId caller_id_not_allowed'],
    ['caller id', '+33199001202', 'callerId emergency_address_missing'],
    ['caller id', '+33199009999', 'callerId not_found'],
    ['PIN', '1234', 'voicemailPin pin_trivial'],
    ['PIN', '12', 'voicemailPin pin_format'],
    ['voicemail', 'yes', 'voicemail pin_missing → no'],
    ['voicemail', 'yse', 'voicemail yes_no → yes'],
    ['voicemail delay', '500', 'voicemailDelay too_big → 120'],
    ['voicemail email', 'ada@@example', 'voicemailEmail email_malformed'],
    ['voicemail email', '<ada @example,com>', 'voicemailEmail email_malformed → ada@example.com'],
    ['label', 'a;b', 'label invalid → ab'],
    ['label', 'a\u0007b', 'label invalid → a b'],
    ['label', '=HYPERLINK(""x"")', 'label invalid → x'],
    ['label', '=LIEN_HYPERTEXTE(""https://example.com""; ""Lobby"")', 'label invalid → Lobby'],
    ['label', '=""Lobby""', 'label invalid → Lobby'],
    ['label', '=HYPERLINK(""https://example.com"")', 'label invalid'],
    ['label', '=CONCAT(A1;""x"";B1)', 'label invalid'],
    ['label', 'x'.repeat(90), `label too_long → ${'x'.repeat(80)}`],
    ['kind', 'robot', 'kind choice → Shared phone'],
    ['kind', 'Ring group', 'kind kind_not_editable'],
    ['id', randomUUID(), 'id not_found'],
    ['id', 'x', 'id not_found'],
  ])('with %s %s is wrong', async ([column, value, expected]) => {
    const row: Record<string, string> = { number: '204', label: 'Lobby', 'call forwarding': 'always' }
    row['forward to'] = '+33199001299'
    row[column ?? ''] = value ?? ''
    const text = lines(
      Object.keys(row).join(','),
      Object.values(row)
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    expect(await verdicts([], text)).toEqual([expected])
  })

  test('with a whole name is parted, or asks how', async () => {
    const text = lines(
      'number,Full name,type',
      '201,Marie Petit,',
      '202,Marie Anne Petit,',
      '203,"Petit, Marie Anne",',
      '204,Meeting room,',
      '205,Meeting room,shared',
      '206,Zoé,personal',
      '207,"Zoé; Noël",',
    )
    expect(await verdicts([], text)).toEqual([
      'create',
      'fullName name_unclear → Petit, Marie Anne',
      'create',
      'create',
      'create',
      'firstName required',
      'fullName invalid → Zoé Noël',
    ])
    const { steps } = await judgeFile([], text)
    expect(steps.map(({ write }) => write.holder)).toEqual([
      { kind: 'person', firstName: 'Marie', lastName: 'Petit', email: null },
      { kind: 'person', firstName: 'Marie Anne', lastName: 'Petit', email: null },
      { kind: 'shared', label: 'Meeting room' },
      { kind: 'shared', label: 'Meeting room' },
    ])
  })

  test('with a whole name changes a phone that is there as what it is', async () => {
    const person = { id: randomUUID(), firstName: 'Marie Anne', lastName: 'Petit', email: null }
    const phones = [known({ number: '201', person }), known({ number: '300' })]
    const asNow = lines('number,name', '201,Marie Anne Petit', '300,Phone 300')
    expect(await verdicts(phones, asNow)).toEqual(['unchanged', 'unchanged'])
    const { steps } = await judgeFile(phones, lines('number,name', '201,Marie Roy', '300,Front desk'))
    expect(steps.map(({ write }) => write.holder)).toEqual([
      { kind: 'person', firstName: 'Marie', lastName: 'Roy', email: null },
      { kind: 'shared', label: 'Front desk' },
    ])
  })

  test('of a shared phone has its name in whichever column of names', async () => {
    const text = lines('number,first name,last name,type', '300,,Lobby,shared', '301,Meeting,room,shared')
    const { steps } = await judgeFile([], text)
    expect(steps.map(({ write }) => write.holder)).toEqual([
      { kind: 'shared', label: 'Lobby' },
      { kind: 'shared', label: 'Meeting room' },
    ])
  })

  test('with more cells than columns is wrong', async () => {
    expect(await verdicts([], lines('number,label', '204,Lobby, ground floor'))).toEqual([
      'row too_many_cells',
    ])
  })

  test('never shows a PIN', async () => {
    const phone = known({ number: '201', pin: true })
    const judged = await judgeFile([phone], lines('number,PIN', '201,4071', '202,4444', '203,40717'))
    expect(JSON.stringify(judged.rows)).not.toMatch(/4071|4444/)
    expect(judged.rows[0]?.changes).toEqual([{ column: 'voicemailPin', before: '••••', after: '••••' }])
  })

  test('says whatever a cell holds in a form that can be stored', async () => {
    const { rows } = await judgeFile([], lines('number,label', `204,"${'é'.repeat(99)}😀;"`))
    expect(rows[0]?.problems[0]?.value.isWellFormed()).toBe(true)
  })
})

describe('beside other rows', () => {
  const [a, b, c] = ['201', '202', '203'].map((number) => known({ number })) as [
    ExtensionWithPhone,
    ExtensionWithPhone,
    ExtensionWithPhone,
  ]
  const all = [a, b, c]

  test('numbers are exchanged, and move on in chains', async () => {
    expect(await verdicts(all, lines('id,number', `${a.id},202`, `${b.id},201`))).toEqual([
      'update',
      'update',
    ])
    const chain = lines('id,number,label', `${a.id},202,`, `${b.id},203,`, `${c.id},204,`, ',201,New')
    expect(await verdicts(all, chain)).toEqual(['update', 'update', 'update', 'create'])
  })

  test('a chain that cannot move at its end does not move at all', async () => {
    const chain = lines('id,number,label', `${a.id},202,`, `${b.id},203,`, `${c.id},112,`, ',201,New')
    expect(await verdicts(all, chain)).toEqual([
      'number taken → 204',
      'number taken → 205',
      'number number_reserved → 113',
      'number taken → 206',
    ])
  })

  test('a number or an extension is given once', async () => {
    const twice = lines('id,number,label', `${a.id},210,`, ',210,New', `${a.id},211,`, ',202,', ',202,Again')
    expect(await verdicts(all, twice)).toEqual([
      'update',
      'number duplicate_in_file 2 → 212',
      'id duplicate_in_file 2',
      'unchanged',
      'number duplicate_in_file 5 → 204',
    ])
  })

  test('a person who has two phones is changed in one way', async () => {
    const person = { id: randomUUID(), firstName: 'Zoé', lastName: 'Petit', email: 'zoe@example.com' }
    const phones = ['201', '202', '203'].map((number) => known({ number, person }))
    const file = (...rows: string[]) => lines('number,first name,last name,email', ...rows)
    const differs = file(
      '201,Zoé,Roy,zoe@example.com',
      '202,Zoé,Martin,z@example.com',
      '203,Zoé,Petit,zoe@example.com',
    )
    expect(await verdicts(phones, differs)).toEqual([
      'update',
      'lastName person_differs 2 → Roy, email person_differs 2 → zoe@example.com',
      'unchanged',
    ])
    const alike = file('201,Zoé,Roy,zoe@example.com', '202,Zoé,Roy,zoe@example.com')
    expect(await verdicts(phones, alike)).toEqual(['update', 'update'])
    const whole = lines('number,full name', '201,Zoé Roy', '202,Zoé Martin')
    expect(await verdicts(phones, whole)).toEqual(['update', 'fullName person_differs 2'])
  })

  test('forwarding may go to what the file makes, and not to what it fails to make', async () => {
    const text = (pin: string) =>
      lines(
        'number,label,call forwarding,forward to,PIN',
        '301,A,always,302,',
        `302,B,,,${pin}`,
        '303,C,off,999,',
      )
    const { steps } = await judgeFile([], text('4071'))
    expect(steps[0]?.write.forwarding).toEqual({
      mode: 'always',
      destination: { kind: 'extension', extensionId: steps[1]?.id },
    })
    expect(await verdicts([], text('1'))).toEqual([
      'forwardTo target_unknown',
      'voicemailPin pin_format',
      'create',
    ])
  })

  test('what forwards goes on to the same phone under its new number', async () => {
    const forwarding = known({ number: '210', forwardsTo: a })
    const text = lines(
      'id,number,label,call forwarding,forward to',
      `${forwarding.id},210,X,Always,201`,
      `${a.id},205,,,`,
    )
    const { steps } = await judgeFile([...all, forwarding], text)
    expect(steps[0]?.write.forwarding).toMatchObject({ destination: { extensionId: a.id } })
  })

  test('thousands of duplicates get a number each', async () => {
    const { rows, proposals } = await judgeFile(all, lines('number,label', ...Array(5000).fill('900,X')))
    const proposed = rows.flatMap(({ problems }) => problems.map(({ proposal }) => proposal))
    expect(proposals).toBe(4999)
    expect(new Set(proposed).size).toBe(4999)
    // 10xx are short codes in France.
    expect(proposed[99]).toBe('1100')
  })
})

const number = fc.integer({ min: 10, max: 60 }).map(String)

test('whatever a file says, no number ends up with two, and every proposal can be taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(number, { maxLength: 12 }),
      fc.array(fc.record({ which: fc.nat(14), number, forward: fc.option(number) }), { maxLength: 20 }),
      async (taken, changes) => {
        const extensions = taken.map((each) => known({ number: each }))
        const rows = changes.map(
          ({ which, number: to, forward }) =>
            `${extensions[which]?.id ?? ''},${to},Label ${to},${forward ? 'always' : 'off'},${forward ?? ''}`,
        )
        const { steps, rows: judged } = await judgeFile(
          extensions,
          lines('id,number,label,call forwarding,forward to', ...rows),
        )
        const after = new Map(extensions.map(({ id, number: before }) => [id, before]))
        for (const { id, write } of steps) after.set(id, write.number)
        expect(new Set(after.values()).size).toBe(after.size)
        for (const { write } of steps) {
          expect(judgeExtensionNumber(write.number, 'FR').state).not.toBe('reserved')
          const target = write.forwarding.mode === 'off' ? null : write.forwarding.destination
          expect(target?.kind !== 'extension' || after.has(target.extensionId)).toBe(true)
        }
        const proposed = judged.flatMap(({ problems }) =>
          problems.flatMap(({ column, proposal }) => (column === 'number' && proposal ? [proposal] : [])),
        )
        expect(new Set(proposed).size).toBe(proposed.length)
        for (const proposal of proposed) {
          expect([...taken, ...changes.map(({ number: to }) => to)]).not.toContain(proposal)
          expect(judgeExtensionNumber(proposal, 'FR').state).toBe('allowed')
        }
      },
    ),
  )
})

test('says the same of the same file, and something else when what it would do is something else', async () => {
  const phone = known({ number: '201' })
  const text = lines('number,label', '201,Lobby', '112,Error')
  const [first, second] = [await judgeFile([phone], text), await judgeFile([phone], text)]
  expect(first.fingerprint).toBe(second.fingerprint)
  const renamed = { ...phone, name: 'Other', version: 2 }
  expect((await judgeFile([renamed], text)).fingerprint).not.toBe(first.fingerprint)
  // Another proposal for a row that is left out changes nothing.
  expect((await judgeFile([phone, known({ number: '113' })], text)).fingerprint).toBe(first.fingerprint)
})
