import { Secret, TOTP } from 'otpauth'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

const PASSWORD = 'a sentence that nobody guesses'
const passwordHash = await makePasswords(1).hash(PASSWORD)

test('a second factor is required of all: days of grace, then nothing but setting one up', async ({
  page,
  login,
  make,
  company,
  allow,
}) => {
  allow(/^403 /)
  const admin = await login('owner', { passwordHash })
  await make.makeSignInName(admin)
  await make.makeSignInName(await make.makeUser({ tenantId: company.id }))
  await page.goto(paths.settings())
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page).toHaveURL(paths.settingsSecurity())
  await page.getByRole('radio', { name: 'Everybody needs one' }).check()
  await expect(page.getByRole('list', { name: 'What this means' })).toContainText(
    '2 of 2 people who can sign in have no second factor yet.',
  )
  await page.getByRole('button', { name: 'Save rules' }).click()
  await expect(page.getByText('Security rules saved.')).toBeVisible()
  const banner = page.getByRole('complementary', { name: 'Second factor' })
  await expect(banner).toContainText('14 days left')

  await page.getByRole('combobox', { name: 'Time to set it up' }).click()
  await page.getByRole('option', { name: 'None: at the next click' }).click()
  await page.getByRole('button', { name: 'Save rules' }).click()
  // From here on every way leads to the same place.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second factor')
  await page.goto(paths.extensions({ search: 'x' }))
  await expect(page).toHaveURL(paths.secondFactor(paths.extensions({ search: 'x' })))
  await expect(page.getByRole('link', { name: 'Account' })).toBeHidden()

  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code that the app shows').fill(TOTP.generate({ secret: Secret.fromBase32(secret) }))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(paths.extensions({ search: 'x' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phone extensions')
  await page.goto(paths.profile())
  await expect(page.getByRole('button', { name: 'Turn off' })).toHaveAttribute('aria-disabled', 'true')
})

test('session limits are saved and taken back; two who save at once choose whose rules stay', async ({
  page,
  login,
  owner,
  company,
  allow,
}) => {
  allow(/^409 PUT /)
  await login('owner')
  await page.goto(paths.settingsSecurity())
  const idle = page.getByRole('combobox', { name: 'Without use, after' })
  await idle.click()
  await page.getByRole('option', { name: '30 minutes' }).click()
  await page.getByRole('button', { name: 'Save rules' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => (await owner.tenant.findUnique({ where: { id: company.id } }))?.sessionIdleMinutes)
    .toBe(null)
  await expect(idle).toHaveValue(/As the portal has it/)

  await owner.tenant.update({
    where: { id: company.id },
    data: { sessionIdleMinutes: 60, securityVersion: { increment: 1 } },
  })
  await idle.click()
  await page.getByRole('option', { name: '2 hours' }).click()
  await page.getByRole('button', { name: 'Save rules' }).click()
  await expect(page.getByRole('alert')).toContainText('Someone else saved in the meantime')
  await page.getByRole('button', { name: 'Show theirs' }).click()
  await expect(idle).toHaveValue('1 hour')
})
