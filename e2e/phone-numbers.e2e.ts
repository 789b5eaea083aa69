import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

test('a number is given an address and a destination, and that is undone', async ({
  page,
  login,
  make,
  owner,
  allow,
  company: { id: tenantId },
}) => {
  allow(/^422 POST/)
  await make.makeExtension({ tenantId, kind: 'ring_group', number: '400', name: 'Sales' })
  const { id } = await make.makePhoneNumber({
    tenantId,
    e164: '+33187000042',
    label: 'Sales line',
    emergencyAddressId: null,
  })
  await login()
  await page.goto(paths.emergencyAddresses())
  await page.getByRole('link', { name: 'New address' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Name').fill('Workshop')
  await panel.getByLabel('Number and street').fill('BP 12')
  await panel.getByLabel('Postal code').fill('75011')
  await panel.getByLabel('City').fill('Paris')
  await panel.getByRole('button', { name: 'Create address' }).click()
  await expect(panel.getByLabel('Number and street')).toHaveAccessibleDescription(
    'Nobody can be found at a post box: give a street',
  )
  await panel.getByLabel('Number and street').fill('12 rue des Lanternes')
  await panel.getByRole('button', { name: 'Create address' }).click()
  await expect(page.getByText('Address Workshop created')).toBeVisible()

  // By its digits, and the filter that finds what is not ready.
  await page.getByRole('link', { name: 'Numbers', exact: true }).last().click()
  await page.getByRole('searchbox').fill('87 00 00 42')
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await expect(page.getByText('Needs an address')).toBeVisible()
  await page.getByRole('link', { name: /^01\s87\s00\s00\s42$/ }).click()
  await panel.getByRole('combobox', { name: 'Go to' }).fill('sal')
  await panel.getByRole('combobox', { name: 'Go to' }).press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Go to' })).toHaveValue('Sales (400)')
  await panel.getByRole('combobox', { name: 'Emergency address' }).click()
  await page.getByRole('option', { name: 'Workshop' }).click()
  await panel.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('link', { name: 'Sales (400)' })).toBeVisible()
  await expect(page.getByText('Allowed')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByText('Needs an address')).toBeVisible()
  await expect
    .poll(() => owner.phoneNumber.findFirst({ where: { id } }))
    .toMatchObject({ version: 3, destinationKind: null, emergencyAddressId: null })
})

test('an address that numbers are at is deleted once they have another', async ({
  page,
  login,
  make,
  company: { id: tenantId },
}) => {
  const old = await make.makeEmergencyAddress({ tenantId, label: 'Old office' })
  await make.makeEmergencyAddress({ tenantId, label: 'New office' })
  await make.makePhoneNumber({ tenantId, e164: '+33187000043', label: 'Front', emergencyAddressId: old.id })
  await login()
  await page.goto(paths.emergencyAddress(old.id))
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete the address Old office?' })
  await expect(dialog.getByText(/Front/)).toBeVisible()
  await dialog.getByRole('radio', { name: 'Uses another one from now on' }).check()
  await dialog.getByRole('combobox').click()
  await page.getByRole('option', { name: 'New office' }).click()
  await dialog.getByRole('button', { name: 'Replace and delete' }).click()
  await expect(page.getByText('Address Old office deleted')).toBeVisible()
  await page.goto(paths.numbers())
  await expect(page.getByRole('row').filter({ hasText: 'Front' })).toContainText('New office')
})
