import type { Page } from '@playwright/test'
import { waveFile } from '../apps/api/src/testing/sounds.ts'
import { zipOf } from '../apps/api/src/testing/zip.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

const choice = (page: Page) => page.getByLabel('Choose a ZIP or JSON file, or drop it here')
const report = (page: Page) => page.getByRole('list', { name: 'What the import would do' })
const CONFIGURATION = {
  format: 'switchboard-configuration',
  version: 1,
  configuration: {
    schedules: [{ name: 'Office hours', ranges: [{ day: 1, start: 540, end: 720 }] }],
    audioFiles: [{ name: 'Welcome', kind: 'greeting', sound: 'audio/Welcome.wav' }],
  },
}
const archiveOf = (sound: Buffer | string) => ({
  name: 'martin.zip',
  mimeType: 'application/zip',
  buffer: zipOf([
    { name: 'configuration.json', content: JSON.stringify(CONFIGURATION) },
    { name: 'audio/Welcome.wav', content: sound },
  ]),
})

test('a company is exported with its sounds, and another one becomes like it, until that is undone', async ({
  page,
  login,
  make,
  pageOf,
  allow,
}) => {
  await login('admin')
  await page.goto(paths.settingsConfiguration())
  await expect(page.getByText('ZIP up to 200 MB')).toBeVisible()

  // What is wrong is told before anything is done, and the file can be chosen again.
  allow(/422 POST \/api\/v1\/configuration\/archive/)
  await choice(page).setInputFiles({ ...archiveOf(''), buffer: Buffer.from('PK but no archive') })
  await expect(page.getByRole('alert')).toContainText('This is no ZIP file, or it is damaged')
  await choice(page).setInputFiles(archiveOf('not a sound'))
  await expect(report(page)).toContainText('1 problem')
  await expect(page.getByText('This file holds no sound')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import 1 change' })).toHaveAttribute('aria-disabled', 'true')

  await choice(page).setInputFiles(archiveOf(waveFile(2)))
  await expect(report(page)).toContainText('2 new')
  await page.getByRole('button', { name: 'Import 2 changes' }).click()
  await expect(page.getByText('2 changes imported')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the ZIP file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^configuration-[\d-]{10}\.zip$/)

  const { id: tenantId } = await make.makeTenant({ language: 'en' })
  const other = await pageOf(await make.makeUser({ tenantId, role: 'admin' }))
  await other.goto(paths.settingsConfiguration())
  await choice(other).setInputFiles(await file.path())
  await expect(report(other)).toContainText('3 new')
  await other.getByRole('button', { name: 'Import 3 changes' }).click()
  await expect(other.getByText('3 changes imported')).toBeVisible()
  await choice(other).setInputFiles(await file.path())
  await expect(report(other)).toContainText('4 unchanged')
  await other.getByText('What stays as it is').click()
  await expect(other.getByRole('listitem').filter({ hasText: 'Audio file Welcome' })).toBeVisible()

  await other.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(other.getByText('Undone', { exact: true })).toBeVisible()
  await other.goto(paths.audio())
  await expect(other.getByText('No greetings or music yet')).toBeVisible()
})
