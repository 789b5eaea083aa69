import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'
import { nextMail } from './mail.ts'

const PASSWORD = 'forty lamps in the window'
const hash = () => makePasswords(1).hash(PASSWORD)

test('a holder of an extension is invited, accepts, and signs in; then the role changes and the session ends', async ({
  page,
  browser,
  company,
  make,
  login,
  watched,
}) => {
  await login('owner', { firstName: 'Rose', lastName: 'Petit', passwordHash: await hash() })
  const holder = await make.makeUser({
    tenantId: company.id,
    firstName: 'Zoé',
    lastName: 'Lefèvre',
    role: 'user',
  })
  await make.makeExtension({ tenantId: company.id, userId: holder.id, number: '204', name: 'Zoé Lefèvre' })
  const email = `zoe.${company.mainNumber.slice(1)}@example.test`
  await page.goto(paths.settings())
  await page
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('link', { name: 'People' })
    .click()
  await expect(page).toHaveURL(paths.settingsPeople())
  await expectRow(page, 'Zoé Lefèvre', ['User', 'No access', '204'])

  await page.getByRole('link', { name: 'Invite someone' }).click()
  await page.getByRole('radio', { name: 'Someone with an extension' }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveAccessibleDescription(
    'This field is required',
  )
  await page.getByRole('combobox', { name: 'Person' }).fill('zoe')
  await page.getByRole('option', { name: 'Zoé Lefèvre · 204' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('radio', { name: 'Administrator' }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`Invitation sent to ${email}`)).toBeVisible()
  await expectRow(page, 'Zoé Lefèvre', ['Administrator', 'Invited'])

  const mail = await nextMail(email)
  const context = await browser.newContext()
  await watched.also(context)
  const theirs = await context.newPage()
  await theirs.goto(/http\S+\/invitation\/[\w-]{43}/.exec(mail.text)?.[0] ?? '')
  await theirs.getByLabel('New password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Set password' }).click()
  await expect(theirs).toHaveURL(paths.signIn())
  await expect(theirs.getByLabel(/extension/i)).toHaveValue('204')
  await theirs.getByLabel(/^Password$/).fill(PASSWORD)
  await theirs.keyboard.press('Enter')
  await expect(theirs).toHaveURL(paths.extensions())

  await page.reload()
  await page.getByRole('link', { name: 'Zoé Lefèvre' }).click()
  const panel = page.getByRole('dialog', { name: 'Zoé Lefèvre' })
  await panel.getByRole('radio', { name: 'Read only' }).check()
  await panel.getByRole('button', { name: 'Save the role' }).click()
  await expect(page.getByText('Role of Zoé Lefèvre: Read only')).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectRow(page, 'Zoé Lefèvre', ['Administrator', 'Active'])

  await page.getByRole('link', { name: 'Zoé Lefèvre' }).click()
  await panel.getByRole('button', { name: 'Remove access' }).click()
  const asked = page.getByRole('dialog', { name: 'Remove the access of Zoé Lefèvre?' })
  await expect(asked.getByText('Extension 204 stays, in the name of Zoé Lefèvre')).toBeVisible()
  await asked.getByRole('button', { name: 'Remove access' }).click()
  await expectRow(page, 'Zoé Lefèvre', ['User', 'No access', '204'])
  await context.close()
})

test('the ownership is handed over with the password; who has handed it over can no longer touch owners', async ({
  page,
  company,
  make,
  login,
  allow,
}) => {
  allow(/^422 POST \/api\/v1\/users\//)
  const passwordHash = await hash()
  const rose = await login('owner', { firstName: 'Rose', lastName: 'Petit', passwordHash })
  const admin = { firstName: 'Karim', lastName: 'Benali', role: 'admin', passwordHash } as const
  const email = `karim.${company.id}@example.test`
  const karim = await make.makeUser({ tenantId: company.id, email, ...admin })
  await page.goto(paths.settingsPerson(rose.id))
  const own = page.getByRole('dialog', { name: 'Rose Petit' })
  await expect(own.getByRole('radio', { name: 'Billing' })).toBeDisabled()
  await expect(own.getByText('This is the only owner')).toBeVisible()
  await page.goto(paths.settingsPerson(karim.id))
  await page.getByRole('button', { name: 'Hand over the ownership' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand the company over to Karim Benali?' })
  const password = dialog.getByLabel('Your password')
  await password.fill('not my password')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(password).toHaveAccessibleDescription('This is not your present password')
  await password.fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByText('Karim Benali is the owner now')).toBeVisible()
  await expectRow(page, 'Karim Benali', ['Owner'])
  await expectRow(page, 'Rose Petit', ['Administrator'])

  await page.getByRole('link', { name: 'Karim Benali' }).click()
  const theirs = page.getByRole('dialog', { name: 'Karim Benali' })
  await expect(theirs.getByText('Only an owner can change the access of an owner.')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Hand over the ownership' })).toHaveCount(0)
})
