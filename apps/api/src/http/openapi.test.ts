import { ENDPOINTS } from '@switchboard/contract/endpoints'
import { expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'

const { app } = await startTestApp()
const document = (await app.inject('/api/docs/json')).json()

// A change of the API is to be seen in review: npx vitest run --project api openapi.test.ts -u
test('the committed openapi.json is what the contract says now', async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../openapi.json')
})

test('it documents every endpoint of the contract and nothing else', () => {
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(
    (methods) => Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(operations.toSorted()).toEqual(ENDPOINTS.map(({ id }) => id).toSorted())
})
