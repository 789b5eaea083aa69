import type { Page } from '@playwright/test'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test as base } from './fixtures.ts'

/** `many(10_000)`: shared phones of the test's company, numbered from 10000 on, named after their numbers. */
const test = base.extend<{ many: (count: number) => Promise<void> }>({
  many: async ({ company, owner }, use) =>
    use(async (count) => {
      await owner.$executeRaw`
        with added as (
          insert into extension (tenant_id, number, kind, name, search_text)
          select ${company.id}::uuid, n::text, 'shared_phone', 'Desk ' || n, 'desk ' || n || ' ' || n
          from generate_series(10000, ${10_000 + count - 1}) n
          returning tenant_id, id
        )
        insert into phone_extension (tenant_id, extension_id, voicemail_enabled) select tenant_id, id, false from added`
      // As PostgreSQL does within a minute: until then it takes the company for a small one.
      await owner.$executeRaw`analyze extension, phone_extension`
    }),
})

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Selected extensions' })
const panel = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))

/** Chooses a value in the panel for many. */
async function choose(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: value, exact: true }).click()
}

test.describe('ten thousand extensions', () => {
  // One after the other: three companies of this size that are written at once keep the database from all other tests.
  test.describe.configure({ mode: 'default' })
  test.beforeEach(async ({ login, many, page }) => {
    await login()
    await many(10_000)
    await page.goto(paths.extensions())
    await expect(page.getByText('10,000 extensions')).toBeVisible()
  })

  test('any place is one request away, and keys lead everywhere', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => /extensions\?.*cursor/.test(request.url()) && asked.push(request.url()))
    const table = page.getByRole('table', { name: 'Phone extensions' })
    await expect(table).toHaveAttribute('aria-rowcount', '10001')
    await link(page, 'Desk 10000').focus()
    await page.keyboard.press('End')
    await expect(link(page, 'Desk 19999')).toBeFocused()
    await expect(link(page, 'Desk 19999')).toBeInViewport()
    await expect(page.getByRole('row').last()).toHaveAttribute('aria-rowindex', '10001')
    expect(asked).toHaveLength(1)
    await page.keyboard.press('ArrowUp')
    await expect(link(page, 'Desk 19998')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(box(page, 'Desk 19998')).toBeChecked()
    await page.keyboard.press('Home')
    await expect(link(page, 'Desk 10000')).toBeFocused()
    await expect(link(page, 'Desk 10000')).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(panel(page, 'Desk 10000')).toBeVisible()
  })

  test('the page keeps its place: a panel, a save, another page and back, a reload, another language', async ({
    page,
  }) => {
    await page.evaluate(() => scrollTo(0, 220_000))
    await expect(link(page, 'Desk 15000')).toBeInViewport()
    const place = await scrolled(page)
    await link(page, 'Desk 15000').click()
    await page.getByRole('switch', { name: 'Do not disturb' }).check()
    await button(page, 'Save changes').click()
    await expectRow(page, 'Desk 15000', ['Do not disturb'])
    await expect(link(page, 'Desk 15000')).toBeFocused()
    expect(await scrolled(page)).toBe(place)

    await page.getByRole('link', { name: 'Numbers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Numbers')
    expect(await scrolled(page)).toBe(0)
    await page.goBack()
    await expect(link(page, 'Desk 15000')).toBeInViewport()
    expect(await scrolled(page)).toBe(place)

    await page.reload()
    await expect(link(page, 'Desk 15000')).toBeInViewport()
    expect(await scrolled(page)).toBe(place)

    await page.getByRole('button', { name: /your menu$/ }).click()
    await page.getByRole('menuitemradio', { name: 'Français' }).click()
    await expect(page.getByText(/^10\s000 postes$/)).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await scrolled(page)).toBe(place)
    await expect(link(page, 'Desk 15000')).toBeInViewport()
  })

  test('a filter starts at the top; without it the list is whole again', async ({ page }) => {
    await page.evaluate(() => scrollTo(0, 220_000))
    await expect(link(page, 'Desk 15000')).toBeInViewport()
    await page.keyboard.press('/')
    await page.keyboard.type('desk 1999')
    await expect(page.getByText('10 of 10,000 extensions')).toBeVisible()
    await expect(page.getByRole('rowheader')).toHaveCount(10)
    expect(await scrolled(page)).toBe(0)
    await button(page, 'Clear filters').click()
    await expect(page.getByText('10,000 extensions', { exact: true })).toBeVisible()
    await button(page, 'Number').click()
    await expect(page.getByRole('rowheader').first()).toContainText('Desk 19999')
  })
})

test('all that match but one are changed at once, even after the list has changed', async ({
  page,
  login,
  many,
  owner,
  company,
  allow,
}) => {
  allow(/^409 POST/)
  await login()
  await many(1200)
  await page.goto(paths.extensions())
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await expect(bar(page)).toContainText('100 selected')
  await bar(page).getByRole('button', { name: 'Select all 1,200 that match' }).click()
  await box(page, 'Desk 10001').uncheck()
  await expect(bar(page)).toContainText('1,199 selected')
  await bar(page).getByRole('link', { name: 'Edit' }).click()
  await choose(page, 'Do not disturb', 'On')
  await owner.extension.deleteMany({ where: { tenantId: company.id, number: '11199' } })
  await button(page, 'Change 1,199 extensions').click()
  await expect(page.getByText('The selection has changed: it is now 1,198 extensions')).toBeVisible()
  await button(page, 'Change 1,198 extensions').click()
  await expect(page.getByText('1,198 extensions changed')).toBeVisible()
  await expectRow(page, 'Desk 10000', ['Do not disturb'])
  await expectRow(page, 'Desk 10001', ['Available'])
  await expect(bar(page)).toBeHidden()
  const silent = { tenantId: company.id, doNotDisturb: true }
  expect(await owner.phoneExtension.count({ where: silent })).toBe(1198)
})

test('what is selected stays: a reload of the panel, Back, a phone, another language; a link begins anew', async ({
  page,
  login,
  many,
}) => {
  await login()
  await many(120)
  await page.goto(paths.extensions({ search: 'desk' }))
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await bar(page).getByRole('button', { name: 'Select all 120 that match' }).click()
  await box(page, 'Desk 10001').uncheck()
  await bar(page).getByRole('link', { name: 'Edit' }).click()
  await expect(panel(page, 'Change 119 extensions')).toBeVisible()
  await page.reload()
  await expect(panel(page, 'Change 119 extensions')).toBeVisible()
  await page.goBack()
  await expect(bar(page)).toContainText('119 selected')
  await expect(box(page, 'Desk 10001')).not.toBeChecked()

  await page.getByRole('link', { name: 'Numbers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Numbers')
  await page.goBack()
  await expect(bar(page)).toContainText('119 selected')

  await page.setViewportSize({ width: 375, height: 812 })
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await expect(bar(page).getByRole('button', { name: 'Select all 120' })).toBeInViewport()
  await expect(bar(page).getByRole('button', { name: 'Delete' })).toBeInViewport()
  expect((await bar(page).boundingBox())?.height).toBeLessThanOrEqual(112)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  await page.getByRole('button', { name: /your menu$/ }).click()
  await page.getByRole('menuitemradio', { name: 'Français' }).click()
  await expect(page.getByText('100 sélectionnés')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Numéros' }).click()
  await page.getByRole('link', { name: 'Postes' }).click()
  await expect(page.getByText(/^120 postes$/)).toBeVisible()
  await expect(page.getByText('100 sélectionnés')).toBeHidden()
})

test.describe('a few extensions', () => {
  test.beforeEach(async ({ login, many, page }) => {
    await login()
    await many(30)
    await page.goto(paths.extensions())
    await expect(page.getByText('30 extensions')).toBeVisible()
  })

  test('are selected one by one, from one to another, and by page; a filter keeps them, Escape ends it', async ({
    page,
  }) => {
    await box(page, 'Desk 10002').check()
    await box(page, 'Desk 10005').click({ modifiers: ['Shift'] })
    await expect(bar(page).getByRole('status')).toHaveText('4 selected')
    await page.getByRole('searchbox').fill('desk 10004')
    await expect(page.getByRole('rowheader')).toHaveCount(1)
    await expect(box(page, 'Desk 10004')).toBeChecked()
    await box(page, 'Desk 10004').uncheck()
    await expect(bar(page).getByRole('status')).toHaveText('3 selected')
    await page.keyboard.press('Escape')
    await expect(bar(page)).toBeHidden()
    await button(page, 'Clear filters').click()
    await page.getByRole('checkbox', { name: 'Select this page' }).check()
    await expect(bar(page).getByRole('status')).toHaveText('30 selected')
    await expect(bar(page).getByRole('button', { name: /that match/ })).toBeHidden()
  })

  test('those that a change would break are named, and left as they are', async ({ page }) => {
    await box(page, 'Desk 10000').check()
    await box(page, 'Desk 10001').check()
    await bar(page).getByRole('link', { name: 'Edit' }).click()
    await expect(button(page, 'Change 2 extensions')).toHaveAttribute('aria-disabled', 'true')
    await choose(page, 'Take messages', 'On')
    await button(page, 'Change 2 extensions').click()
    const refused = panel(page, '2 extensions could not be changed')
    await expect(refused).toContainText('Desk 10001 (10001) has no PIN for its mailbox')
    await refused.getByRole('link', { name: 'Desk 10000' }).click()
    await expect(panel(page, 'Desk 10000')).toBeVisible()
  })

  test('forward to one of them: it alone cannot', async ({ page }) => {
    await page.getByRole('checkbox', { name: 'Select this page' }).check()
    await bar(page).getByRole('link', { name: 'Edit' }).click()
    await choose(page, 'Call forwarding', 'Always')
    await button(page, 'Change 30 extensions').click()
    await expect(page.getByRole('combobox', { name: 'Forward to' })).toHaveAccessibleDescription(
      'This field is required',
    )
    await page.getByRole('combobox', { name: 'Forward to' }).fill('10007')
    await page.getByRole('option', { name: /Desk 10007/ }).click()
    await button(page, 'Change 30 extensions').click()
    const refused = panel(page, '1 extension could not be changed')
    await expect(refused).toContainText('29 extensions were changed')
    await expect(refused).toContainText('Desk 10007 (10007) cannot forward to itself')
    await button(page, 'Close').last().click()
    await expectRow(page, 'Desk 10000', ['Forwarded to 10007'])
    await expectRow(page, 'Desk 10007', ['Available'])
  })

  test('are disabled and enabled', async ({ page }) => {
    await box(page, 'Desk 10003').check()
    await bar(page).getByRole('button', { name: 'Disable' }).click()
    await panel(page, 'Disable 1 extension?').getByRole('button', { name: 'Disable' }).click()
    await expect(page.getByText('1 extension disabled')).toBeVisible()
    await expectRow(page, 'Desk 10003', ['Disabled'])
    await link(page, 'Desk 10003').click()
    await expect(page.getByText('This extension is disabled')).toBeVisible()
    await page.getByRole('switch', { name: 'Extension enabled' }).check()
    await button(page, 'Save changes').click()
    await expectRow(page, 'Desk 10003', ['Available'])
  })

  test('are deleted with what was told to end with them', async ({ page, owner, company }) => {
    const at = async (number: string) =>
      owner.extension.findFirstOrThrow({ where: { tenantId: company.id, number } })
    const target = await at('10002')
    await owner.phoneExtension.updateMany({
      where: { tenantId: company.id, extensionId: (await at('10009')).id },
      data: { forwardingMode: 'always', forwardingKind: 'extension', forwardingExtensionId: target.id },
    })
    await box(page, 'Desk 10002').check()
    await box(page, 'Desk 10003').check()
    await bar(page).getByRole('button', { name: 'Delete' }).click()
    const dialog = panel(page, 'Delete 2 extensions?')
    await expect(dialog).toContainText('Desk 10002 (10002): Desk 10009 (10009) forwards its calls here')
    await dialog.getByRole('button', { name: 'Delete 2 extensions' }).click()
    await expect(page.getByText('2 extensions deleted')).toBeVisible()
    await expect(page.getByText('28 extensions')).toBeVisible()
    await expectRow(page, 'Desk 10009', ['Available'])
    await expect(link(page, 'Desk 10002')).toBeHidden()
  })

  test('after one is deleted, the focus is on the one in its place', async ({ page }) => {
    await link(page, 'Desk 10004').click()
    await panel(page, 'Desk 10004').getByRole('button', { name: 'Delete' }).click()
    await button(page, 'Delete extension').click()
    await expect(link(page, 'Desk 10004')).toBeHidden()
    await expect(link(page, 'Desk 10005')).toBeFocused()
    await button(page, 'Actions for Desk 10006').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await button(page, 'Delete extension').click()
    await expect(link(page, 'Desk 10006')).toBeHidden()
    await expect(link(page, 'Desk 10007')).toBeFocused()
  })

  test('the panel for many says so when nothing is selected', async ({ page }) => {
    await page.goto(paths.extensionsBulk())
    await expect(panel(page, 'No extensions are selected')).toBeVisible()
    await link(page, 'Back to the list').click()
    await expect(page).toHaveURL(paths.extensions())
  })

  test('the export says what it holds, and what it does not', async ({ page, company, make }) => {
    for (const number of ['1000', '21000']) {
      await make.makeExtension({ tenantId: company.id, kind: 'ring_group', number, name: `Team ${number}` })
    }
    await page.getByRole('searchbox').fill('1000')
    await expect(page.getByText('12 of 32 extensions')).toBeVisible()
    await button(page, 'Import and export').click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export 10 phones (CSV) Without 2 ring groups' }).click()
    expect(new URL((await download).url()).searchParams.get('search')).toBe('1000')
    await page.getByRole('searchbox').fill('team')
    await expect(page.getByText('2 of 32 extensions')).toBeVisible()
    await button(page, 'Import and export').click()
    const nothing = page.getByRole('menuitem', { name: 'Export phones (CSV)' })
    await expect(nothing).toHaveAttribute('aria-disabled', 'true')
    await expect(nothing).toContainText('There is no phone among these extensions')
  })

  test('those who may only read select nothing', async ({ page, login }) => {
    await login('read_only')
    await page.reload()
    await expect(page.getByText('30 extensions')).toBeVisible()
    await expect(page.getByRole('checkbox')).toHaveCount(0)
  })

  test('where calls go and what it is are read in full, however wide the window', async ({
    page,
    owner,
    company,
  }) => {
    await owner.extension.create({
      data: { tenantId: company.id, number: '500', kind: 'receptionist', name: 'Front', searchText: 'front' },
    })
    const numbers = { '10003': 'always', '10004': 'offline' }
    for (const [number, forwardingMode] of Object.entries(numbers)) {
      const { id } = await owner.extension.findFirstOrThrow({ where: { tenantId: company.id, number } })
      await owner.phoneExtension.updateMany({
        where: { tenantId: company.id, extensionId: id },
        data: { forwardingMode, forwardingKind: 'external', forwardingExternal: '+33639980045' },
      })
    }
    await page.reload()
    for (const width of [768, 1024, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 })
      for (const text of ['to 06 39 98 00 45', 'When offline, to 06 39 98 00 45']) {
        const target = page.getByText(text, { exact: true })
        await expect(target).toBeVisible()
        expect(await target.evaluate((line) => line.scrollWidth - line.clientWidth)).toBe(0)
      }
      const kind = page.getByRole('cell', { name: 'Virtual receptionist', exact: true })
      expect(await kind.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0)
      await expect(page.getByRole('checkbox', { name: 'Select this page' })).toHaveCSS('opacity', '1')
      const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
      const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
      expect(new Set(heights)).toEqual(new Set([44]))
    }
  })
})
