import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

test('a line and a bridge with a PIN are made; the invitation is told in both languages', async ({
  page,
  login,
}) => {
  await login()
  await page.goto(paths.conferences())
  await page.getByRole('link', { name: 'New line' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Conferences')
  await page.getByRole('combobox', { name: 'Extension number' }).fill('610')
  await page.getByRole('button', { name: 'Create line' }).click()
  await expectRow(page, 'Conferences', ['610'])

  await page.getByRole('link', { name: 'New bridge' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Weekly')
  await page.getByLabel('Conference ID').fill('4821')
  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await page.getByRole('button', { name: 'Create bridge' }).click()
  await expect(page.getByLabel('PIN', { exact: true })).toHaveAccessibleDescription(/too easy to guess/)
  await page.getByLabel('PIN', { exact: true }).fill('4071')
  await page.getByRole('button', { name: 'Create bridge' }).click()
  await expectRow(page, 'Weekly', ['4821', 'A PIN is set'])

  await page.getByRole('rowheader', { name: 'Weekly' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Show the PIN' }).click()
  await expect(page.getByText('4071')).toBeVisible()
  await page.getByRole('button', { name: 'Copy the invitation', exact: true }).click()
  const invitation = page.getByRole('dialog', { name: 'Invitation to Weekly' })
  await expect(invitation).toContainText('PIN: 4071, then #')
  await invitation.getByRole('radio', { name: 'Français' }).check()
  await expect(invitation).toContainText('Identifiant de conférence')
})
