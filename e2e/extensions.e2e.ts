import type { Page } from '@playwright/test'
import type { Extension, Prisma } from '@switchboard/database/client'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test as base } from './fixtures.ts'

type PhoneValues = Partial<Prisma.PhoneExtensionUncheckedCreateInput>

/** `phone('204', 'Karim Benali')` is a personal phone of the test's company, without voicemail. */
const test = base.extend<{
  phone: (number: string, name: string, values?: PhoneValues) => Promise<Extension>
}>({
  phone: async ({ company, make }, use) =>
    use(async (number, name, values = {}) => {
      const [firstName = '', lastName = ''] = name.split(' ')
      const tenantId = company.id
      const user = await make.makeUser({ tenantId, role: 'user', firstName, lastName })
      return make.makeExtension({
        tenantId,
        number,
        name,
        userId: user.id,
        phone: { voicemailEnabled: false, ...values },
      })
    }),
})

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const combobox = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check()
const panel = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const rows = (page: Page) => page.getByRole('rowheader')
const count = (page: Page) => page.getByRole('search').getByRole('status')
const voicemail = (page: Page) => page.getByRole('switch', { name: 'Take a message when nobody answers' })

async function rowAction(page: Page, name: string, action: string): Promise<void> {
  await button(page, `Actions for ${name}`).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test.describe('list', () => {
  test.beforeEach(async ({ login, phone, make, company: { id: tenantId } }) => {
    await login()
    await phone('201', 'Hélène Chevalier', { doNotDisturb: true })
    const target = await phone('202', 'Karim Benali')
    const forwarding = { forwardingMode: 'always', forwardingKind: 'extension' }
    await phone('203', 'Zoé Garnier', { ...forwarding, forwardingExtensionId: target.id })
    await make.makeReceptionist({ tenantId, number: '500', name: 'Standard' })
  })

  test('finds by part of a name without its accents; the address keeps it, Back restores it', async ({
    page,
  }) => {
    await page.goto(paths.extensions())
    await expect(rows(page)).toHaveCount(4)
    await expect(count(page)).toHaveText('4 extensions')
    await page.keyboard.press('/')
    await page.keyboard.type('helene')
    await expect(rows(page)).toHaveText([/Hélène Chevalier/])
    await expect(count(page)).toHaveText('1 of 4 extensions')
    await expect(page).toHaveURL(paths.extensions({ search: 'helene' }))

    await link(page, 'Hélène Chevalier').click()
    await expect(panel(page, 'Hélène Chevalier')).toBeVisible()
    await page.goBack()
    await expect(panel(page, 'Hélène Chevalier')).toBeHidden()
    await page.reload()
    await expect(page.getByRole('searchbox')).toHaveValue('helene')
    await expect(rows(page)).toHaveCount(1)
    await button(page, 'Clear filters').click()
    await expect(rows(page)).toHaveCount(4)
  })

  test('filters by type and status, and sorts', async ({ page }) => {
    await page.goto(paths.extensions())
    await button(page, 'Status').click()
    await page.getByRole('menuitemradio', { name: 'Forwarded' }).click()
    await expectRow(page, 'Zoé Garnier', ['203', 'Personal phone', 'Forwarded to 202'])
    await expect(rows(page)).toHaveCount(1)
    await button(page, 'Remove filter Status').click()
    await button(page, 'Name').click()
    await button(page, 'Name').click()
    await expect(rows(page)).toHaveText([/Zoé/, /Standard/, /Karim/, /Hélène/])
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')
    await page.goto(paths.extensions({ kind: 'fax' }))
    await expect(page.getByText('No extension matches')).toBeVisible()
  })

  test('opens what has a page of its own there', async ({ page }) => {
    await page.goto(paths.extensions())
    await link(page, 'Standard').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Standard' })).toBeVisible()
    await expect(page).toHaveURL(/\/receptionists\//)
    await page.goBack()
    await expect(link(page, 'Standard')).toBeVisible()
  })

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 })
    await page.goto(paths.extensions())
    await expect(rows(page).filter({ hasText: 'Forwarded to 202' })).toBeVisible()
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(tooWide).toBe(false)
  })

  test('tells a failure and tries again', async ({ page, allow }) => {
    allow(/^500 GET/)
    const failing = '**/api/v1/extensions?*'
    await page.route(failing, (route) => route.fulfill({ status: 500, json: { code: 'internal' } }))
    await page.goto(paths.extensions())
    await expect(page.getByRole('alert')).toContainText('Something went wrong on our side')
    await page.unroute(failing)
    await button(page, 'Try again').click()
    await expect(rows(page)).toHaveCount(4)
  })

  test('those who may only read see why nothing can be changed', async ({ page, login }) => {
    await login('read_only')
    await page.goto(paths.extensions())
    await expect(button(page, 'New extension')).toHaveAttribute('aria-disabled', 'true')
    await link(page, 'Karim Benali').click()
    await expect(field(page, 'First name')).toHaveValue('Karim')
    await expect(field(page, 'First name')).toBeDisabled()
    await expect(button(page, 'Save changes')).toHaveAttribute('aria-disabled', 'true')
  })
})

test.describe('a new extension', () => {
  test.beforeEach(async ({ login, page }) => {
    await login()
    await page.goto(paths.extensions())
    await expect(page.getByText('No extensions yet')).toBeVisible()
    await page.keyboard.press('n')
    await expect(field(page, 'First name')).toBeFocused()
  })

  test('is a personal phone with a mailbox', async ({ page }) => {
    await button(page, 'Create extension').click()
    await expect(field(page, 'First name')).toBeFocused()
    await expect(field(page, 'PIN')).toHaveAccessibleDescription('This field is required')
    await field(page, 'First name').fill('Zoé')
    await field(page, 'Last name').fill('Lefèvre')
    await page.getByRole('textbox', { name: /^E-mail/ }).fill('zoe@example.com')
    await expect(page.getByLabel('Announce messages to')).toHaveValue('zoe@example.com')
    await expect(combobox(page, 'Extension number')).toHaveValue('100')
    await field(page, 'PIN').fill('1234')
    await button(page, 'Create extension').click()
    await expect(field(page, 'PIN')).toHaveAccessibleDescription('This PIN is too easy to guess')
    await button(page, 'Propose a PIN').click()
    await expect(field(page, 'PIN')).toHaveValue(/^\d{6}$/)
    await button(page, 'Create extension').click()
    await expect(page.getByText('Extension 100 created for Zoé Lefèvre')).toBeVisible()
    await expectRow(page, 'Zoé Lefèvre', ['100', 'Personal phone', 'Company default', 'Available'])

    await link(page, 'Zoé Lefèvre').click()
    await expect(panel(page, 'Zoé Lefèvre')).toContainText('PIN set')
  })

  test('is told at once whether its number can be had', async ({ page, phone }) => {
    await phone('204', 'Karim Benali')
    const number = combobox(page, 'Extension number')
    await number.fill('204')
    await expect(number).toHaveAccessibleDescription('Taken by Karim Benali')
    await number.fill('112')
    await expect(number).toHaveAccessibleDescription(/^112 is an emergency or short code/)
    await number.fill('1512')
    await expect(number).toHaveAccessibleDescription(/^1512 is free, but 15 is an emergency code/)
    await number.fill('20')
    await option(page, '205').click()
    await expect(number).toHaveAccessibleDescription('205 is free')
  })

  test('is a shared phone that forwards to an outside number', async ({ page }) => {
    await choose(page, 'Shared')
    await field(page, 'Name of the phone').fill('Front desk')
    await choose(page, 'Always')
    await voicemail(page).uncheck()
    await button(page, 'Create extension').click()
    await expect(combobox(page, 'Forward to')).toHaveAccessibleDescription('This field is required')
    await combobox(page, 'Forward to').fill('0639980045')
    await combobox(page, 'Forward to').press('Tab')
    await expect(combobox(page, 'Forward to')).toHaveValue(/^06\s39\s98\s00\s45$/)
    await expect(page.getByText(/^Every call goes straight to 06\s39\s98\s00\s45/)).toBeVisible()
    await button(page, 'Create extension').click()
    await expectRow(page, 'Front desk', ['100', 'Shared phone', /^Forwarded to 06\s39\s98\s00\s45$/])
  })
})

test.describe('an existing extension', () => {
  test.beforeEach(async ({ login, phone, page }) => {
    await login()
    await phone('204', 'Karim Benali')
    await phone('205', 'Hélène Chevalier')
    await page.goto(paths.extensions({ sort: '-name' }))
  })

  test('is changed: number, caller ID, forwarding to an extension found by name', async ({
    page,
    company,
  }) => {
    await link(page, 'Karim Benali').click()
    await combobox(page, 'Extension number').fill('304')
    await expect(combobox(page, 'Extension number')).toHaveAccessibleDescription(/^304 is free/)
    await combobox(page, 'Caller ID').click()
    await option(page, /Main number|main number/).click()
    await choose(page, 'When offline')
    await combobox(page, 'Forward to').fill('helene')
    await expect(option(page, 'Hélène Chevalier')).toBeVisible()
    await combobox(page, 'Forward to').press('Enter')
    await expect(page.getByText('calls go to Hélène Chevalier (205)')).toBeVisible()
    await button(page, 'Save changes').click()
    const national = company.mainNumber.replace('+33', '0').replace(/(\d\d)(?=\d)/g, String.raw`$1\s`)
    await expectRow(page, 'Karim Benali', ['304', new RegExp(`${national}$`), 'Available'])
    await expect(page).toHaveURL(paths.extensions({ sort: '-name' }))
  })

  test('saved by two: the second sees both versions and chooses', async ({
    page,
    pageOf,
    make,
    company,
    allow,
  }) => {
    allow(/^409 PUT/)
    const ada = { firstName: 'Ada', lastName: 'Martin' }
    const other = await pageOf(await make.makeUser({ tenantId: company.id, ...ada }))
    await other.goto(paths.extensions())
    for (const each of [page, other]) await link(each, 'Karim Benali').click()
    await field(other, 'Last name').fill('Roux')
    await other.getByRole('switch', { name: 'Do not disturb' }).check()
    await button(other, 'Save changes').click()
    await expectRow(other, 'Karim Roux', ['Do not disturb'])

    await field(page, 'Last name').fill('Ben Ali')
    await button(page, 'Save changes').click()
    const dialog = panel(page, 'Someone else saved this meanwhile')
    await expect(dialog).toContainText(/Saved by Ada Martin, .*\d:\d\d/)
    await expect(dialog.getByRole('radio', { name: 'Karim Ben Ali' })).toBeChecked()
    await expect(dialog.getByRole('group', { name: 'Do not disturb' }).getByLabel('On')).toBeChecked()
    await dialog.getByRole('radio', { name: 'Karim Roux' }).check()
    await button(page, 'Use their version').click()
    await expectRow(page, 'Karim Roux', ['Do not disturb'])

    await link(page, 'Karim Roux').click()
    await field(page, 'First name').fill('Karima')
    await link(other, 'Karim Roux').click()
    await other.getByRole('switch', { name: 'Do not disturb' }).uncheck()
    await button(other, 'Save changes').click()
    await expectRow(other, 'Karim Roux', ['Available'])
    await button(page, 'Save changes').click()
    await button(page, 'Save this version').click()
    await expectRow(page, 'Karima Roux', ['Available'])
  })

  test('deleted meanwhile: what was typed can be created again', async ({ page, owner, company, allow }) => {
    allow(/^404 PUT/)
    await link(page, 'Karim Benali').click()
    await field(page, 'Last name').fill('Ben Ali')
    await owner.extension.deleteMany({ where: { tenantId: company.id, number: '204' } })
    await button(page, 'Save changes').click()
    await button(page, 'Create it again').click()
    await expect(panel(page, 'New extension')).toBeVisible()
    await expect(field(page, 'Last name')).toHaveValue('Ben Ali')
    await button(page, 'Create extension').click()
    await expectRow(page, 'Karim Ben Ali', ['204'])
  })

  test('is deleted only with what was told to end with it', async ({ page, phone, owner, company }) => {
    const target = await owner.extension.findFirstOrThrow({ where: { tenantId: company.id, number: '204' } })
    const forwarding = {
      forwardingMode: 'always',
      forwardingKind: 'extension',
      forwardingExtensionId: target.id,
    }
    await phone('301', 'Zoé Garnier', forwarding)
    await page.reload()
    await rowAction(page, 'Karim Benali', 'Delete')
    const dialog = panel(page, 'Delete extension 204, Karim Benali?')
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Zoé Garnier (301)' })).toBeVisible()
    await phone('302', 'Inès Rousseau', forwarding)
    await button(page, 'Delete extension').click()
    await expect(dialog).toContainText('Something else has begun to use it')
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Inès Rousseau (302)' })).toBeVisible()
    await button(page, 'Delete extension').click()
    await expect(page.getByText('Extension 204 of Karim Benali deleted')).toBeVisible()
    await expectRow(page, 'Zoé Garnier', ['Available'])
    await expect(link(page, 'Karim Benali')).toBeHidden()
  })
})
