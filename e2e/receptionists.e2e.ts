import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test, toast } from './fixtures.ts'

test('a receptionist is made, gets its keys by keyboard, and stays on its page', async ({
  page,
  login,
  sharedPhone,
}) => {
  await login('receptionist_editor')
  await sharedPhone('Sales', '201')
  await page.goto(paths.receptionists())
  await expect(page.getByText('No receptionist yet')).toBeVisible()
  await page.getByRole('link', { name: 'Create receptionist' }).first().click()

  // What is still to be chosen is told at its place, the first of it focused.
  await page.getByRole('button', { name: 'Create receptionist' }).click()
  const silent = page.getByRole('group', { name: 'Callers who press nothing' })
  await expect(silent.getByRole('combobox', { name: 'To' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Name' }).fill('Front desk')

  // One stop of the Tab key; the keys of the keyboard are those of the telephone.
  const keys = page.getByRole('toolbar', { name: 'Keys of the menu' })
  await keys.getByRole('button', { name: 'Key 1 Does nothing' }).focus()
  await page.keyboard.press('2')
  await expect(keys.getByRole('button', { name: /^Key 2/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(keys.getByRole('button', { name: /^Key 5/ })).toBeFocused()
  await page.keyboard.press('2')
  await page.getByRole('combobox', { name: 'What key 2 does' }).click()
  await page.getByRole('option', { name: 'Put the call through' }).click()
  await page.getByRole('combobox', { name: 'To', exact: true }).first().fill('Sales')
  await page.keyboard.press('Enter')
  await expect(keys.getByRole('button', { name: 'Key 2 Sales (201)' })).toBeVisible()

  // Who presses nothing and who presses the wrong key mostly need the same.
  await silent.getByRole('combobox', { name: 'Then' }).click()
  await page.getByRole('option', { name: 'Put through to the operator' }).click()
  await expect(
    page.getByRole('group', { name: /a key that does nothing/ }).getByRole('combobox', { name: 'Then' }),
  ).toHaveValue('Put through to the operator')

  // Key 2 waits for 201 once callers can dial it.
  await page.getByRole('switch', { name: 'Callers can dial extensions' }).check()
  await expect(page.getByText('Key 2 answers late')).toBeVisible()
  await page.getByRole('button', { name: 'Create receptionist' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Front desk' })).toBeVisible()
  await expect(page.getByText('Open around the clock')).toBeVisible()

  // Excluded, 201 cannot be dialed; the page stays after a save, and has nothing left to save.
  await page.getByRole('combobox', { name: 'Exclude an extension' }).fill('Sales')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Key 2 answers late')).toBeHidden()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes to Front desk saved')).toBeVisible()
  await page.getByRole('link', { name: 'All receptionists' }).click()
  await expectRow(page, 'Front desk', ['500', 'Open around the clock'])
})

test('closed by hand until Monday, told everywhere, and ended early', async ({
  page,
  login,
  make,
  company: { id: tenantId },
}) => {
  await login()
  const { id } = await make.makeReceptionist({ tenantId, number: '500', name: 'Front desk' })
  await page.goto(paths.receptionist(id))
  await page.getByRole('button', { name: 'Open or close by hand' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open or close Front desk by hand' })
  await expect(dialog.getByRole('radio', { name: 'Close' })).toBeChecked()
  await dialog.getByRole('combobox', { name: 'Until' }).click()
  await page.getByRole('option', { name: /next Monday/ }).click()
  await dialog.getByRole('textbox', { name: /^Message to callers/ }).fill('We are moving.')
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page.getByText(/^Closed until .*8:00 AM/).first()).toBeVisible()

  await page.getByRole('link', { name: 'All receptionists' }).click()
  await expect(page.getByText('1 receptionist is open or closed by hand')).toBeVisible()
  await expect(page.getByText('We are moving.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the hours' }).click()
  await expectRow(page, 'Front desk', ['Open around the clock'])
  await expect(page.getByText('1 receptionist is open or closed by hand')).toBeHidden()
  await toast(page, 'Front desk follows its hours again').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('We are moving.')).toBeVisible()
})

test('its page shows what an undo made of it, and the next save goes on from there', async ({
  page,
  login,
  make,
  company: { id: tenantId },
}) => {
  await login()
  const { id } = await make.makeReceptionist({ tenantId, number: '500', name: 'Front desk' })
  await page.goto(paths.receptionist(id))
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('Reception')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await toast(page, 'Changes to Reception saved').getByRole('button', { name: 'Undo' }).click()
  await expect(name).toHaveValue('Front desk')
  await name.fill('Lobby')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes to Lobby saved')).toBeVisible()
})
