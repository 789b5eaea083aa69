import type { Page } from '@playwright/test'
import type { OwnPhone } from '@switchboard/contract/extensions.own'
import { paths } from '../../apps/web/src/paths.ts'
import { demoId } from '../../prisma/seed/company.ts'
import { as, at, button, demoExtension, opened, settle, type State } from './state.ts'

/** Two passkeys of somebody who signed in long ago, at the address that the page is at or at another. */
async function showPasskeys(page: Page, elsewhere?: string): Promise<void> {
  const phone = { name: 'iPhone', synced: true, lastUsedAt: '2026-11-22T16:40:00Z' }
  const key = { name: 'YubiKey', synced: false, lastUsedAt: null }
  const items = [phone, key].map((passkey, at) => ({
    ...passkey,
    id: demoId('atelier-lumiere.example', 'passkey', String(at)),
    createdAt: '2026-11-20T08:12:00Z',
  }))
  const here = { browser: 'Firefox', system: 'Linux' }
  await page.route('**/api/v1/me/passkeys', (route) =>
    route.fulfill({
      json: { items, origin: elsewhere ?? new URL(page.url()).origin, asksPassword: true, here },
    }),
  )
  await page.goto(paths.profile())
  await page.getByText(key.name).waitFor()
}

/** Of whoever is signed in: disabled, and forwarded to a colleague. */
const PHONE: OwnPhone = {
  id: demoId('atelier-lumiere.example', 'extension', '214'),
  number: '214',
  name: 'Youssef Haddad',
  kind: 'user',
  version: 1,
  createdAt: '2026-11-02T08:00:00Z',
  updatedAt: '2026-11-02T08:00:00Z',
  callerId: '+33465710012',
  phone: {
    holder: { kind: 'person', firstName: 'Youssef', lastName: 'Haddad', email: null },
    userId: demoId('atelier-lumiere.example', 'user', '214'),
    enabled: false,
    callerIdNumberId: demoId('atelier-lumiere.example', 'number', 'Boutique de Marseille'),
    forwarding: {
      mode: 'offline',
      destination: {
        kind: 'extension',
        extensionId: demoId('atelier-lumiere.example', 'extension', '300'),
      },
    },
    forwardingTarget: {
      id: demoId('atelier-lumiere.example', 'extension', '300'),
      number: '300',
      name: 'Accueil',
      kind: 'shared_phone',
    },
    doNotDisturb: false,
    blockAnonymous: false,
    voicemail: {
      enabled: true,
      delaySeconds: 20,
      email: null,
      language: 'fr',
      attach: true,
      greetingId: null,
      pinSet: true,
    },
  },
}

export const SHELL: State[] = [
  at('profile', paths.profile(), async ({ page, words }) => {
    await page.getByLabel(words.profile.password.new).fill('forty lamps in the window')
    await page.getByText(words.common.password.strength['4']).waitFor()
  }),
  as(
    'user',
    opened('profile-phone', async ({ page, words }) => {
      await page.route('**/api/v1/me/phones', (route) => route.fulfill({ json: { items: [PHONE] } }))
      await page.goto(paths.profile())
      await button(page, words.extensions.voicemail.pinChange)
      await page.getByLabel(words.extensions.voicemail.pin, { exact: true }).fill('1234')
      await button(page, words.extensions.own.submit)
      await page.getByText(words.common.field.pin_trivial).waitFor()
    }),
  ),
  opened('profile-devices', async ({ page, words }) => {
    const signedInAt = '2026-11-20T08:12:00Z'
    const lastSeenAt = '2026-11-22T16:40:00Z'
    const here = { browser: 'Firefox', system: 'Linux', network: '192.0.2.7', current: true }
    const phone = { browser: 'Safari', system: 'iOS', network: '2001:db8:5:12::/64', current: false }
    const unknown = { browser: null, system: null, network: '198.51.100.20', current: false }
    const items = [here, phone, unknown].map((device, at) => ({
      ...device,
      id: demoId('atelier-lumiere.example', 'session', String(at)),
      signedInAt,
      lastSeenAt,
    }))
    await page.route('**/api/v1/me/sessions', (route) => route.fulfill({ json: { items } }))
    await page.goto(paths.profile())
    await page.getByText(words.profile.devices.name.unknown).waitFor()
  }),
  at('profile-passkeys', paths.home(), async ({ page, words }) => {
    await showPasskeys(page, 'https://portal.example.com')
    await page.getByText(words.passkeys.elsewhere.title).scrollIntoViewIfNeeded()
  }),
  at('profile-passkey-new', paths.home(), async ({ page, words }) => {
    await showPasskeys(page)
    await button(page, words.passkeys.add)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: words.passkeys.name }).fill('')
    await dialog.getByRole('button', { name: words.passkeys.new.submit }).click()
    await dialog.getByText(words.common.field.required).first().waitFor()
  }),
  at('user-menu', paths.callLogs(), async ({ page }) => {
    await page.getByRole('banner').getByRole('button').last().click()
    await page.getByRole('menu').waitFor()
  }),
  at('jump', paths.callLogs(), async ({ page, words }) => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: words.shell.jump.label }).fill('cl')
    await page.getByRole('option', { name: /Claire/ }).waitFor()
  }),
  at('jump-nothing', paths.callLogs(), async ({ page, words }) => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: words.shell.jump.label }).fill('zzz')
    await page.getByText(words.shell.jump.none).waitFor()
  }),
  at('not-found', '/nowhere'),
  as('billing', at('not-allowed', paths.extensions())),
  at('session-lost', demoExtension('216'), async ({ page, words }) => {
    await page.getByLabel(words.extensions.calls.dnd).click()
    await page.getByRole('region', { name: words.history.panel.title }).waitFor()
    await settle(page) // what still loads would wait for the password
    await page.context().clearCookies()
    await button(page, words.object.save)
    await page.getByRole('dialog', { name: words.shell.again.title }).waitFor()
  }),
  at('server-away', paths.callLogs(), async ({ page, words }) => {
    await page.route('**/api/v1/extensions**', (route) => route.abort())
    await page.getByRole('link', { name: words.shell.tab.configuration, exact: true }).first().click()
    await page.getByRole('alert').waitFor()
  }),
]
