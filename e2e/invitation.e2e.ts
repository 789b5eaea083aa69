import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { nextMail } from './mail.ts'
import { testPortal } from './portal.ts'

const PASSWORD = 'forty lamps in the window'
const command = fileURLToPath(new URL('../apps/api/src/commands/tenant-create.ts', import.meta.url))

/** Runs `tenant:create` as an operator does. @returns the address of the invitation */
async function createTenant(name: string, number: string, email: string, language: string): Promise<string> {
  const { url, environment } = testPortal()
  const owner = `Rose Petit <${email}>`
  const args = [
    '--name',
    name,
    '--country',
    'FR',
    '--number',
    number,
    '--language',
    language,
    '--owner',
    owner,
  ]
  const env = { ...process.env, ...environment, PUBLIC_URL: url }
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], { env })
  return /http\S+/.exec(stdout)?.[0] ?? ''
}

/** As it is written in France. */
const national = (e164: string) => new RegExp(`^${`0${e164.slice(3)}`.replace(/\d\d(?=\d)/g, '$&\\s')}$`)

const LANGUAGES = {
  en: {
    subject: 'choose your password',
    welcome: 'Welcome, Rose',
    field: 'New password',
    submit: 'Set password',
  },
  fr: {
    subject: 'choisissez votre mot de passe',
    welcome: 'Bienvenue, Rose',
    field: 'Nouveau mot de passe',
    submit: 'Enregistrer le mot de passe',
  },
}

for (const [language, { subject, welcome, field, submit }] of Object.entries(LANGUAGES)) {
  test(`a new company's owner is invited and signs in: ${language}`, async ({ page }, { workerIndex }) => {
    const number = `+3326191${language === 'en' ? '1' : '2'}${String(workerIndex).padStart(3, '0')}`
    const email = `rose.${language}.${workerIndex}@example.test`
    const printed = await createTenant('Maison Petit', number, email, language)
    const mail = await nextMail(email)
    expect(mail.subject).toBe(`Maison Petit${language === 'fr' ? '\u00a0:' : ':'} ${subject}`)
    const mailed = /http\S+\/invitation\/[\w-]{43}/.exec(mail.text)?.[0] ?? ''

    // Both links work: what the operator sees, and what the owner is sent.
    await page.goto(printed)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(welcome)
    await page.goto(mailed)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(welcome)
    await expect(page.getByRole('definition')).toHaveText(national(number))
    const password = page.getByLabel(field)
    await password.fill('short')
    await page.getByRole('button', { name: submit }).click()
    await expect(password).toHaveAttribute('aria-invalid', 'true')
    await password.fill(PASSWORD)
    await page.getByRole('button', { name: submit }).click()

    await expect(page).toHaveURL(paths.signIn())
    await expect(page.getByRole('textbox', { name: /e-mail/ })).toHaveValue(national(number))
    await page.getByLabel(/^(Password|Mot de passe)$/).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(paths.extensions())
    await expect(page.getByRole('banner')).toContainText('Maison Petit')
  })
}

test('a password that attackers try first is refused at its field', async ({
  page,
  company,
  make,
  allow,
}) => {
  allow(/^422 POST \/api\/v1\/invitations\//)
  const user = await make.makeUser({ tenantId: company.id })
  await make.makeSignInName(user, company.mainNumber)
  await page.goto(paths.invitation(await make.makeLink(user)))
  await page.getByLabel('New password').fill('password1234')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(
    'This password is on lists that attackers try first',
  )
  await expect(page.getByLabel('New password')).toBeFocused()
})

test('a link works once, and tells whom to ask', async ({ page, company, make, allow }) => {
  allow(/^404 GET \/api\/v1\/invitations\//, /^400 GET \/api\/v1\/invitations\//)
  const user = await make.makeUser({ tenantId: company.id })
  await make.makeSignInName(user, company.mainNumber)
  const token = await make.makeLink(user)
  await page.goto(paths.invitation(token))
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page).toHaveURL(paths.signIn())
  for (const used of [token, 'A'.repeat(43), 'cut-short']) {
    await page.goto(paths.invitation(used))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  }
  await page.getByRole('link', { name: 'Go to sign-in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})
