import type { Page } from '@playwright/test'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

const panel = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const number = (page: Page) => page.getByRole('combobox', { name: 'Extension number' })
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click()
const create = (page: Page) => page.getByRole('button', { name: 'Create extension' }).click()

test('the first extension: a person, with the number that is proposed', async ({
  page,
  login,
  company,
  owner,
}) => {
  await login()
  await page.goto(paths.extensions())
  await expect(page.getByText('No extensions yet')).toBeVisible()
  await page.getByRole('link', { name: 'Create the first extension' }).click()
  await expect(page).toHaveURL(paths.extensionNew())
  await page.getByLabel('First name').fill('Hélène')
  await page.getByLabel('Last name').fill('Roy')
  await page.getByLabel(/^E-mail/).fill('helene.roy@example.test')
  const proposed = await number(page).inputValue()
  await expect(page.getByText(`${proposed} is free`)).toBeVisible()
  await expect(page.getByText('The phone rings for 20 seconds, then the voicemail answers.')).toBeVisible()

  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await create(page)
  await expect(page.getByLabel('PIN', { exact: true })).toHaveAccessibleDescription(
    'This PIN is too easy to guess',
  )
  await page.getByRole('button', { name: 'Propose a PIN' }).click()
  await create(page)
  await expect(page).toHaveURL(paths.extensions())
  await expect(page.getByText(`Extension ${proposed} created for Hélène Roy`)).toBeVisible()
  await expectRow(page, 'Hélène Roy', [proposed, 'Personal phone', 'Company default', 'Available'])

  const [event] = await owner.auditEvent.findMany({
    where: { tenantId: company.id, objectKind: 'extension' },
  })
  expect(event).toMatchObject({
    action: 'extension.created',
    objectLabel: expect.stringContaining('Hélène Roy'),
  })
})

test('a new number keeps what points to it', async ({ page, login, sharedPhone }) => {
  await login()
  const target = await sharedPhone('Workshop')
  const forwarding = {
    forwardingMode: 'always',
    forwardingKind: 'extension',
    forwardingExtensionId: target.id,
  }
  await sharedPhone('Front desk', '300', forwarding)
  await page.goto(paths.extension(target.id))
  await number(page).fill('888')
  await expect(page.getByText('888 is free. What points to this extension will follow.')).toBeVisible()
  await save(page)
  await expectRow(page, 'Workshop', ['888'])
  await expectRow(page, 'Front desk', ['Forwarded to 888'])
})

test('asks before unsaved work is left, whichever way', async ({ page, login, sharedPhone }) => {
  await login()
  const { id } = await sharedPhone('Workshop')
  await page.goto(paths.extensions())
  await page.getByRole('link', { name: 'Workshop', exact: true }).click()
  const label = page.getByLabel('Name of the phone')
  const question = panel(page, 'Leave without saving?')
  await label.fill('Works')
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.goBack(),
    () => page.getByRole('button', { name: 'Cancel' }).click(),
    () => panel(page, 'Workshop').getByRole('button', { name: 'Close' }).click(),
  ]) {
    await leave()
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(question).toBeHidden()
    await expect(page).toHaveURL(paths.extension(id))
    await expect(label).toHaveValue('Works')
  }
  await label.fill('Workshop') // as it was: nothing to lose
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(paths.extensions())
  await page.getByRole('link', { name: 'Workshop', exact: true }).click()
  await label.fill('Works')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(page).toHaveURL(paths.extensions())
  await expectRow(page, 'Workshop')
})

test('the panel closes by Escape and Back, and the focus returns to the row', async ({
  page,
  login,
  sharedPhone,
}) => {
  await login()
  const { id } = await sharedPhone('Workshop')
  await page.goto(paths.extensions({ sort: '-name' }))
  const row = page.getByRole('link', { name: 'Workshop', exact: true })
  for (const close of [() => page.keyboard.press('Escape'), () => page.goBack()]) {
    await row.focus()
    await row.press('Enter')
    await expect(page).toHaveURL(paths.extension(id, { sort: '-name' }))
    await expect(panel(page, 'Workshop')).toBeVisible()
    await close()
    await expect(panel(page, 'Workshop')).toBeHidden()
    await expect(page).toHaveURL(paths.extensions({ sort: '-name' }))
    await expect(row).toBeFocused()
  }
})

test('a phone is created without a mouse', async ({ page, login }) => {
  await login()
  await page.goto(paths.extensions())
  await expect(page.getByText('No extensions yet')).toBeVisible()
  await page.keyboard.press('n')
  await expect(panel(page, 'New extension')).toBeVisible()
  const tabTo = async (name: string) => {
    const field = page.getByLabel(name, { exact: true })
    for (
      let presses = 0;
      presses < 40 && !(await field.evaluate((element) => element === document.activeElement));
      presses += 1
    ) {
      await page.keyboard.press('Tab')
    }
    await expect(field).toBeFocused()
  }
  await tabTo('First name')
  await page.keyboard.type('Rose')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Petit')
  await tabTo('PIN')
  await page.keyboard.type('4071')
  await page.keyboard.press('Enter')
  await expectRow(page, 'Rose Petit')
})

test("another company's extension is not there", async ({ page, login, make, allow }) => {
  allow(/^404 GET/)
  await login()
  const foreign = await make.makeExtension({ kind: 'shared_phone', name: 'Secret' })
  for (const id of [foreign.id, '018f0000-0000-7000-8000-000000000000', 'no-id']) {
    await page.goto(paths.extension(id))
    await expect(page.getByText('There is nothing here')).toBeVisible()
    await expect(page.getByText('Secret')).toBeHidden()
  }
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(paths.extensions())
})

test('can take what the other saved', async ({
  page,
  pageOf,
  login,
  company,
  make,
  sharedPhone,
  owner,
  allow,
}) => {
  allow(/^409 PUT/)
  await login()
  const { id } = await sharedPhone('Workshop')
  const other = await pageOf(await make.makeUser({ tenantId: company.id, language: 'en' }))
  await page.goto(paths.extension(id))
  await other.goto(paths.extension(id))
  await other.getByLabel('Name of the phone').fill('Atelier')
  await save(other)
  await expectRow(other, 'Atelier')
  await page.getByLabel('Name of the phone').fill('Works')
  await save(page)
  const conflict = panel(page, 'Someone else saved this meanwhile')
  await conflict.getByRole('button', { name: 'Take all theirs' }).click()
  await conflict.getByRole('button', { name: 'Use their version' }).click()
  await expectRow(page, 'Atelier')
  expect(await owner.extension.findFirst({ where: { id } })).toMatchObject({ name: 'Atelier', version: 2 })
})
