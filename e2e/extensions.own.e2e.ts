import type { Page } from '@playwright/test'
import type { Role } from '@switchboard/contract/permissions'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test as base } from './fixtures.ts'

const PASSWORD = 'a lamp on every desk'

/** `phoneOf(user)` is extension 204 of that person, with a mailbox. */
const test = base.extend<{ phoneOf: (user: { id: string }) => Promise<{ id: string }> }>({
  phoneOf: async ({ company, make }, use) =>
    use(({ id }) =>
      make.makeExtension({
        tenantId: company.id,
        userId: id,
        number: '204',
        name: 'Ada Martin',
        phone: { voicemailEnabled: false },
      }),
    ),
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const phone = (page: Page) => page.getByRole('region', { name: 'Your phone 204' })
const save = (page: Page) => phone(page).getByRole('button', { name: 'Save changes' })
const saved = (page: Page) => page.getByText('Your phone 204: changes saved')
const notAllowed = 'Your role does not include this page'

test('a plain user signs in to their own page, and to nothing else', async ({
  page,
  company,
  make,
  owner,
  phoneOf,
  pageOf,
  sharedPhone,
  allow,
}) => {
  allow(/^422 PATCH/, /^409 PATCH/)
  await page.setViewportSize({ width: 375, height: 812 })
  const passwordHash = await makePasswords(1).hash(PASSWORD)
  const user = await make.makeUser({
    tenantId: company.id,
    firstName: 'Ada',
    lastName: 'Martin',
    role: 'user',
    passwordHash,
  })
  await make.makeSignInName(user, `${company.mainNumber}#204`)
  const { id } = await phoneOf(user)
  await sharedPhone('Front desk', '300')
  await page.goto(paths.home())
  await page.getByRole('textbox', { name: /e-mail/ }).fill(company.mainNumber)
  await page.getByLabel('Extension').fill('204')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')

  await expect(page).toHaveURL(paths.profile())
  const tabs = page.getByRole('navigation', { name: 'Main' }).filter({ visible: true })
  await expect(tabs.getByRole('link')).toHaveText(['Usage'])
  await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0)
  await expect(phone(page).getByText('The phone rings until the caller hangs up.')).toBeVisible()
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true') // nothing is changed yet

  await phone(page)
    .getByRole('radio', { name: /^Always/ })
    .check()
  await phone(page).getByRole('combobox', { name: 'Forward to' }).fill('front')
  await page.getByRole('option', { name: 'Front desk' }).click()
  await phone(page)
    .getByRole('switch', { name: /message/ })
    .check()
  await phone(page).getByLabel('PIN', { exact: true }).fill('1234')
  await save(page).click()
  await expect(phone(page).getByLabel('PIN', { exact: true })).toHaveAccessibleDescription(/too easy/)
  await phone(page).getByLabel('PIN', { exact: true }).fill('4071')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(phone(page).getByText('PIN set')).toBeVisible()
  await expect(phone(page).getByText(/Every call goes straight to .*Front desk/)).toBeVisible()
  await page.reload()
  await expect(phone(page).getByRole('radio', { name: /^Always/ })).toBeChecked()

  // The administrator sees whose change it was, and can take it back.
  const admin = await pageOf(await make.makeUser({ tenantId: company.id }))
  await admin.goto(paths.history({ object: id }))
  await expect(admin.getByRole('main')).toContainText('Ada Martin')
  await admin.getByRole('button', { name: 'Undo: 204 Ada Martin' }).click()
  await admin.getByRole('button', { name: 'Undo the change' }).click()
  await expect.poll(() => owner.extension.count({ where: { id, version: 3 } })).toBe(1)

  // Which is told to whoever saves on top of it.
  await phone(page).getByRole('switch', { name: 'Do not disturb' }).check()
  await save(page).click()
  const conflict = page.getByRole('dialog', { name: 'Someone else saved this meanwhile' })
  await expect(conflict.getByRole('group', { name: 'Call forwarding' })).toBeVisible()
  await conflict.getByRole('button', { name: 'Save this version' }).click()
  await expect(conflict).toBeHidden()
  await expect(saved(page)).toBeVisible()
  await expect(phone(page).getByRole('radio', { name: /^Off/ })).toBeChecked()
  expect(await owner.phoneExtension.findFirst({ where: { extensionId: id } })).toMatchObject({
    doNotDisturb: true,
    forwardingMode: 'off',
  })
})

test('leaving asks once, however much was begun', async ({ page, login, phoneOf }) => {
  await phoneOf(await login())
  await page.goto(paths.profile())
  await phone(page).getByRole('switch', { name: 'Do not disturb' }).check()
  await page.getByLabel('New password').fill('forty lamps in the window')
  const away = page.getByRole('navigation', { name: 'Main' }).filter({ visible: true })
  await away.getByRole('link', { name: 'Usage' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await page.getByLabel('New password').fill('')
  await away.getByRole('link', { name: 'Usage' }).click()
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(heading(page)).toHaveText('Overview')
})

/** Pages that work, and one that is announced, by what they are called. */
const PAGES: Record<string, string> = {
  [paths.extensions()]: 'Phone extensions',
  [paths.extensionNew()]: 'Phone extensions',
  [paths.extensionsImport()]: 'Import extensions',
  [paths.history()]: 'History',
  [paths.mails()]: 'E-mails sent',
  [paths.callLogs()]: 'Call logs',
  [paths.settings()]: 'Settings',
  [paths.settingsSecurity()]: 'Settings',
}
const READ = [paths.extensions(), paths.extensionNew(), paths.callLogs()]
const OF_ROLE: Partial<Record<Role, readonly string[]>> = {
  billing: [paths.callLogs(), paths.settings()],
  receptionist_editor: READ,
  read_only: [...READ, paths.history(), paths.mails(), paths.settings()],
  user: [paths.callLogs()],
}

for (const [role, included] of Object.entries(OF_ROLE)) {
  test(`every page says to ${role} what it is or whom to ask`, async ({ page, login }) => {
    await login(role as Role)
    for (const [path, name] of Object.entries(PAGES)) {
      await page.goto(path)
      await expect(page.locator('h1'), path).toHaveText(included.includes(path) ? name : notAllowed)
    }
    await page.goto(paths.profile())
    await expect(heading(page)).toHaveText('Your profile')
  })
}

test('what a role may only read says so, and offers nothing else', async ({ page, login, sharedPhone }) => {
  await sharedPhone('Front desk', '300')
  await login('read_only')
  await page.goto(paths.extensions())
  await page.getByRole('button', { name: 'Actions for Front desk' }).click()
  const remove = page.getByRole('menuitem', { name: 'Delete' })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await expect(remove).toContainText('Your role lets you read extensions')
  await page.goto(paths.extensionNew())
  await expect(page.getByRole('dialog')).toContainText('Your role lets you read this, not change it')
  await expect(page.getByRole('button', { name: 'Create extension' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await expect(page.getByLabel('First name')).toBeDisabled()
})
