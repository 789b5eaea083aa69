import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paths } from '../apps/web/src/paths.ts'
import { type RunningPortal, startPortal } from '../scripts/portal.ts'
import { expect, expectRow, test as base } from './fixtures.ts'
import { testPortal } from './portal.ts'

/** A second portal on the database of all tests, which may be killed. Sessions and cookies hold for both. */
const test = base.extend<{ startOwn: (port?: string) => Promise<RunningPortal> }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from its first parameter's pattern
  startOwn: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-e2e-away-'))
    const started: RunningPortal[] = []
    await use(async (port = '0') => {
      // Jobs and mail are the other portal's.
      const settings = { DATA_DIR: folder, PORT: port, WORKER: 'off', SMTP_URL: 'smtp://127.0.0.1:9' }
      const portal = await startPortal({ ...testPortal().environment, ...settings })
      started.push(portal)
      return portal
    })
    await Promise.all(started.map((portal) => portal.stop()))
    rmSync(folder, { recursive: true })
  },
})

test('a portal that is killed under an open page is told, and its return is noticed', async ({
  page,
  login,
  startOwn,
  allow,
}) => {
  allow(/^net::ERR_/)
  await login()
  const killed = await startOwn()
  await page.goto(killed.url + paths.extensionNew())
  await page.getByRole('radio', { name: 'Shared' }).check()
  await page.getByLabel('Name of the phone').fill('Workshop')
  await page.getByRole('switch', { name: /message/ }).uncheck()
  await killed.kill()
  const answers = () => fetch(killed.url).catch(() => undefined)
  await expect.poll(answers, 'the API ends with its launcher').toBeUndefined()

  await page.getByRole('button', { name: 'Create extension' }).click()
  await expect(page.getByRole('alert')).toContainText('No connection to the server')
  await startOwn(new URL(killed.url).port)
  await page.getByRole('button', { name: 'Create extension' }).click()
  await expectRow(page, 'Workshop')
})
