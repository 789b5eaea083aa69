import { emergencyNumbers, reservedCodes } from '@switchboard/contract/number-plan'
import { MOST_NUMBERS } from '@switchboard/contract/phone-numbers'
import { phoneNumbersInventory } from '@switchboard/contract/phone-numbers.inventory'
import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makePhoneNumber, makePlatformToken, makeTenant } from '../../testing/factories.ts'

const server = await startTestApp()
const operator = server.program(await makePlatformToken({ kind: 'operator', name: 'Stock' }))

const add = (tenantId: string, e164: string) =>
  operator.request(phoneNumbersInventory.add, { body: { tenantId, e164 } })

test('an operator gives a number and takes it back', async () => {
  const { id: tenantId } = await makeTenant()
  const e164 = '+33187000201'
  const added = await add(tenantId, e164)
  expect([added.statusCode, added.json()]).toMatchObject([
    201,
    { tenantId, e164, label: e164, source: 'assigned' },
  ])
  const again = await add((await makeTenant()).id, e164)
  expect([again.statusCode, again.json().fieldErrors]).toEqual([409, { e164: 'taken' }])
  expect(await owner.platformAuditEvent.findMany({ where: { actor: 'program Stock' } })).toHaveLength(1)
  await operator.call(phoneNumbersInventory.release, { params: { e164 } })
  const gone = await operator.request(phoneNumbersInventory.release, { params: { e164 } })
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'not_found'])
})

test('a number of use is not taken back', async () => {
  const { e164 } = await makePhoneNumber({ destinationKind: 'external', destinationExternal: '+33639980001' })
  const answer = await operator.request(phoneNumbersInventory.release, { params: { e164 } })
  expect([answer.statusCode, answer.json().current]).toEqual([
    409,
    { main: false, destination: true, shownBy: 0 },
  ])
})

test('an unknown company has no numbers', async () => {
  const answer = await add('018f0000-0000-7000-8000-000000000000', '+33187000202')
  expect([answer.statusCode, answer.json().fieldErrors]).toEqual([422, { tenantId: 'not_found' }])
})

test.each(['FR', 'RE', 'BE', 'CH', 'DE', 'ES', 'IT', 'LU', 'GB', 'US', 'AU'])(
  'no emergency or short code of %s is anybody’s number, however it is written',
  async (country) => {
    const { id: tenantId } = await makeTenant()
    const codes = reservedCodes(country).map(({ code }) => code.replaceAll('x', '1'))
    expect(codes).toEqual(expect.arrayContaining(emergencyNumbers(country)))
    for (const code of codes) {
      const answer = await add(tenantId, `+${getCountryCallingCode(country as CountryCode)}${code}`)
      expect([400, 422]).toContain(answer.statusCode)
      expect(answer.json().fieldErrors).toMatchObject({ e164: expect.any(String) })
    }
    expect(await owner.phoneNumber.count({ where: { tenantId } })).toBe(0)
  },
)

test('a company has so many and no more', async () => {
  const { id: tenantId } = await makeTenant()
  const all = Array.from({ length: MOST_NUMBERS }, (_, at) => `+3326192${String(at).padStart(4, '0')}`)
  await owner.numberRegistry.createMany({ data: all.map((e164) => ({ e164, tenantId })) })
  await owner.phoneNumber.createMany({ data: all.map((e164) => ({ e164, tenantId, label: e164 })) })
  const answer = await add(tenantId, '+33187000203')
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'limit_reached'])
})
