import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

const PRESENT = 'a sentence that nobody guesses'
const NEXT = 'forty lamps in the window'

test('people change their own password from the menu with their name', async ({
  page,
  login,
  pageOf,
  allow,
}) => {
  allow(/^422 PUT \/api\/v1\/me\/password/)
  const user = await login('user', {
    passwordHash: await makePasswords(1).hash(PRESENT),
    firstName: 'Ada',
    lastName: 'Martin',
  })
  const elsewhere = await pageOf(user)
  await elsewhere.goto(paths.profile())
  await page.goto(paths.home())
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Your profile' }).click()
  await expect(page).toHaveURL(paths.profile())
  const password = page.getByRole('region', { name: 'Password' })
  const current = password.getByLabel('Present password')
  const next = password.getByLabel('New password')
  const submit = password.getByRole('button', { name: 'Change password' })

  await submit.click()
  await expect(current).toHaveAccessibleDescription('This field is required')
  await current.fill('not the present one')
  await next.fill('short')
  await submit.click()
  await expect(next).toHaveAccessibleDescription('Use 12 characters or more')
  await next.fill('ada martin in the garden')
  await submit.click()
  await expect(current).toHaveAccessibleDescription('This is not your present password')
  await expect(current).toBeFocused()
  await current.fill(PRESENT)
  await submit.click()
  await expect(next).toHaveAccessibleDescription(/holds your name/)
  await next.fill(NEXT)
  await submit.click()
  await expect(page.getByText('Password changed. Your other devices are signed out.')).toBeVisible()
  await expect(current).toHaveValue('')

  // This browser goes on with a new session, which may change things; the other is signed out.
  await page.getByRole('button', { name: /your menu/ }).click()
  const saved = page.waitForResponse('**/session/preferences')
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  expect((await saved).status()).toBe(200)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your profile')
  await elsewhere.reload()
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})

test('people see where they are signed in, and sign out what they do not recognize', async ({
  page,
  login,
  pageOf,
  make,
  owner,
  allow,
}) => {
  allow(/^401 |^404 DELETE \/api\/v1\/me\/sessions\//)
  const user = await login('user')
  const elsewhere = await pageOf(user)
  await elsewhere.goto(paths.profile())
  const device = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
  await make.makeSession(user, { device, network: '192.0.2.7' })
  const { idHash } = await make.makeSession(user, { device: 'Mozilla/5.0 (X11; Linux x86_64)' })
  await page.goto(paths.profile())
  const devices = page.getByRole('region', { name: 'Devices' })
  const items = devices.getByRole('listitem')
  // A page of no tab has the whole width.
  const { width } = (await page.getByRole('main').boundingBox()) ?? { width: 0 }
  expect(width).toBeGreaterThan(1400)
  await expect(items).toHaveCount(4)
  await expect(items.first()).toContainText('This device')
  await expect(items.filter({ hasText: 'from 192.0.2.7' })).toContainText('Firefox on Windows')

  await devices.getByRole('button', { name: 'Sign out Firefox on Windows' }).click()
  await expect(page.getByText('Signed out: Firefox on Windows.')).toBeVisible()
  await expect(items).toHaveCount(3)
  await owner.session.delete({ where: { idHash } }) // ended from elsewhere
  await devices.getByRole('button', { name: 'Sign out Browser on Linux' }).click()
  await expect(items).toHaveCount(2)
  const others = devices.getByRole('button', { name: 'Sign out all other devices' })
  await others.click()
  await expect(page.getByText('All your other devices are signed out.')).toBeVisible()
  await expect(items).toHaveCount(1)
  await expect(others).toHaveAttribute('aria-disabled', 'true')
  await expect(devices.getByRole('list')).toBeFocused()
  await elsewhere.reload()
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})
