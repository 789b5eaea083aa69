import type { Page } from '@playwright/test'
import type { AppUser } from '@switchboard/database/client'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test as base } from './fixtures.ts'

const PASSWORD = 'a lamp on every desk'

/** A person of the test's company who signs in with each of these names. */
const test = base.extend<{ person: (...names: string[]) => Promise<AppUser> }>({
  person: async ({ company, make }, use) =>
    use(async (...names) => {
      const values = { tenantId: company.id, firstName: 'Ada', lastName: 'Martin' }
      const user = await make.makeUser({ ...values, passwordHash: await makePasswords(1).hash(PASSWORD) })
      for (const name of names) await make.makeSignInName(user, name)
      return user
    }),
})

const login = (page: Page) => page.getByRole('textbox', { name: 'Phone number or e-mail' })
const password = (page: Page) => page.getByLabel('Password', { exact: true })
const country = (page: Page, name: string) => page.getByRole('button', { name: `Country: ${name}` })
const submit = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true }).click()

/** What a French number looks like to those who type it: `+33199004012` is `01 99 00 40 12`. */
const national = (e164: string) => `0${e164.slice(3)}`.replace(/\d\d(?=\d)/g, '$& ')

async function chooseCountry(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Country/ }).press('ArrowDown')
  await page.getByRole('combobox', { name: 'Country or dialing code' }).pressSequentially(typed)
  await page.keyboard.press('Enter')
  await expect(country(page, name)).toBeVisible()
}

async function fill(page: Page, name: string, secret = PASSWORD): Promise<void> {
  await login(page).fill(name)
  await password(page).fill(secret)
  await submit(page)
}

test.beforeEach(({ allow }) => allow(/^40[13] POST \/api\/v1\/session$/))

test('chooses the country by keyboard, found by name, code and dialing code', async ({ page }) => {
  await page.goto(paths.signIn())
  await expect(country(page, 'United States +1')).toBeVisible()
  await page.getByRole('button', { name: /^Country/ }).press('ArrowDown')
  const search = page.getByRole('combobox', { name: 'Country or dialing code' })
  await expect(search).toBeFocused()
  await expect(page.getByRole('option', { name: 'United States +1', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )

  await search.pressSequentially('fran')
  await expect(page.getByRole('option').first()).toHaveAccessibleName('France +33')
  await search.fill('allem') // its French name
  await expect(page.getByRole('option')).toHaveAccessibleName('Germany +49')
  await search.fill('+44')
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/\+44$/)
  await search.fill('zzz')
  await expect(page.getByText('No country has this name or code')).toBeVisible()
  await search.press('Escape')
  await expect(page.getByRole('button', { name: /^Country/ })).toBeFocused()

  await chooseCountry(page, 'france', 'France +33')
  await expect(login(page)).toBeFocused()
  await page.getByRole('button', { name: /^Country/ }).click()
  await search.press('ArrowDown')
  await search.press('Enter')
  await expect(country(page, 'French Guiana +594')).toBeVisible()
})

test('formats a number as it is typed, in the way of the country', async ({ page }) => {
  await page.goto(paths.signIn())
  for (const [typed, name, digits, formatted] of [
    ['france', 'France +33', '0199001200', '01 99 00 12 00'],
    ['us', 'United States +1', '2025550123', '(202) 555-0123'],
    ['gb', 'United Kingdom +44', '02079460123', '020 7946 0123'],
  ] as const) {
    await chooseCountry(page, typed, name)
    await login(page).fill('')
    await login(page).pressSequentially(digits)
    await expect(login(page)).toHaveValue(formatted)
    await login(page).press('Backspace')
    await login(page).pressSequentially('9')
    await expect(login(page)).toHaveValue(formatted.replace(/.$/, '9'))
  }
})

test('a pasted international number switches the country', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(paths.signIn())
  await page.evaluate(() => navigator.clipboard.writeText('+44 20 7946 0123'))
  await login(page).press('ControlOrMeta+v')
  await expect(login(page)).toHaveValue('020 7946 0123')
  await expect(country(page, 'United Kingdom +44')).toBeVisible()
})

test('what is typed before the number library has arrived is formatted when it does', async ({ page }) => {
  let arrive = () => {}
  const arrival = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/assets/phone-library*.js', async (route) => {
    await arrival
    await route.continue()
  })
  await page.goto(paths.signIn())
  await login(page).pressSequentially('2025')
  await chooseCountry(page, 'gb', 'United Kingdom +44')
  await login(page).fill('02079460123')
  await expect(login(page)).toHaveValue('02079460123')
  arrive()
  await expect(login(page)).toHaveValue('020 7946 0123')
})

test('signs in with a national number, and remembers the country', async ({ page, person, company }) => {
  await person(company.mainNumber)
  await page.goto(paths.signIn())
  await chooseCountry(page, 'fr', 'France +33')
  await login(page).pressSequentially(national(company.mainNumber).replaceAll(' ', ''))
  await expect(login(page)).toHaveValue(national(company.mainNumber))
  await password(page).fill(PASSWORD)
  await password(page).press('Enter')
  await expect(page).toHaveURL(paths.extensions())

  await page.context().clearCookies()
  await page.goto(paths.home())
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(country(page, 'France +33')).toBeVisible()
})

test('signs in with an international number, whatever the flag', async ({ page, person, company }) => {
  await person(company.mainNumber)
  await page.goto(paths.signIn())
  await fill(page, company.mainNumber)
  await expect(page).toHaveURL(paths.extensions())
})

test('signs in with an e-mail address, which needs no extension', async ({ page, person }) => {
  const email = `ada.${Date.now()}@example.test`
  await person(email)
  await page.goto(paths.signIn())
  await login(page).fill(email.toUpperCase())
  await expect(page.getByLabel('Extension')).toBeHidden()
  await password(page).fill(PASSWORD)
  await submit(page)
  await expect(page).toHaveURL(paths.extensions())
})

test("signs in with the company's number and an extension", async ({ page, person, company }) => {
  await person(`${company.mainNumber}#204`)
  await page.goto(paths.signIn())
  await page.getByLabel('Extension').fill('204')
  await fill(page, company.mainNumber)
  await expect(page).toHaveURL(paths.extensions())
})

test('tells a malformed number or address at its field, and sends nothing', async ({ page }) => {
  await page.goto(paths.signIn())
  await fill(page, '12 34')
  await expect(login(page)).toHaveAccessibleDescription('This is not a complete phone number')
  await expect(login(page)).toBeFocused()
  await fill(page, 'ada@example')
  await expect(login(page)).toHaveAccessibleDescription('This is not a complete e-mail address')
  await login(page).fill('')
  await password(page).fill('')
  await submit(page)
  await expect(login(page)).toHaveAccessibleDescription('This field is required')
  await expect(password(page)).toHaveAccessibleDescription('This field is required')
})

test('does not tell an unknown number from a wrong password', async ({ page, person, company }) => {
  await person(company.mainNumber)
  await page.goto(paths.signIn())
  await fill(page, '+33199009999')
  const unknown = await page.getByRole('alert').innerText()
  await page.reload()
  await fill(page, company.mainNumber, 'not the password')
  await expect(page.getByRole('alert')).toHaveText(unknown.replaceAll('\n', ''))
  expect(unknown).toContain('do not match')
})

test('after many wrong passwords tells how long to wait', async ({ page, person, company, allow }) => {
  allow(/^429 POST \/api\/v1\/session$/)
  await person(company.mainNumber)
  await page.goto(paths.signIn())
  const attempts = page.getByText('Too many attempts')
  for (let tries = 0; tries < 10 && !(await attempts.isVisible()); tries += 1) {
    const answer = page.waitForResponse('**/api/v1/session')
    await fill(page, company.mainNumber, `wrong ${tries}`)
    await answer
    await expect(page.getByRole('alert').or(attempts)).toBeVisible()
  }
  await expect(attempts).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/^You can try again in \d+ seconds?\.$/)
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('a deep link survives signing in', async ({ page, person, company, sharedPhone }) => {
  await person(company.mainNumber)
  const { id } = await sharedPhone('Front desk')
  const target = paths.extension(id, { search: 'desk', sort: '-number' })
  await page.goto(target)
  await expect(page).toHaveURL(paths.signIn(target))
  await fill(page, company.mainNumber)
  await expect(page).toHaveURL(target)
  await expect(page.getByRole('dialog', { name: 'Front desk' })).toBeVisible()
})

test('never leads to another site', async ({ page, person, company }) => {
  await person(company.mainNumber)
  await page.goto(paths.signIn('//example.com'))
  await fill(page, company.mainNumber)
  await expect(page).toHaveURL(paths.extensions())
})

test('speaks the language that is chosen, and keeps it', async ({ page, person, company }) => {
  await person(company.mainNumber)
  await page.goto(paths.signIn())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion')
  await expect(page.getByRole('button', { name: /^Pays : États-Unis/ })).toBeVisible()
  await expect(page).toHaveTitle(/^Connexion/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr')
})

test('a language chosen at the door becomes that of the person', async ({ page, person, company, owner }) => {
  const { id } = await person(company.mainNumber)
  await page.goto(paths.signIn())
  await page.getByRole('button', { name: 'Français' }).click()
  await page.getByRole('textbox', { name: 'Numéro de téléphone ou e-mail' }).fill(company.mainNumber)
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Postes' })).toBeVisible()
  expect(await owner.appUser.findFirst({ where: { id }, select: { language: true } })).toEqual({
    language: 'fr',
  })
})

test.describe('a browser in French', () => {
  test.use({ locale: 'fr-FR' })
  test('begins in French, in France', async ({ page }) => {
    await page.goto(paths.signIn())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion')
    await expect(page.getByRole('button', { name: /^Pays : France \+33/ })).toBeVisible()
  })
})

test('whoever is signed in already is not asked again', async ({ page, login: signIn }) => {
  await signIn()
  await page.goto(paths.signIn())
  await expect(page).toHaveURL(paths.extensions())
})
