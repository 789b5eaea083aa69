import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { nextMail } from './mail.ts'
import { testPortal } from './portal.ts'

const PASSWORD = 'forty lamps in the window'

const linkIn = (text: string) => /http\S+\/confirm-email\/[\w-]{43}/.exec(text)?.[0] ?? ''

test('people change their own name; their menu shows it at once', async ({ page, login }) => {
  await login('user')
  await page.goto(paths.profile())
  const section = page.getByRole('region', { name: 'Name and e-mail' })
  await section.getByRole('textbox', { name: 'Last name' }).fill(' ')
  await section.getByRole('button', { name: 'Save name' }).click()
  await expect(section.getByRole('textbox', { name: 'Last name' })).toHaveAccessibleDescription(
    'This field is required',
  )
  await section.getByRole('textbox', { name: 'Last name' }).fill('Martin-Roy')
  await section.getByRole('button', { name: 'Save name' }).click()
  await expect(
    page.getByRole('button', { name: /Ada Martin-Roy.*your menu|your menu.*Ada Martin-Roy/i }),
  ).toBeVisible()
})

test('a new e-mail address is confirmed by the link sent there, in another browser, and told to the old one', async ({
  page,
  browser,
  contextOptions,
  watched,
  company,
  login,
  make,
  allow,
}) => {
  allow(/^422 PUT \/api\/v1\/me\/email-change|^404 (GET|POST) \/api\/v1\/email-changes\//)
  const email = `ada.${company.id}@example.test`
  const newEmail = `ada.new.${company.id}@example.test`
  const passwordHash = await makePasswords(1).hash(PASSWORD)
  const user = await login('admin', { email, passwordHash })
  await make.makeSignInName(user)
  await page.goto(paths.profile())
  const section = page.getByRole('region', { name: 'Name and e-mail' })
  await expect(section.getByRole('definition')).toHaveText(email)
  await section.getByRole('button', { name: 'Change e-mail' }).click()
  const address = section.getByRole('textbox', { name: 'New e-mail address' })
  await expect(address).toBeFocused()
  await address.fill(newEmail)
  await section.getByLabel('Present password').fill('not this one')
  await section.getByRole('button', { name: 'Send the link' }).click()
  await expect(section.getByLabel('Present password')).toHaveAccessibleDescription(
    /not your present password/,
  )
  await section.getByLabel('Present password').fill(PASSWORD)
  await section.getByRole('button', { name: 'Send the link' }).click()
  await expect(section).toContainText(`${newEmail} is not confirmed yet`)
  const first = linkIn((await nextMail(newEmail)).text)
  await section.getByRole('button', { name: 'Send it again' }).click()
  const link = linkIn((await nextMail(newEmail, 2)).text)
  expect(link).toMatch(new RegExp(`^${testPortal().url}/`))

  // Another browser, signed out; in the language of the person.
  const elsewhere = await browser.newContext(contextOptions)
  watched.also(elsewhere)
  const door = await elsewhere.newPage()
  await door.goto(first)
  await expect(door.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  await door.goto(link)
  await expect(door.getByRole('heading', { level: 1 })).toHaveText('Confirm your address, Ada')
  await expect(door.getByRole('definition')).toHaveText(newEmail)
  await door.getByRole('button', { name: 'Use this address' }).click()
  await expect(door.getByRole('heading', { level: 1 })).toHaveText('Your address is confirmed')
  const notice = await nextMail(email)
  expect(notice.subject).toContain('your e-mail address was changed')
  expect(notice.text).toContain(newEmail)

  await door.getByRole('link', { name: 'Go to the portal' }).click()
  await door.getByRole('textbox', { name: 'Phone number or e-mail' }).fill(newEmail)
  await door.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await door.keyboard.press('Enter')
  await expect(door).toHaveURL(paths.profile())
  await expect(door.getByRole('region', { name: 'Name and e-mail' }).getByRole('definition')).toHaveText(
    newEmail,
  )
  await elsewhere.close()

  // Signed in, the link is as dead as everywhere.
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
})

test('whoever is signed in can confirm too, or keep the address', async ({ page, company, login }) => {
  const passwordHash = await makePasswords(1).hash(PASSWORD)
  await login('user', { email: `bea.${company.id}@example.test`, passwordHash })
  const ask = async (newEmail: string) => {
    await page.goto(paths.profile())
    await page.getByRole('button', { name: 'Change e-mail' }).click()
    await page.getByRole('textbox', { name: 'New e-mail address' }).fill(newEmail)
    const section = page.getByRole('region', { name: 'Name and e-mail' })
    await section.getByLabel('Present password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByText(`${newEmail} is not confirmed yet`)).toBeVisible()
  }
  await ask(`bea.one.${company.id}@example.test`)
  await page.getByRole('button', { name: 'Keep my present address' }).click()
  await expect(page.getByText('is not confirmed yet')).toBeHidden()
  const newEmail = `bea.two.${company.id}@example.test`
  await ask(newEmail)
  await page.goto(linkIn((await nextMail(newEmail)).text))
  await page.getByRole('button', { name: 'Use this address' }).click()
  await page.getByRole('link', { name: 'Go to the portal' }).click()
  await expect(page.getByRole('definition')).toHaveText(newEmail)
})
