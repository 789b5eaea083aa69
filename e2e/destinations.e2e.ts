import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

test('where calls go is chosen in one field, by keyboard alone and on a phone', async ({
  page,
  login,
  make,
  company: { id: tenantId },
}) => {
  await page.setViewportSize({ width: 375, height: 740 })
  await login()
  const phone = { voicemailEnabled: false }
  for (const [number, name] of [
    ['204', 'Workshop'],
    ['205', 'Hélène’s desk'],
  ] as const) {
    await make.makeExtension({ tenantId, kind: 'shared_phone', number, name, phone })
  }
  await page.goto(paths.extensions())
  await page.getByRole('link', { name: 'Workshop' }).click()
  await page.getByRole('radio', { name: 'Always', exact: true }).check()
  const field = page.getByRole('combobox', { name: 'Forward to' })

  // Inside: by name, without accents; Enter takes the first that is found, however soon it is pressed.
  await field.fill('helene')
  await field.press('Enter')
  await expect(field).toHaveValue('Hélène’s desk (205)')
  await expect(page.getByText('Every call goes straight to Hélène’s desk (205)')).toBeVisible()

  // Typing on replaces what is chosen; leaving without a choice keeps it.
  await field.blur()
  await field.focus()
  await page.keyboard.type('nobody')
  await expect(
    page.getByText('Nothing found. For a number outside the company, type all of it.'),
  ).toBeVisible()
  await field.press('Tab')
  await expect(field).toHaveValue('Hélène’s desk (205)')

  // Never an emergency number; outside: as it is dialled, and leaving is enough.
  await field.focus()
  await page.keyboard.type('112')
  await expect(page.getByText('112 is an emergency number: calls cannot be sent there.')).toBeVisible()
  await field.fill('0639980045')
  await expect(page.getByRole('option', { name: /^06\s39\s98\s00\s45$/ })).toBeVisible()
  await field.press('Tab')
  await expect(field).toHaveValue(/^06\s39\s98\s00\s45$/)
  await expect(field).toHaveAccessibleDescription('Calls sent there are charged as outgoing calls.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText(/Forwarded to 06\s39\s98\s00\s45/)).toBeVisible()
})
