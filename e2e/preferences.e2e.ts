import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

test('an administrator saves a part, tries a number, and finds two parts apart from one another', async ({
  page,
  login,
}) => {
  await login('admin')
  await page.goto(paths.preferences())
  const calls = page.getByRole('region', { name: 'International calls' })
  const verdict = calls.getByRole('status')
  await calls.getByRole('radio', { name: /some countries/ }).check()
  await calls.getByRole('combobox', { name: 'Add a country' }).fill('Belg')
  await page.getByRole('option', { name: 'Belgium' }).click()
  await calls.getByRole('textbox', { name: /Try a number/ }).fill('+44 20 7946 0000')
  await expect(verdict).toContainText('United Kingdom is not on the list')
  await calls.getByRole('textbox', { name: /Try a number/ }).fill('112')
  await expect(verdict).toContainText('can always be reached')

  // What is typed in another part stays while this one is saved.
  const received = page.getByRole('region', { name: 'Calls received' })
  await received.getByRole('textbox', { name: 'Ring time' }).fill('3')
  await calls.getByRole('button', { name: 'Save international calls' }).click()
  await expect(page.getByText('Preferences saved')).toBeVisible()
  await received.getByRole('button', { name: 'Save calls received' }).click()
  await expect(received.getByRole('textbox', { name: 'Ring time' })).toBeFocused()
  await received.getByRole('textbox', { name: 'Ring time' }).fill('25')
  await received.getByRole('button', { name: 'Save calls received' }).click()
  await expect(received.getByRole('button', { name: 'Save calls received' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.reload()
  await expect(received.getByRole('textbox', { name: 'Ring time' })).toHaveValue('25')
  await expect(calls.getByRole('list', { name: 'Countries allowed' })).toContainText('Belgium')
})

test('numbers are blocked, never an emergency number, and unblocked with a way back', async ({
  page,
  login,
}) => {
  await login('admin')
  await page.goto(paths.preferences())
  const blocked = page.getByRole('region', { name: 'Blocked numbers' })
  await blocked.getByRole('button', { name: 'Block a number' }).click()
  const dialog = page.getByRole('dialog')
  const digits = dialog.getByRole('textbox', { name: 'First digits' })
  await dialog.getByRole('radio', { name: 'All that begin like this' }).check()
  await digits.fill('01')
  await dialog.getByRole('button', { name: 'Block', exact: true }).click()
  await expect(digits).toHaveAccessibleDescription(/Emergency numbers are never blocked/)
  await digits.fill('0899')
  await dialog.getByRole('button', { name: 'Block', exact: true }).click()
  const list = blocked.getByRole('list', { name: 'Blocked numbers' })
  await expect(list).toContainText('+33')
  await list.getByRole('button', { name: /^Unblock/ }).click()
  await expect(list).toContainText('No number is blocked')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(list).toContainText('and whatever follows')
})

test('a new owner is led through the first day', async ({ page, login }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await login('owner')
  await page.goto(paths.extensions())
  await page.getByRole('link', { name: 'First steps' }).last().click()
  await expect(page).toHaveURL(paths.quickStart())
  await expect(page.getByText('0 steps of 5 are done')).toBeVisible()
  await page.getByRole('link', { name: 'Complete company' }).click()
  await expect(page).toHaveURL(paths.settingsCompany())
})
