import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { AppUser } from '@switchboard/database/client'
import { Secret, TOTP } from 'otpauth'
import { readConfig } from '../apps/api/src/config.ts'
import { makeSecretBox } from '../apps/api/src/http/crypto.ts'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { makeTotpSecret } from '../apps/api/src/identity/second-factor.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test as base } from './fixtures.ts'
import { testPortal } from './portal.ts'

const PASSWORD = 'a sentence that nobody guesses'
const passwordHash = await makePasswords(1).hash(PASSWORD)
const STEP = 30_000

/** What the app shows; the next code works too, and one that was used does not work again. */
const codeOf = (secret: string, steps = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * STEP })

interface Fixtures {
  /** A person with an app, who can sign in; and its secret. */
  protectedPerson: () => Promise<{ user: AppUser; login: string; secret: string }>
}

const test = base.extend<Fixtures>({
  protectedPerson: async ({ company, make, owner }, use) =>
    use(async () => {
      const user = await make.makeUser({
        tenantId: company.id,
        passwordHash,
        firstName: 'Ada',
        lastName: 'Martin',
      })
      const login = await make.makeSignInName(user)
      const secret = makeTotpSecret()
      const box = makeSecretBox(readConfig(testPortal().environment).secretKeys)
      await owner.totp.create({
        data: {
          tenantId: company.id,
          userId: user.id,
          secret: box.encrypt(secret),
          lastStep: 0,
          createdAt: new Date(),
        },
      })
      return { user, login, secret }
    }),
})

const code = (page: Page) => page.getByLabel('Code', { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(paths.signIn())
  await page.getByRole('textbox', { name: 'Phone number or e-mail' }).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await button(page, 'Sign in').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
}

test.beforeEach(({ allow }) => allow(/^422 (POST|PUT) /))

test('an app is set up with its key, and signs in from then on; so does a recovery code, once', async ({
  page,
  login,
  make,
}) => {
  const user = await login('admin', { passwordHash })
  const name = await make.makeSignInName(user)
  await page.goto(paths.profile())
  const section = page.getByRole('region', { name: 'Second factor' })
  await section.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog')
  const password = dialog.getByLabel('Present password')
  await expect(password).toBeFocused()
  await password.fill('not the present one')
  await button(page, 'Continue').click()
  await expect(password).toHaveAccessibleDescription('This is not your present password')
  await password.fill(PASSWORD)
  await button(page, 'Continue').click()

  await expect(dialog.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
  const key = (await dialog.locator('code').textContent()) ?? ''
  const secret = key.replaceAll(' ', '')
  const field = dialog.getByLabel('Code that the app shows')
  await expect(field).toBeFocused()
  await field.fill('000 000' === codeOf(secret) ? '111111' : '000 000')
  await button(page, 'Turn on').click()
  await expect(field).toHaveAccessibleDescription('This is not the right code')
  await field.fill(codeOf(secret))
  await button(page, 'Turn on').click()

  const codes = dialog.getByRole('list', { name: 'Recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await page.keyboard.press('Escape') // codes that are shown once are not closed by chance
  const recoveryCode = (await codes.locator('code').first().textContent()) ?? ''
  const downloading = page.waitForEvent('download')
  await button(page, 'Download').click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file).toContain(recoveryCode)
  expect(file).toContain('recovery codes of Ada Martin')
  await button(page, 'I have kept them').click()
  await expect(page.getByText('Second factor turned on.')).toBeVisible()
  await expect(section).toContainText('10 left')

  await signOut(page)
  await signIn(page, name)
  await expect(code(page)).toBeFocused()
  await code(page).fill(codeOf(secret) === '123456' ? '654321' : '123456')
  await button(page, 'Sign in').click()
  await expect(code(page)).toHaveAccessibleDescription('This is not the right code')
  await code(page).fill(codeOf(secret, 1))
  await button(page, 'Sign in').click()
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()

  await signOut(page)
  await signIn(page, name)
  await button(page, 'Use a recovery code').click()
  await page.getByLabel('Recovery code', { exact: true }).fill(recoveryCode)
  await button(page, 'Sign in').click()
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
  await page.goto(paths.profile())
  await expect(section).toContainText('9 left')
})

test('Back leads from the code to the password, with what was typed; Forward to the code', async ({
  page,
  protectedPerson,
}) => {
  const { login, secret } = await protectedPerson()
  await signIn(page, login)
  await expect(button(page, 'Use a recovery code')).toBeHidden() // there are none
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expect(page.getByRole('textbox', { name: 'Phone number or e-mail' })).toHaveValue(login)
  await page.goForward()
  await button(page, 'Back to the password').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await page.goForward()
  await code(page).fill(codeOf(secret))
  await button(page, 'Sign in').click()
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
})

test('a session that is lost over a page asks for the code too, and the page goes on', async ({
  page,
  allow,
  owner,
  protectedPerson,
}) => {
  allow(/^401 /)
  const { user, login, secret } = await protectedPerson()
  await signIn(page, login)
  await code(page).fill(codeOf(secret))
  await button(page, 'Sign in').click()
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
  await page.goto(paths.profile())
  await expect(page.getByRole('region', { name: 'Second factor' })).toContainText('Since')
  await owner.session.deleteMany({ where: { userId: user.id } })
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('dialog', { name: 'One more step' })).toBeVisible()
  await expect(code(page)).toBeFocused()
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/session/preferences') && answer.ok())
  await code(page).fill(codeOf(secret, 1))
  await button(page, 'Sign in').click()
  await saved
  await expect(dialog).toBeHidden()
})

test('new codes and turning it off ask for the password', async ({
  page,
  context,
  owner,
  protectedPerson,
}) => {
  const { user, login, secret } = await protectedPerson()
  await signIn(page, login)
  await code(page).fill(codeOf(secret))
  await button(page, 'Sign in').click()
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
  await page.goto(paths.profile())
  const section = page.getByRole('region', { name: 'Second factor' })
  await expect(section).toContainText('0 left')
  await section.getByRole('button', { name: 'Make new codes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Present password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Make new codes' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  await context.grantPermissions(['clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await expect(dialog.getByText('Copied')).toBeAttached()
  await button(page, 'I have kept them').click()
  await expect(section).toContainText('10 left')

  await section.getByRole('button', { name: 'Turn off' }).click()
  await dialog.getByLabel('Present password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByText('Authenticator app turned off.')).toBeVisible()
  await expect(section.getByRole('button', { name: 'Set up' })).toBeVisible()
  expect(await owner.recoveryCode.count({ where: { userId: user.id } })).toBe(0)
})

test('an administrator resets it for a colleague who has lost phone and codes', async ({
  page,
  login,
  protectedPerson,
}) => {
  const { user } = await protectedPerson()
  await login('owner', { firstName: 'Rose', lastName: 'Petit' })
  await page.goto(paths.settingsPerson(user.id))
  const panel = page.getByRole('dialog', { name: 'Ada Martin' })
  await panel.getByRole('button', { name: 'Reset the second factor' }).click()
  const question = page.getByRole('dialog', { name: 'Reset the second factor of Ada Martin?' })
  await question.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByText('Second factor of Ada Martin reset')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Reset the second factor' })).toBeHidden()
  await expect(panel.getByText('Rose Petit reset the second factor of Ada Martin')).toBeVisible()
})
