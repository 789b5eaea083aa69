import { BlockedDigits } from '@switchboard/contract/blocked-numbers'
import { E164 } from '@switchboard/contract/common'
import { type Endpoint, platformKindOf } from '@switchboard/contract/endpoint'
import { ENDPOINTS } from '@switchboard/contract/endpoints'
import { ExtensionNumber } from '@switchboard/contract/extensions'
import { emergencyNumbers } from '@switchboard/contract/number-plan'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, urlOf } from './app.ts'
import { bodiesWithId } from './body-ids.ts'
import { makePlatformToken, makeTenant, makeUser } from './factories.ts'
import { PATH_OBJECTS } from './matrix-objects.ts'

// Every endpoint of the contract, and every field of its body that takes a number, whoever wrote it: none of them takes an
// emergency number, however that is written. So nothing is one, blocks one, forwards to one or shows one.

const CODES = ['15', '17', '18', '112', '114', '115', '116000', '116117', '119', '191', '196', '197']

const server = await startTestApp()
const { id: tenantId } = await makeTenant({ country: 'FR' })
const admin = await server.signInAs(await makeUser({ tenantId, role: 'owner' }))

type Schema = z.core.$ZodType
const takesNumber = (schema: Schema) => [E164, ExtensionNumber, BlockedDigits].includes(schema as typeof E164)

/** Names of strings that may be telephone numbers. */
const LOOKS_LIKE_NUMBER = /number|e164|phone|dial|caller|pattern|external/i
/** Those that are none, and why. */
const OTHER_NUMBERS: Record<string, string> = {
  'company.update registrationNumber': 'of a register of companies',
  'company.update vatNumber': 'of the tax office',
}

const bodiesOf = ({ body, example }: Endpoint, number: string, wanted = takesNumber) =>
  body ? bodiesWithId(body, example.body, number, wanted) : []

/** Nobody configures anything where one cannot sign in, and engines tell what happened: calls to these numbers, too. */
const CONFIGURING = ENDPOINTS.filter(({ permission }) => permission !== 'public' && permission !== 'engine')

const fields = CONFIGURING.flatMap((endpoint) =>
  bodiesOf(endpoint, '').map(({ path }, at) => [endpoint.id, path, at, endpoint] as const),
)

async function send(endpoint: Endpoint, body: unknown) {
  const upToParameter = /^.*:(\w+)/.exec(endpoint.path)
  const [key = '', name = ''] = upToParameter ?? []
  const object = await PATH_OBJECTS[key]?.(tenantId)
  const params = { ...endpoint.example.params, ...(object && { [name]: object.id }) }
  const kind = platformKindOf(endpoint)
  const { headers } = kind ? server.program(await makePlatformToken({ kind })) : admin
  return server.app.inject({
    method: endpoint.method,
    url: urlOf(endpoint, { params }),
    headers,
    payload: body as object,
  })
}

test('the twelve of France are the ones of the number plan', () => {
  expect(emergencyNumbers('FR')).toEqual(CODES)
})

test('every field that looks like one for a number is known as such', () => {
  const unknown = CONFIGURING.flatMap((endpoint) => {
    const known = new Set(bodiesOf(endpoint, '').map(({ path }) => path))
    const strings = bodiesOf(endpoint, '', (schema) => schema instanceof z.ZodString)
    return strings
      .map(({ path }) => path)
      .filter((path) => LOOKS_LIKE_NUMBER.test(path.split('.').at(-1) ?? '') && !known.has(path))
      .map((path) => `${endpoint.id} ${path}`)
  })
  expect([...new Set(unknown)].filter((field) => !OTHER_NUMBERS[field])).toEqual([])
})

test('there are fields to try', () => {
  expect(new Set(fields.map(([id]) => id)).size).toBeGreaterThan(7)
})

describe.each(fields)('%s takes none at %s (%i)', (_, path, at, endpoint) => {
  test.each(CODES)('%s', async (code) => {
    for (const written of [code, `+33${code}`]) {
      const answer = await send(endpoint, bodiesOf(endpoint, written)[at]?.body)
      expect([written, answer.statusCode]).toEqual([written, expect.toBeOneOf([400, 422])])
      expect(answer.json().fieldErrors).toHaveProperty([path])
    }
  })
})
