import type { Page } from '@playwright/test'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'
import { isUnbuilt, LANGUAGES, wordsOf } from './states/words.ts'

const PASSWORD = 'a lamp on every desk'

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Main' }).filter({ visible: true })
const rail = (page: Page, tab: string) => page.getByRole('navigation', { name: `Pages of ${tab}` })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const openUserMenu = (page: Page) => page.getByRole('button', { name: /your menu$/ }).click()
const choose = (page: Page, name: string) => page.getByRole('menuitemradio', { name, exact: true }).click()

async function openJump(page: Page) {
  await expect(heading(page)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Jump to a page or an extension' })
  await expect(field).toBeFocused()
  return field
}

test('opens where work is done, under the name of the company', async ({ page, login, company }) => {
  await login()
  await page.goto(paths.home())
  await expect(page).toHaveURL(paths.extensions())
  await expect(page.getByRole('banner')).toContainText(company.name)
  await expect(tabs(page).getByRole('link')).toHaveText(['Usage', 'Configuration', 'Account', 'Extensions'])
  await expect(tabs(page).getByRole('link', { name: 'Configuration' })).toHaveAttribute(
    'aria-current',
    'true',
  )
})

for (const language of LANGUAGES) {
  test(`leads from tab to tab and page to page: ${language}`, async ({ page, login }) => {
    const { shell, unbuilt } = wordsOf(language)
    // The settings are their sections.
    const addressOf = (id: keyof typeof shell.page) =>
      id === 'settings' ? paths.settingsCompany() : paths[id]()
    await login('admin', { language })
    await page.goto(paths.home())
    for (const [tabId, tab] of Object.entries(shell.tab) as [keyof typeof shell.tab, string][]) {
      const pages = Object.entries(shell.page) as [keyof typeof shell.page, string][]
      const ofTab = pages.filter(([id]) => paths[id]().startsWith(`${paths[tabId]()}/`))
      const links = page
        .getByRole('navigation', { name: shell.pages.replace('{{tab}}', tab), exact: true })
        .getByRole('link')
      await page
        .getByRole('navigation', { name: shell.tabs, exact: true })
        .filter({ visible: true })
        .getByRole('link', { name: tab, exact: true })
        .click()
      await expect(links).toHaveText(ofTab.map(([, name]) => name))
      for (const [id, name] of ofTab) {
        await links.filter({ hasText: new RegExp(`^${name}$`) }).click()
        await expect(heading(page)).toHaveText(name)
        await expect(page).toHaveURL(addressOf(id))
        await expect(page).toHaveTitle(`${name} · Switchboard`)
        if (isUnbuilt(id)) await expect(page.getByText(unbuilt.badge, { exact: true })).toBeVisible()
      }
    }
  })
}

test('goes back and forward as the browser does', async ({ page, login }) => {
  await login()
  await page.goto(paths.billing())
  await rail(page, 'Account').getByRole('link', { name: 'History' }).click()
  await expect(heading(page)).toHaveText('History')
  await tabs(page).getByRole('link', { name: 'Usage' }).click()
  await expect(heading(page)).toHaveText('Overview')
  await page.goBack()
  await expect(heading(page)).toHaveText('History')
  await page.goBack()
  await expect(heading(page)).toHaveText('Billing')
  await page.goForward()
  await expect(heading(page)).toHaveText('History')
})

test('an address that leads nowhere says so, inside the portal', async ({ page, login }) => {
  await login()
  for (const address of ['/nowhere', '/configuration/nowhere', '/configuration/extensions/new/nowhere']) {
    await page.goto(address)
    await expect(heading(page)).toHaveText('This page does not exist')
    await expect(tabs(page)).toBeVisible()
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click()
  await expect(page).toHaveURL(paths.extensions())
})

test('a language that is still being saved holds on the next page', async ({ page, login }) => {
  const { promise: saved, resolve: save } = Promise.withResolvers<void>()
  await page.route('**/api/v1/session/preferences', (route) => saved.then(() => route.continue()))
  await login()
  await page.goto(paths.callLogs())
  await openUserMenu(page)
  await choose(page, 'Français')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Journal de fax' }).click()
  await expect(heading(page)).toHaveText('Journal de fax')
  save()
  await expect(heading(page)).toHaveText('Journal de fax')
})

test('keeps the language that is chosen, on every page and for the next time', async ({ page, login }) => {
  await login()
  await page.goto(paths.extensions())
  await openUserMenu(page)
  await choose(page, 'Français')
  await expect(heading(page)).toHaveText('Postes')
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: 'Principal' })
    .filter({ visible: true })
    .getByRole('link', { name: 'Utilisation' })
    .click()
  await expect(page).toHaveURL(paths.usageOverview())
  await expect(page.getByText('Pas encore disponible')).toBeVisible()
  await page.evaluate(() => localStorage.clear()) // another device
  await page.reload()
  await expect(page.getByText('Pas encore disponible')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
})

test('keeps the theme that is chosen', async ({ page, login }) => {
  await login()
  await page.goto(paths.callLogs())
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(heading(page)).toBeVisible()
  const light = await background()
  await openUserMenu(page)
  await choose(page, 'Dark')
  await expect.poll(background).not.toBe(light)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(heading(page)).toBeVisible()
  await expect.poll(background).not.toBe(light)
  await openUserMenu(page)
  await choose(page, 'As the device')
  await expect.poll(background).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(background).not.toBe(light)
})

test('a long name and address stay inside the menu and the bar', async ({ page, login }) => {
  const firstName = 'Marie-Antoinette-Josephine'
  const lastName = 'de Montmorency-Rochechouart'.repeat(2)
  const email = `${'marie.antoinette.'.repeat(3)}m@montmorency-rochechouart.example.test`
  await login('admin', { firstName, lastName, email })
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 812 })
    await page.goto(paths.callLogs())
    await openUserMenu(page)
    const menu = await page.getByRole('menu').boundingBox()
    for (const text of [`${firstName} ${lastName}`, email]) {
      const box = await page.getByTitle(text).boundingBox()
      expect(box && menu && box.x >= menu.x && box.x + box.width <= menu.x + menu.width, text).toBe(true)
      expect(box?.height, 'a line').toBeLessThan(24)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})

test('signs out, here and on the server', async ({ page, login, owner }) => {
  const user = await login()
  await page.goto(paths.extensions())
  await openUserMenu(page)
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in')
  expect(await owner.session.count({ where: { userId: user.id } })).toBe(0)
  await page.goBack()
  await expect(heading(page)).toHaveText('Sign in')
})

test('jumps to pages and extensions from the keyboard', async ({ page, login, sharedPhone }) => {
  await login()
  const { id } = await sharedPhone('Front desk', '300')
  await page.goto(paths.billing())
  await (await openJump(page)).fill('call lo')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.callLogs())
  for (const typed of ['front', '300']) {
    await (await openJump(page)).fill(typed)
    await expect(page.getByRole('option', { name: /Front desk/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(paths.extension(id))
    await page.goBack()
  }
  await (await openJump(page)).fill('create')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.extensionNew())
  await page.goBack()
  const field = await openJump(page)
  await field.fill('zzz')
  await expect(page.getByText('Nothing has this name or number')).toBeVisible()
  await field.press('Escape')
  await expect(field).toBeHidden()
})

test.describe('a lost session', () => {
  test.beforeEach(({ allow }) => allow(/^401 /))

  test('asks for the password in place, and nothing typed is lost', async ({
    page,
    company,
    make,
    owner,
  }) => {
    const passwordHash = await makePasswords(1).hash(PASSWORD)
    const user = await make.makeUser({
      tenantId: company.id,
      firstName: 'Ada',
      lastName: 'Martin',
      passwordHash,
    })
    await make.makeSignInName(user, company.mainNumber)
    await page.goto(paths.signIn(paths.extensionNew()))
    await page.getByRole('textbox', { name: /e-mail/ }).fill(company.mainNumber)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: 'Shared' }).check()
    await page.getByLabel('Name of the phone').fill('Workshop')
    await page.getByRole('switch', { name: /message/ }).uncheck()

    await owner.session.deleteMany({ where: { userId: user.id } })
    await page.getByRole('button', { name: 'Create extension' }).click()
    const again = page.getByRole('dialog', { name: 'Your session has ended' })
    await expect(again).toContainText('Ada Martin')
    await again.getByLabel('Password', { exact: true }).fill('not it')
    await again.getByRole('button', { name: 'Go on' }).click()
    await expect(again.getByRole('alert')).toBeVisible()
    await again.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await again.getByRole('button', { name: 'Go on' }).click()
    await expect(again).toBeHidden()
    // The save that found the session gone goes on by itself.
    await expectRow(page, 'Workshop')
    expect(await owner.extension.count({ where: { tenantId: company.id, name: 'Workshop' } })).toBe(1)
  })

  test('someone else signs in anew and sees nothing of it', async ({ page, login, owner }) => {
    const user = await login()
    await page.goto(paths.extensionNew())
    await page.getByLabel('First name').fill('Rose')
    await owner.session.deleteMany({ where: { userId: user.id } })
    await page.getByLabel('Last name').fill('Petit')
    await page.getByRole('switch', { name: /message/ }).uncheck()
    await page.getByRole('button', { name: 'Create extension' }).click()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Sign in as someone else' }).click()
    await expect(heading(page)).toHaveText('Sign in')
    await expect(page.getByText('Petit')).toBeHidden()
  })
})

test('a role without the permission is told whom to ask', async ({ page, login, company }) => {
  await login('billing')
  await page.goto(paths.home())
  await expect(page).toHaveURL(new RegExp(paths.settings()))
  await page.goto(paths.extensions())
  await expect(heading(page)).toHaveText('Your role does not include this page')
  await expect(
    page.getByText(`An owner or administrator of ${company.name} can give you access.`),
  ).toBeVisible()
  await expect(tabs(page).getByRole('link', { name: /Configuration.*Not included/ })).toBeVisible()
  await expect(
    rail(page, 'Configuration').getByRole('link', { name: /Phone extensions.*Not included/ }),
  ).toBeVisible()
})

test('a server that is away is told, and the page recovers', async ({ page, login, sharedPhone, allow }) => {
  allow(/net::ERR_FAILED GET/, /^503 GET/)
  await login()
  await sharedPhone('Front desk')
  await page.goto(paths.callLogs())
  await page.route('**/api/v1/extensions**', (route) => route.abort())
  await tabs(page).getByRole('link', { name: 'Configuration' }).click()
  await expect(page.getByText('No connection to the server')).toBeVisible()
  await page.unroute('**/api/v1/extensions**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectRow(page, 'Front desk')
})

test('a database that is away is told while saving; nothing typed is lost', async ({
  page,
  login,
  allow,
}) => {
  allow(/^503 POST/)
  await login()
  await page.goto(paths.extensionNew())
  await page.getByRole('radio', { name: 'Shared' }).check()
  await page.getByLabel('Name of the phone').fill('Workshop')
  await page.getByRole('switch', { name: /message/ }).uncheck()
  const problem = { code: 'unavailable', message: 'away', requestId: 'test' }
  await page.route('**/api/v1/extensions', (route) =>
    route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: problem }),
  )
  await page.getByRole('button', { name: 'Create extension' }).click()
  await expect(page.getByRole('alert')).toContainText('The service is away for a moment')
  await page.unroute('**/api/v1/extensions')
  await page.getByRole('button', { name: 'Create extension' }).click()
  await expectRow(page, 'Workshop')
})

test('without a network the portal says so, until it is back', async ({ page, context, login }) => {
  await login()
  await page.goto(paths.callLogs())
  await expect(heading(page)).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('You are offline.')).toBeHidden()
})
