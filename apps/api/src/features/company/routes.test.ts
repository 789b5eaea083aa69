import { company, type Company, type CompanyWrite } from '@switchboard/contract/company'
import { history } from '@switchboard/contract/history'
import { preferences } from '@switchboard/contract/preferences'
import { session } from '@switchboard/contract/session'
import { describe, expect, test } from 'vitest'
import { type Caller, startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeExtension, makePhoneNumber, makeTenant, makeUser } from '../../testing/factories.ts'

const server = await startTestApp()

const FRENCH: CompanyWrite = {
  version: 1,
  name: 'Atelier Lumière',
  legalForm: 'SAS',
  siren: '123456782',
  siret: '12345678200010',
  registrationNumber: null,
  vatNumber: 'FR11123456782',
  address: { line1: '12 rue des Lanternes', line2: null, postalCode: '75011', city: 'Paris', region: null },
  country: 'FR',
  language: 'fr',
  timeZone: 'Europe/Paris',
}
/** Elsewhere there is no SIREN. */
const ABROAD: CompanyWrite = { ...FRENCH, siren: null, siret: null, vatNumber: null, address: null }

async function start(country = 'FR') {
  const tenant = await makeTenant({ country })
  const user = await makeUser({ tenantId: tenant.id })
  return { tenant, caller: await server.signInAs(user), where: { tenantId: tenant.id } }
}
const put = (caller: Caller, changes: Partial<CompanyWrite> = {}) =>
  caller.request(company.update, { body: { ...FRENCH, ...changes } })
const errorsOf = async (country: string, changes: Partial<CompanyWrite>) => {
  const { caller } = await start(country)
  const answer = await put(caller, { ...(country !== 'FR' && ABROAD), country, ...changes })
  return answer.statusCode === 200 ? 200 : answer.json().fieldErrors
}

test('what is saved is read again, by the session too, and told by the history', async () => {
  const { caller, tenant, where } = await start()
  const saved = await caller.call(company.update, {
    body: { ...FRENCH, siren: '123 456 782', siret: '123 456 782 00010', vatNumber: 'fr 11 123 456 782' },
  })
  const expected: Company = {
    ...FRENCH,
    version: 2,
    mainNumber: tenant.mainNumber,
    countryFixed: false,
  }
  expect(saved).toEqual(expected)
  expect(await caller.call(company.get, {})).toEqual(expected)
  expect((await caller.call(session.get, {}))?.tenant.name).toBe('Atelier Lumière')
  expect(await owner.auditEvent.findMany({ where })).toMatchObject([
    {
      action: 'company.updated',
      objectKind: 'company',
      objectId: tenant.id,
      objectLabel: 'Atelier Lumière',
      objectVersion: 2,
      before: { version: 1, name: tenant.name, address: null },
      after: { version: 2, siren: '123456782', address: { city: 'Paris' } },
    },
  ])
})

test('a save that changes nothing is none', async () => {
  const { caller, where } = await start()
  await put(caller)
  const again = await put(caller, { version: 2 })
  expect([again.statusCode, again.json().version]).toEqual([200, 2])
  expect(await owner.auditEvent.count({ where })).toBe(1)
})

test('whoever saves on stale data is shown what is there now, and who saved it', async () => {
  const { caller, where } = await start()
  await put(caller)
  // The preferences have the company's id in the history, and versions of their own.
  const other = await makeUser({ tenantId: where.tenantId, firstName: 'Zoé' })
  await (await server.signInAs(other)).call(preferences.update, { body: { version: 1, ringSeconds: 20 } })
  const answer = await put(caller, { name: 'Another' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({
    code: 'version_conflict',
    current: { version: 2, name: 'Atelier Lumière', countryFixed: false },
    saved: { by: expect.stringMatching(/^Ada Person /) },
  })
})

test('of two at the same time one is told', async () => {
  const { caller } = await start()
  const answers = await Promise.all([put(caller, { name: 'One' }), put(caller, { name: 'Two' })])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

describe('numbers of a French company', () => {
  test.each<[string, Partial<CompanyWrite>, object | 200]>([
    ['none', { siren: null, siret: null, vatNumber: null }, 200],
    ['a wrong digit in the SIREN, told once', { siren: '123456783' }, { siren: 'siren_wrong' }],
    ['a SIREN that is too short', { siren: '12345678' }, { siren: 'siren_wrong' }],
    ['a wrong digit in the SIRET', { siret: '12345678200011' }, { siret: 'siret_wrong' }],
    ['a SIRET of another company', { siret: '73282932000074' }, { siret: 'siret_of_another' }],
    ['a SIRET alone', { siren: null, vatNumber: null }, 200],
    [
      'an office of La Poste, by the sum of the digits',
      { siren: '356000000', siret: '35600000049837', vatNumber: null },
      200,
    ],
    [
      'one that Luhn’s formula alone would let pass',
      { siren: '356000000', siret: '35600000000113', vatNumber: null },
      { siret: 'siret_wrong' },
    ],
    [
      'the seat of La Poste, by Luhn’s formula',
      { siren: null, siret: '35600000000048', vatNumber: null },
      200,
    ],
    ['a wrong VAT key', { vatNumber: 'FR12123456782' }, { vatNumber: 'vat_wrong' }],
    ['a VAT number without its prefix', { vatNumber: '11 123456782' }, 200],
    ['a VAT number of another company', { vatNumber: 'FR40303265045' }, { vatNumber: 'vat_of_another' }],
    [
      'a VAT number that is not the SIRET’s',
      { siren: null, vatNumber: 'FR40303265045' },
      { vatNumber: 'vat_of_another' },
    ],
    ['a VAT number with letters in its key', { siren: null, siret: null, vatNumber: 'FRK7399859412' }, 200],
    ['a German VAT number', { vatNumber: 'DE136695976' }, { vatNumber: 'vat_wrong' }],
  ])('%s', async (_, changes, expected) => {
    expect(await errorsOf('FR', changes)).toEqual(expected)
  })
})

describe('numbers elsewhere', () => {
  test.each([
    ['AT', 'ATU13585627'],
    ['BE', 'BE0403019261'],
    ['BG', 'BG175074752'],
    ['CY', 'CY10259033P'],
    ['CZ', 'CZ25123891'],
    ['DE', 'DE136695976'],
    ['DK', 'DK13585628'],
    ['EE', 'EE100931558'],
    ['ES', 'ESA13585625'],
    ['FI', 'FI20774740'],
    ['GR', 'EL094259216'],
    ['HR', 'HR33392005961'],
    ['HU', 'HU12892312'],
    ['IE', 'IE6433435F'],
    ['IT', 'IT00743110157'],
    ['LT', 'LT119511515'],
    ['LU', 'LU15027442'],
    ['LV', 'LV40003521600'],
    ['MC', 'FR53000004605'],
    ['MT', 'MT11679112'],
    ['NL', 'NL004495445B01'],
    ['PL', 'PL8567346215'],
    ['PT', 'PT501964843'],
    ['RO', 'RO18547290'],
    ['SE', 'SE123456789701'],
    ['SI', 'SI50223054'],
    ['SK', 'SK2022749619'],
  ])('%s: %s is a VAT number, with a wrong character it is none', async (country, vatNumber) => {
    const { caller, where } = await start(country)
    const write = { ...ABROAD, country }
    expect((await put(caller, { ...write, vatNumber })).statusCode).toBe(200)
    expect(await owner.tenant.findFirst({ where: { id: where.tenantId } })).toMatchObject({ vatNumber })
    const other = vatNumber.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
    const wrong = await put(caller, {
      ...write,
      version: 2,
      vatNumber: country === 'NL' ? 'NL004495446B01' : other,
    })
    expect(wrong.json().fieldErrors).toEqual({ vatNumber: 'vat_wrong' })
  })

  test.each<[string, Partial<CompanyWrite>, object | 200]>([
    ['DE', { siren: '123456782' }, { siren: 'not_in_country' }],
    ['DE', { siret: '12345678200010' }, { siret: 'not_in_country' }],
    ['DE', { registrationNumber: 'HRB 12345' }, 200],
    ['CH', { vatNumber: 'CHE-116.281.710 MWST' }, 200],
    ['US', { vatNumber: '12-3456789' }, 200],
    ['RE', { siren: '123456782', vatNumber: 'FR11123456782' }, 200],
  ])('%s: %j', async (country, changes, expected) => {
    expect(await errorsOf(country, changes)).toEqual(expected)
  })
})

describe('the address', () => {
  const at = (postalCode: string | null) => ({
    address: { line1: '1 Main Street', line2: null, postalCode, city: 'Town', region: null },
  })
  test.each([
    ['FR', '7501', { 'address.postalCode': 'postal_code_wrong' }],
    ['FR', null, { 'address.postalCode': 'required' }],
    ['FR', '97400', 200],
    ['GB', 'SW1A 1AA', 200],
    ['US', '75011', 200],
    ['US', 'SW1A 1AA', { 'address.postalCode': 'postal_code_wrong' }],
    ['AE', null, 200],
  ])('in %s with the postal code %s', async (country, postalCode, expected) => {
    expect(await errorsOf(country, at(postalCode))).toEqual(expected)
  })
  test('has a street and a city', async () => {
    const { caller } = await start()
    const answer = await put(caller, {
      address: { line1: ' ', line2: null, postalCode: '75011', city: '', region: null },
    })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([
      400,
      { 'address.line1': 'required', 'address.city': 'required' },
    ])
  })
})

test.each([
  ['Asia/Kolkata', 200],
  ['Asia/Calcutta', 200],
  ['US/Eastern', 200],
  ['Factory', { timeZone: 'time_zone_unknown' }],
  ['+02:00', { timeZone: 'time_zone_unknown' }],
  ['Mars/Olympus', { timeZone: 'time_zone_unknown' }],
])('the time zone %s', async (timeZone, expected) => {
  expect(await errorsOf('FR', { timeZone })).toEqual(expected)
})

describe('the country', () => {
  test('changes while nothing depends on it', async () => {
    const { caller } = await start()
    const answer = await put(caller, { ...ABROAD, country: 'BE' })
    expect([answer.statusCode, answer.json().country]).toEqual([200, 'BE'])
    expect((await put(caller, { ...ABROAD, version: 2, country: 'XX' })).json().fieldErrors).toEqual({
      country: 'country_unknown',
    })
  })
  test.each([
    ['a number', makePhoneNumber],
    ['an extension', makeExtension],
  ])('stays once there is %s', async (_, make) => {
    const { caller, where } = await start()
    await make(where)
    expect((await caller.call(company.get, {})).countryFixed).toBe(true)
    const answer = await put(caller, { ...ABROAD, country: 'BE' })
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { country: 'country_fixed' }])
    expect((await put(caller)).statusCode).toBe(200)
  })
})

describe('undo', () => {
  const latest = async (caller: Caller) => {
    const { items } = await caller.call(history.list, { query: { kind: 'company' } })
    return items[0]?.id ?? ''
  }
  test('takes a change back, and the undo too', async () => {
    const { caller, tenant } = await start()
    await put(caller)
    await caller.call(history.undo, { params: { id: await latest(caller) } })
    const undone = await caller.call(company.get, {})
    expect(undone).toMatchObject({ version: 3, name: tenant.name, siren: null, address: null })
    await caller.call(history.undo, { params: { id: await latest(caller) } })
    expect(await caller.call(company.get, {})).toMatchObject({ version: 4, name: 'Atelier Lumière' })
  })
  test('not over what somebody changed since', async () => {
    const { caller } = await start()
    await put(caller)
    const id = await latest(caller)
    await put(caller, { version: 2, name: 'Renamed since' })
    const answer = await caller.request(history.undo, { params: { id } })
    expect(answer.statusCode).toBe(409)
    expect(answer.json().current.obstacles.items).toEqual([
      { label: 'Renamed since', reason: 'changed_since' },
    ])
  })
  test('not to a country that can no longer be chosen', async () => {
    const { caller, where } = await start('BE')
    await put(caller)
    const id = await latest(caller)
    await makePhoneNumber(where)
    const verdict = await caller.call(history.undoable, { params: { id } })
    expect(verdict.obstacles.items).toEqual([{ label: 'Atelier Lumière', reason: 'in_use' }])
  })
})

test('those who only read see it', async () => {
  const { tenant } = await start()
  const reader = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'billing' }))
  expect((await reader.call(company.get, {})).name).toBe(tenant.name)
  expect((await put(reader)).statusCode).toBe(403)
})
