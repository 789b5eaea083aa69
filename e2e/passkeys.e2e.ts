import type { CDPSession, Page } from '@playwright/test'
import type { AppUser } from '@switchboard/database/client'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test as base } from './fixtures.ts'
import { testPortal } from './portal.ts'

const PASSWORD = 'a lamp on every desk'
const passwordHash = await makePasswords(1).hash(PASSWORD)

/** A device in Chrome that keeps passkeys, and unlocks them by itself (CDP, domain WebAuthn). */
interface Authenticator {
  cdp: CDPSession
  authenticatorId: string
}

async function addAuthenticator(page: Page): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

/** The only passkey on the device. */
async function keptPasskey({ cdp, authenticatorId }: Authenticator) {
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential || credentials.length > 1)
    throw new Error(`the device keeps ${credentials.length} passkeys`)
  return credential
}

const test = base.extend<{ person: () => Promise<{ user: AppUser; login: string }> }>({
  person: async ({ login, make }, use) =>
    use(async () => {
      const user = await login('admin', { passwordHash })
      return { user, login: await make.makeSignInName(user) }
    }),
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page) => page.getByRole('region', { name: 'Passkeys' })
const passkeysOf = (page: Page) => section(page).getByRole('listitem')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Adds the person's first passkey, on their profile. */
async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(paths.profile())
  await button(page, 'Add a passkey').click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await expect(dialog.getByLabel('Name')).toHaveValue('Chrome on Linux')
  await dialog.getByLabel('Name').fill(name)
  await button(page, 'Go on').click()
  const codes = page.getByRole('dialog', { name: 'Recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await codes.getByRole('button', { name: /kept/ }).click()
  await expect(page.getByText(`Passkey added: ${name}.`)).toBeVisible()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in')
}

/** Chrome's own offer at the field is answered by the device at once: for tests that ask by the button. */
const withoutAutofill = (page: Page) =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })

test('a passkey is added and renamed, signs in without a name, and completes a sign-in by password', async ({
  page,
  person,
}) => {
  const { login } = await person()
  await withoutAutofill(page)
  const device = await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await expect(passkeysOf(page)).toHaveCount(1)
  await expect(passkeysOf(page)).toContainText('This device only')
  await expect(passkeysOf(page)).toContainText('Not used yet')
  await button(page, 'Rename the passkey Laptop').click()
  const renaming = page.getByRole('dialog', { name: 'Rename this passkey' })
  await renaming.getByRole('textbox', { name: 'Name' }).fill('Desk')
  await renaming.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('Passkey renamed: Desk.')).toBeVisible()
  expect((await keptPasskey(device)).isResidentCredential).toBe(true)

  await signOut(page)
  await button(page, 'Sign in with a passkey').click()
  await expect(page).toHaveURL(paths.extensions())
  await page.goto(paths.profile())
  await expect(passkeysOf(page)).toContainText('Last used')

  await signOut(page)
  await page.getByRole('textbox', { name: 'Phone number or e-mail' }).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await button(page, 'Sign in').click()
  await expect(heading(page)).toHaveText('One more step')
  await button(page, 'Use a passkey').click()
  await expect(page).toHaveURL(paths.extensions())
})

test('the browser offers passkeys where the name is typed', async ({ page, person }) => {
  await person()
  await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await signOut(page)
  // The device answers by itself as soon as somebody is there.
  await page.mouse.move(200, 200)
  await expect(page).toHaveURL(paths.extensions())
})

test('one that is removed signs in no more; a copy whose counter went back is refused, and the history says so', async ({
  page,
  person,
  allow,
}) => {
  allow(/^401 POST \/api\/v1\/session\/passkey$/)
  await person()
  await withoutAutofill(page)
  const device = await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  const copy = await keptPasskey(device) // before it is used
  await signOut(page)
  const enter = button(page, 'Sign in with a passkey')
  await enter.click()
  await expect(page).toHaveURL(paths.extensions())
  await signOut(page)
  const { cdp, authenticatorId } = device
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: copy.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: copy })
  await enter.click()
  await expect(page.getByRole('alert')).toContainText('This passkey does not sign in here')
  // It counts on from where it was copied, and has caught up now.
  await enter.click()
  await expect(page).toHaveURL(paths.extensions())
  await page.goto(paths.history())
  const refused = page
    .getByRole('listitem')
    .filter({ hasText: 'A passkey of Ada Martin was refused at sign-in' })
  await expect(refused).toBeVisible()

  await page.goto(paths.profile())
  await button(page, 'Remove the passkey Laptop').click()
  const dialog = page.getByRole('dialog', { name: 'Remove the passkey Laptop?' })
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByText('Passkey removed: Laptop.')).toBeVisible()
  await expect(passkeysOf(page)).toHaveCount(0)
  await expect(section(page)).toContainText('You have no passkey yet')
  await signOut(page)
  await enter.click()
  await expect(page.getByRole('alert')).toContainText('It was removed')
})

test('what the browser or the device refuses is told in words, and so is an address that is an IP', async ({
  page,
  person,
}) => {
  await person()
  await withoutAutofill(page)
  const device = await addAuthenticator(page)
  await addPasskey(page, 'Laptop')
  await button(page, 'Add a passkey').click()
  await button(page, 'Go on').click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await expect(dialog.getByRole('alert')).toContainText('You already have a passkey there')
  await button(page, 'Cancel').click()

  const { cdp, authenticatorId } = device
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await signOut(page)
  await button(page, 'Sign in with a passkey').click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used')

  await page.goto(testPortal().url.replace('localhost', '127.0.0.1') + paths.signIn())
  const reason = 'Passkeys do not work at an IP address; open the portal by its name'
  await expect(button(page, 'Sign in with a passkey')).toHaveAttribute('aria-disabled', 'true')
  await button(page, 'Sign in with a passkey').hover()
  await expect(page.getByRole('tooltip')).toHaveText(reason)
})
