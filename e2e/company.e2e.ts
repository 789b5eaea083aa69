import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

test('an administrator fills in the company; what is wrong is told at its field, and the shell follows', async ({
  page,
  company,
  login,
  allow,
}) => {
  allow(/^422 PUT \/api\/v1\/company/)
  await login('admin')
  await page.goto(paths.settings())
  await expect(page).toHaveURL(paths.settingsCompany())
  const field = (name: string) => page.getByRole('textbox', { name })
  const save = page.getByRole('button', { name: 'Save company' })
  await field('Company name').fill('Atelier Lumière')
  await page.getByRole('combobox', { name: 'Legal form' }).fill('SAS')
  await field('SIREN').fill('123 456 783')
  await field('SIRET').fill('732 829 320 00074')
  await field('VAT number').fill('FR 12 123 456 782')
  await field('Street and number').fill('12 rue des Lanternes')
  await field('Postal code').fill('7501')
  await save.click()
  await expect(field('City')).toHaveAccessibleDescription('This field is required')
  await expect(field('Postal code')).toHaveAccessibleDescription(/not a postal code/)
  await expect(field('Postal code')).toBeFocused()
  await field('Postal code').fill('75011')
  await field('City').fill('Paris')
  await save.click()
  await expect(field('SIREN')).toHaveAccessibleDescription(/This is not a SIREN/)
  await expect(field('SIREN')).toBeFocused()
  await field('SIREN').fill('123 456 782')
  await save.click()
  await expect(field('SIRET')).toHaveAccessibleDescription(/another company’s/)
  await expect(field('VAT number')).toHaveAccessibleDescription(/not a VAT number of this country/)
  await field('SIRET').fill('123 456 782 00010')
  await field('VAT number').fill('FR 11 123 456 782')

  // Its numbers keep the company in its country; the page says why.
  await expect(page.getByRole('definition').filter({ hasText: 'France' })).toBeVisible()
  await expect(page.getByText('It can no longer change')).toBeVisible()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('reunion')
  await page.getByRole('option', { name: 'Indian/Reunion UTC+04:00' }).click()
  await save.click()
  await expect(page.getByRole('banner')).toContainText('Atelier Lumière')
  await expect(field('SIREN')).toHaveValue('123 456 782')
  await expect(field('VAT number')).toHaveValue('FR11123456782')
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveAccessibleDescription(
    /^UTC\+04:00 today/,
  )

  // Taken back from the toast, at once everywhere.
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('banner')).toContainText(company.name)
  await expect(field('SIREN')).toHaveValue('')
  await page.goto(paths.history({ kind: 'company' }))
  await expect(page.getByRole('main')).toContainText('changed the company’s details')
})

test('of two administrators nobody’s work is lost, and those who only read change nothing', async ({
  page,
  company,
  make,
  login,
  pageOf,
  allow,
}) => {
  allow(/^409 PUT \/api\/v1\/company/)
  await login('admin')
  await page.goto(paths.settingsCompany())
  const other = await pageOf(await make.makeUser({ tenantId: company.id }))
  await other.goto(paths.settingsCompany())
  await other.getByRole('textbox', { name: 'Company name' }).fill('Theirs')
  await other.getByRole('combobox', { name: 'Legal form' }).fill('SARL')
  await other.getByRole('button', { name: 'Save company' }).click()
  await expect(other.getByRole('banner')).toContainText('Theirs')

  await page.getByRole('textbox', { name: 'Company name' }).fill('Mine')
  await page.getByRole('button', { name: 'Save company' }).click()
  const dialog = page.getByRole('dialog', { name: 'Someone else saved this meanwhile' })
  await expect(dialog.getByText(/^Saved by Ada Person \d+, /)).toBeVisible()
  await dialog.getByRole('radio', { name: 'Mine' }).check()
  await dialog.getByRole('button', { name: 'Save this version' }).click()
  await expect(page.getByRole('banner')).toContainText('Mine')
  await expect(page.getByRole('combobox', { name: 'Legal form' })).toHaveValue('SARL')

  const reader = await pageOf(await make.makeUser({ tenantId: company.id, role: 'billing' }))
  await reader.goto(paths.settingsCompany())
  await expect(reader.getByRole('textbox', { name: 'Company name' })).toBeDisabled()
  await expect(reader.getByText('Your role lets you read this')).toBeVisible()
})

test('a save that does not reach the server is told beside its button', async ({
  page,
  context,
  login,
  allow,
}) => {
  allow(/PUT \/api\/v1\/company/)
  await login('admin')
  await page.goto(paths.settingsCompany())
  await page.getByRole('textbox', { name: 'Company name' }).fill('Atelier Lumière')
  await page.waitForLoadState('networkidle') // the history below the form, and its words
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save company' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No connection to the server' })).toBeInViewport({
    ratio: 1,
  })
  await context.setOffline(false)
})
