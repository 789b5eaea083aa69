import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { testPortal } from './portal.ts'

const listExtensions = (token: string) =>
  fetch(`${testPortal().url}/api/v1/extensions`, { headers: { authorization: `Bearer ${token}` } })

test('an administrator makes a token, a program uses it, and once revoked it is worth nothing', async ({
  page,
  context,
  login,
  sharedPhone,
}) => {
  await context.grantPermissions(['clipboard-write'])
  await login('admin')
  await sharedPhone('Lobby')
  await page.goto(paths.settings())
  await page
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('link', { name: 'API' })
    .click()
  await expect(page.getByRole('heading', { name: 'No tokens yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Create token' }).click()

  const panel = page.getByRole('dialog', { name: 'New token' })
  const name = panel.getByLabel('Name')
  await expect(name).toBeFocused()
  await panel.getByRole('button', { name: 'Create token' }).click()
  await expect(name).toHaveAccessibleDescription('This field is required')
  await name.fill('CRM')
  await panel.getByRole('button', { name: 'Create token' }).click()
  await expect(panel.getByText('This field is required')).toBeVisible() // a permission
  await panel.getByRole('checkbox', { name: 'See the extensions' }).check()
  await panel.getByRole('radio', { name: 'Other' }).check()
  await panel.getByLabel('Number of days').fill('14')
  await panel.getByRole('button', { name: 'Create token' }).click()

  const made = page.getByRole('dialog', { name: 'Token created' })
  await made.getByRole('button', { name: 'Copy: The token' }).click()
  await expect(made.getByText('Copied').first()).toBeVisible()
  const token = await made.getByText(/^sbt_/).innerText()
  const answer = await listExtensions(token)
  expect(await answer.json()).toMatchObject({ items: [{ name: 'Lobby' }] })
  await made.getByRole('button', { name: 'I have kept it' }).click()

  const item = page.getByRole('list', { name: 'API tokens' }).getByRole('listitem').filter({ hasText: 'CRM' })
  await expect(item).toContainText(`sbt_…${token.slice(-4)}`)
  await expect(item).toContainText('See the extensions')
  await page.reload()
  await expect(item).toContainText('Expires soon')
  await expect(item).toContainText(/Last used .* from 127\.0\.0\.1/)
  await expect(page.getByText(token)).toHaveCount(0)

  await item.getByRole('button', { name: 'Revoke token CRM' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
  await expect(page.getByText('Token CRM revoked')).toBeVisible()
  await expect(item).toContainText('Revoked')
  expect((await listExtensions(token)).status).toBe(401)
})

test('the history tells what a program did as its own, and takes it back', async ({ page, login, make }) => {
  const admin = await login('admin')
  const { token } = await make.makeApiToken(admin, { name: 'Directory sync' })
  const answer = await fetch(`${testPortal().url}/api/v1/extensions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      number: '204',
      holder: { kind: 'shared', label: 'Lobby' },
      enabled: true,
      callerIdNumberId: null,
      forwarding: { mode: 'off' },
      doNotDisturb: false,
      voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'en' },
    }),
  })
  expect(answer.status).toBe(201)
  await page.goto(paths.history())
  const entry = page.getByRole('listitem').filter({ hasText: 'created' })
  await expect(entry).toContainText('The API token “Directory sync” created extension 204 Lobby')
  await entry.getByRole('button', { name: /^Undo/ }).click()
  const asked = page.getByRole('dialog')
  await expect(asked).toContainText('204 Lobby will be deleted.')
  await asked.getByRole('button', { name: 'Undo the change' }).click()
  await expect(page.getByText('Undone').first()).toBeVisible()
})

test('the documentation is open to everybody, in both languages, with every endpoint', async ({ page }) => {
  await page.goto(paths.developers())
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Switchboard API')
  await page.getByRole('button', { name: 'JavaScript' }).click()
  await expect(page.getByRole('region', { name: 'List extensions' })).toContainText('await fetch(page')
  const endpoint = page.getByRole('group').filter({ hasText: '/api/v1/extensions/{id}/uses' })
  await endpoint.getByText('/api/v1/extensions/{id}/uses').click()
  await expect(endpoint).toContainText('extensions:read')
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API de Switchboard')
})
