import { expect, test } from 'vitest'
import document from '../../../../../api/openapi.json' with { type: 'json' }
import { groupsOf, type OpenApi } from './reference.ts'

const groups = groupsOf(document as unknown as OpenApi)
const all = groups.flatMap(({ endpoints }) => endpoints)
const find = (id: string) => all.find((endpoint) => endpoint.id === id)

test('every operation of the document is told, each under its feature', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  expect(all.map(({ id }) => id).toSorted()).toEqual(
    operations.map(({ operationId }) => operationId).toSorted(),
  )
  expect(groups.every(({ name, endpoints }) => endpoints.every(({ id }) => id.startsWith(`${name}.`)))).toBe(
    true,
  )
})

test('it says who may, what to send and what comes back', () => {
  expect(find('extensions.update')).toMatchObject({
    method: 'PUT',
    path: '/api/v1/extensions/{id}',
    access: { kind: 'token', permission: 'extensions:write' },
    parameters: ['id'],
    body: expect.stringContaining('"version": 1'),
    success: '200',
    errors: expect.arrayContaining([{ status: '409', codes: 'already_exists, version_conflict' }]),
  })
  expect(find('history.list')?.parameters).toContain('cursor?')
  expect(find('session.signIn')?.access).toEqual({ kind: 'public' })
  expect(find('apiTokens.create')?.access).toEqual({ kind: 'person' })
})

test('what programs can use comes first', () => {
  const forPeople = groups.map(({ endpoints }) => endpoints.every(({ access }) => access.kind !== 'token'))
  expect(forPeople).toEqual(forPeople.toSorted())
})
