import { randomUUID } from 'node:crypto'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { type EngineEvent, engineEvents } from '@switchboard/contract/engine-events'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test as base } from './fixtures.ts'
import { testPortal } from './portal.ts'

type Told = EngineEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'id' | 'at' | 'tenantId'>
    : never
  : never

/** `engine(event)` is a phone engine that tells something of the company. */
const test = base.extend<{ engine: (...told: Told[]) => Promise<void> }>({
  engine: async ({ company, make, request }, use) => {
    const token = await make.makePlatformToken()
    await use(async (...told) => {
      const head = { tenantId: company.id, at: new Date().toISOString() }
      const answer = await request.post(testPortal().url + API_PREFIX + engineEvents.report.path, {
        headers: { authorization: `Bearer ${token}` },
        data: { events: told.map((each) => ({ ...each, ...head, id: randomUUID() })) },
      })
      expect(await answer.json()).toMatchObject({ results: told.map(() => ({ outcome: 'accepted' })) })
    })
  },
})

/** An hour, as engines tell it. */
const lease = () => new Date(Date.now() + 3_600_000).toISOString()

test('a desk phone is added, connects, is in effect, gets another password, goes and comes back', async ({
  page,
  company,
  owner,
  login,
  sharedPhone,
  engine,
}) => {
  await login()
  const { id } = await sharedPhone('Lobby')
  await page.goto(paths.extension(id))
  const panel = page.getByRole('dialog', { name: 'Lobby' })
  await panel.getByRole('link', { name: 'Add device' }).click()

  const form = page.getByRole('dialog', { name: 'New device' })
  await form.getByText('IP phone', { exact: true }).click()
  await form.getByLabel('Name', { exact: true }).fill('Front desk')
  await form.getByRole('combobox', { name: 'Model' }).fill('Yealink T23G')
  await form.getByLabel('MAC address').fill('00:15:65:3a:4b')
  await form.getByRole('button', { name: 'Add device' }).click()
  await expect(form.getByText('Give the 12 digits')).toBeVisible()
  await form.getByLabel('MAC address').fill('00:15:65:3a:4b:5c')
  await form.getByRole('button', { name: 'Add device' }).click()
  const shown = page.getByRole('dialog', { name: 'Connect Front desk' })
  await expect(shown.getByText('The password is shown this once')).toBeVisible()
  const device = await owner.device.findFirstOrThrow({ where: { tenantId: company.id } })
  await expect(shown.getByText(device.sipUser)).toBeVisible()
  await shown.getByRole('button', { name: 'Done' }).click()

  const item = panel.getByRole('listitem').filter({ hasText: 'Front desk' })
  await expect(item).toContainText('Yealink T23G · 00:15:65:3A:4B:5C')
  await expect(item).toContainText('Never connected')
  await expect(item).toContainText('Saved')
  const pending = await owner.configurationChange.findMany({ where: { tenantId: company.id } })
  const changes = pending.map((change) => change.id)
  await engine(
    { type: 'configuration.applied', changes },
    {
      type: 'device.registered',
      sipUser: device.sipUser,
      expiresAt: lease(),
      address: '192.0.2.17',
      userAgent: 'Yealink SIP-T23G',
    },
  )
  // Without a reload.
  await expect(item).toContainText('Connected')
  await expect(item).toContainText('In effect')
  await expect(item).toContainText('from 192.0.2.17')

  await item.getByRole('link', { name: 'Front desk' }).click()
  const own = page.getByRole('dialog', { name: 'Front desk' })
  await expect(own.getByText('Yealink SIP-T23G')).toBeVisible()
  await own.getByRole('button', { name: 'New password' }).click()
  await page.getByRole('button', { name: 'Make new password' }).click()
  const again = page.getByRole('dialog', { name: 'Connect Front desk' })
  await expect(again.getByText('The password is shown this once')).toBeVisible()
  await again.getByRole('button', { name: 'Done' }).click()

  await own.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Remove device' }).click()
  await expect(panel.getByText('No device yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(item).toContainText('Never connected')
})

test('a plain user connects a softphone by QR code, on a phone-sized page, and removes it', async ({
  page,
  company,
  make,
  login,
}) => {
  await page.setViewportSize({ width: 375, height: 812 })
  const user = await login('user')
  await make.makeExtension({ tenantId: company.id, userId: user.id, number: '204', name: 'Ada Martin' })
  await page.goto(paths.profile())
  const section = page.getByRole('region', { name: 'Phones and softphones of extension 204' })
  await section.getByRole('button', { name: 'Connect a softphone' }).click()
  await page.getByLabel('What is it on?').fill('Mobile')
  await page.keyboard.press('Enter')
  const shown = page.getByRole('dialog', { name: 'Connect Mobile' })
  await expect(shown.getByRole('img', { name: 'QR code' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(section.getByRole('listitem')).toContainText('Mobile')
  await section.getByRole('button', { name: 'Remove Mobile' }).click()
  await page.getByRole('button', { name: 'Remove softphone' }).click()
  await expect(section.getByText('Nothing is connected yet.')).toBeVisible()
})
