import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type ApiExample, API_EXAMPLES } from '@switchboard/contract/api-examples'
import { ENDPOINTS } from '@switchboard/contract/endpoints'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { afterAll, expect, test } from 'vitest'
import { owner } from '../../testing/db.ts'
import { makeApiToken, makeUser } from '../../testing/factories.ts'
import { listening, startServer } from '../../testing/server-process.ts'

// The examples of /developers, as they stand on the page, against a server of its own: `curl` and Node.

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'switchboard-examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A company, a token of its administrator for everything, and what runs an example with it. */
async function start() {
  const { token, row } = await makeApiToken(await makeUser())
  const PORTAL = await listening(startServer())
  const env = { PATH: process.env['PATH'], PORTAL, TOKEN: token }
  const inFolder = (ID: string) => ({ cwd: folder, env: { ...env, ID } })
  return {
    tenantId: row.tenantId,
    /** @returns what curl printed, parsed */
    curl: async (example: ApiExample, id = '') => {
      const { stdout } = await run('sh', ['-euc', API_EXAMPLES[example].curl], inFolder(id))
      return stdout === '' ? null : JSON.parse(stdout)
    },
    /** @returns what it printed */
    javascript: async (example: Exclude<ApiExample, 'startImport'>) => {
      const { javascript } = API_EXAMPLES[example]
      const { stdout } = await run(
        process.execPath,
        ['--input-type=module', '--eval', javascript],
        inFolder(''),
      )
      return stdout
    },
  }
}

const numbersOf = async (tenantId: string) =>
  (await owner.extension.findMany({ where: { tenantId }, orderBy: { number: 'asc' } })).map(
    ({ number }) => number,
  )
const exported = () => readFileSync(join(folder, 'extensions.csv'), 'utf8')

test('curl', async () => {
  const { curl, tenantId } = await start()
  expect(await curl('list')).toEqual({ items: [], nextCursor: null })
  const { id } = await curl('create')
  expect(await curl('edit', id)).toMatchObject({ version: 2, phone: { doNotDisturb: true } })
  const conflict = { stdout: expect.stringContaining('version_conflict') } // as the page says
  await expect(curl('edit', id)).rejects.toMatchObject(conflict)
  expect((await curl('list')).items).toMatchObject([{ number: '780', name: 'Reception' }])
  await curl('exportFile')
  expect(exported()).toContain('780')
  expect(await curl('remove', id)).toBeNull()
  const checked = await curl('importFile')
  expect(checked).toMatchObject({ version: 1, counts: { create: 2, error: 0 } })
  expect(await curl('startImport', checked.id)).toMatchObject({ state: 'importing' })
  await expect.poll(() => numbersOf(tenantId)).toEqual(['781', '782'])
  const { items } = await curl('history')
  expect(items.map(({ action }: { action: string }) => action)).toEqual([
    'extensions.imported',
    'extension.deleted',
    'extension.updated',
    'extension.created',
  ])
})

test('JavaScript', async () => {
  const { javascript, tenantId } = await start()
  await javascript('create')
  expect(await javascript('list')).toBe('780 Reception\n')
  expect(await javascript('edit')).toContain('doNotDisturb: true')
  await javascript('exportFile')
  expect(exported()).toContain('780')
  expect(await javascript('remove')).toBe('deleted true\n')
  expect(await javascript('importFile')).toMatch(/create: 2[^]*done\n$/)
  expect(await numbersOf(tenantId)).toEqual(['783', '784'])
  expect(await javascript('history')).toMatch(/Program \d+ extensions\.imported phones\.csv[^]*undone\n$/)
  expect(await numbersOf(tenantId)).toEqual([])
})

test('every address in them is one of the contract', () => {
  const patterns = ENDPOINTS.map(
    ({ path }) => new RegExp(`^${API_PREFIX}${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  )
  const addresses = Object.values(API_EXAMPLES).flatMap(({ curl }) =>
    [...curl.matchAll(/\$PORTAL([^"?]*)/g)].map(([, address = '']) => address),
  )
  expect(addresses).toHaveLength(Object.keys(API_EXAMPLES).length)
  expect(addresses.filter((address) => !patterns.some((pattern) => pattern.test(address)))).toEqual([])
})
