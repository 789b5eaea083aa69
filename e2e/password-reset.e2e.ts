import { request } from 'node:http'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { mailsTo, nextMail } from './mail.ts'
import { testPortal } from './portal.ts'

const PASSWORD = 'forty lamps in the window'

/** As it is written in France, with any kind of space. */
const national = (e164: string) => new RegExp(`^${`0${e164.slice(3)}`.replace(/\d\d(?=\d)/g, '$&\\s')}$`)
const linkIn = (text: string) => /http\S+\/reset-password\/[\w-]{43}/.exec(text)?.[0] ?? ''

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('switchboard.country', 'FR')))

test('a forgotten password is replaced by a link in the mail, once, and everybody else is signed out', async ({
  page,
  company,
  make,
  pageOf,
  allow,
}) => {
  allow(/^(422|404) (GET|POST) \/api\/v1\/password-resets\//)
  const email = `ada.${company.id}@example.test`
  const user = await make.makeUser({ tenantId: company.id, firstName: 'Ada', email })
  await make.makeSignInName(user, company.mainNumber)
  const elsewhere = await pageOf(user)
  await elsewhere.goto(paths.extensions())
  await expect(elsewhere.getByRole('banner')).toContainText(company.name)

  await page.goto(paths.signIn())
  await page.getByRole('textbox', { name: 'Phone number or e-mail' }).fill(company.mainNumber)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page).toHaveURL(paths.forgotPassword())
  await expect(page.getByRole('textbox', { name: 'Phone number or e-mail' })).not.toHaveValue('')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your e-mail')
  const first = linkIn((await nextMail(email)).text)
  await page.getByRole('button', { name: 'Use another number or address' }).click()
  await page.getByRole('button', { name: 'Send the link' }).click()
  const second = linkIn((await nextMail(email, 2)).text)
  expect(second).toMatch(new RegExp(`^${testPortal().url}/`))

  // The older one is void, and offers another.
  await page.goto(first)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  await expect(page.getByRole('link', { name: 'Send a new link' })).toHaveAttribute(
    'href',
    paths.forgotPassword(),
  )

  await page.goto(second)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New password, Ada')
  await expect(page.getByRole('definition')).toHaveText(national(company.mainNumber))
  const field = page.getByLabel('New password')
  await field.fill('password1234')
  await expect(page.getByText('Easy to guess')).toBeVisible()
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(field).toHaveAccessibleDescription('This password is on lists that attackers try first')
  await field.fill(PASSWORD)
  await expect(page.getByRole('meter', { name: 'Strength' })).toHaveJSProperty('value', 4)
  await page.getByRole('button', { name: 'Change password' }).click()

  await expect(page).toHaveURL(paths.signIn())
  await expect(page.getByRole('status')).toContainText('Your password is changed')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.extensions())
  await elsewhere.reload()
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  expect((await nextMail(email, 3)).subject).toContain('your password was changed')

  // Back does not lead to the link, and the link leads nowhere.
  await page.goto(second)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
})

test('an unknown number is told the same, and nobody is written to', async ({ page, company, make }) => {
  const email = `nobody.${company.id}@example.test`
  await make.makeUser({ tenantId: company.id, email }) // who signs in with no such name
  await page.goto(paths.forgotPassword())
  await page.getByRole('textbox', { name: 'Phone number or e-mail' }).fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your e-mail')
  await expect(page.getByText(`If there is an account for ${email}`)).toBeVisible()
  expect(await mailsTo(email)).toEqual([])
})

test('what cannot be a name is told at its field', async ({ page }) => {
  await page.goto(paths.forgotPassword())
  const login = page.getByRole('textbox', { name: 'Phone number or e-mail' })
  await login.fill('01 99')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(login).toHaveAccessibleDescription('This is not a complete phone number')
  await expect(login).toBeFocused()
})

test('a forged Host leads nobody to another site', async ({ company, make }) => {
  const email = `host.${company.id}@example.test`
  const user = await make.makeUser({ tenantId: company.id, email })
  await make.makeSignInName(user)
  const { hostname, port } = new URL(testPortal().url)
  const body = JSON.stringify({ country: 'FR', login: email })
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const path = '/api/v1/password-resets'
    request({ hostname, port, path, method: 'POST', headers }, (answer) => resolve(answer.statusCode))
      .on('error', reject)
      .end(body)
  })
  expect(status).toBe(204)
  const { text, html } = await nextMail(email)
  expect(linkIn(text)).toMatch(new RegExp(`^${testPortal().url}/reset-password/`))
  expect(`${text}${html}`).not.toContain('evil')
})
