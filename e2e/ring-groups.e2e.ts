import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

test('a group is made: members found as they are typed, put in order by keys and by dragging, and undone', async ({
  page,
  login,
  sharedPhone,
}) => {
  await login()
  await sharedPhone('Lobby', '201')
  await sharedPhone('Shop', '202')
  await sharedPhone('Workshop', '203', { doNotDisturb: true })
  await page.goto(paths.ringGroups())
  await page.getByRole('link', { name: 'New ring group' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Sales')
  await page.getByRole('radio', { name: 'One after the other' }).check()
  const add = page.getByRole('combobox', { name: 'Add a member' })
  for (const name of ['Workshop', 'Lobby', 'Shop']) {
    await add.fill(name)
    await page.getByRole('option', { name }).click()
  }
  const members = page.getByRole('list', { name: 'Members' }).getByRole('listitem')
  await expect(members).toHaveCount(3)
  await expect(members.nth(0)).toContainText('does not ring: do not disturb')
  await expect(members.nth(1)).toContainText('rings from 0 to 20 s')

  const down = page.getByRole('button', { name: 'Move Workshop down' })
  await down.focus()
  await page.keyboard.press('Enter')
  await expect(down).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Workshop is now number 3 of 3')).toBeAttached()
  await expect(members).toContainText(['Lobby', 'Shop', 'Workshop'])
  await members
    .nth(1)
    .locator('svg')
    .first()
    .dragTo(members.nth(0), { targetPosition: { x: 40, y: 4 } })
  await expect(members).toContainText(['Shop', 'Lobby', 'Workshop'])

  await page.getByRole('button', { name: 'Create ring group' }).click()
  await expectRow(page, 'Sales', ['3 members', 'One after the other'])
  await expect(page.getByText('Unanswered calls end')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('No ring groups yet')).toBeVisible()
})

test('a group warns while nobody would be reached, and no more once somebody is', async ({
  page,
  company,
  make,
  login,
  sharedPhone,
}) => {
  await login()
  const quiet = await sharedPhone('Lobby', '201', { doNotDisturb: true })
  await sharedPhone('Shop', '202')
  const group = await make.makeRingGroup({
    tenantId: company.id,
    number: '410',
    name: 'Support',
    members: [quiet.id],
  })
  await page.goto(paths.ringGroup(group.id))
  const warning = page.getByRole('status').filter({ hasText: 'No phone would ring' })
  await expect(warning).toContainText('Lobby do not disturb')
  await expect(warning.getByRole('link', { name: 'Lobby' })).toHaveAttribute(
    'href',
    paths.extension(quiet.id),
  )
  await page.getByRole('combobox', { name: 'Add a member' }).fill('Shop')
  await page.getByRole('option', { name: 'Shop' }).click()
  await expect(warning).toBeHidden()
  await page.getByRole('combobox', { name: 'Then the call goes to' }).fill('Shop')
  await page.getByRole('option', { name: 'Shop' }).first().click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expectRow(page, 'Support', ['2 members'])
  await expect(page.getByText('Nobody available')).toBeHidden()
})
