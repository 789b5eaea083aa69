import type { Page } from '@playwright/test'
import type { ApiToken } from '@switchboard/contract/api-tokens'
import type { AudioFile } from '@switchboard/contract/audio'
import type { ConfigurationReport } from '@switchboard/contract/configuration'
import type { Extension } from '@switchboard/contract/extensions'
import type { OwnPhone } from '@switchboard/contract/extensions.own'
import type { Session } from '@switchboard/contract/session'
import { QUICK_STEPS } from '@switchboard/contract/quick-start'
import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import audioEn from '../apps/web/src/features/audio/strings.en.json' with { type: 'json' }
import audioFr from '../apps/web/src/features/audio/strings.fr.json' with { type: 'json' }
import bulkEn from '../apps/web/src/features/extensions/bulk/strings.en.json' with { type: 'json' }
import bulkFr from '../apps/web/src/features/extensions/bulk/strings.fr.json' with { type: 'json' }
import commonEn from '../apps/web/src/i18n/strings.en.json' with { type: 'json' }
import commonFr from '../apps/web/src/i18n/strings.fr.json' with { type: 'json' }
import companyEn from '../apps/web/src/features/company/strings.en.json' with { type: 'json' }
import companyFr from '../apps/web/src/features/company/strings.fr.json' with { type: 'json' }
import apiTokensEn from '../apps/web/src/features/api-tokens/strings.en.json' with { type: 'json' }
import apiTokensFr from '../apps/web/src/features/api-tokens/strings.fr.json' with { type: 'json' }
import configurationEn from '../apps/web/src/features/configuration/strings.en.json' with { type: 'json' }
import configurationFr from '../apps/web/src/features/configuration/strings.fr.json' with { type: 'json' }
import extensionsEn from '../apps/web/src/features/extensions/strings.en.json' with { type: 'json' }
import extensionsFr from '../apps/web/src/features/extensions/strings.fr.json' with { type: 'json' }
import holidaysEn from '../apps/web/src/features/holidays/strings.en.json' with { type: 'json' }
import holidaysFr from '../apps/web/src/features/holidays/strings.fr.json' with { type: 'json' }
import historyEn from '../apps/web/src/features/history/strings.en.json' with { type: 'json' }
import historyFr from '../apps/web/src/features/history/strings.fr.json' with { type: 'json' }
import importEn from '../apps/web/src/features/extensions/import/strings.en.json' with { type: 'json' }
import importFr from '../apps/web/src/features/extensions/import/strings.fr.json' with { type: 'json' }
import passkeysEn from '../apps/web/src/features/passkeys/strings.en.json' with { type: 'json' }
import passkeysFr from '../apps/web/src/features/passkeys/strings.fr.json' with { type: 'json' }
import playlistsEn from '../apps/web/src/features/playlists/strings.en.json' with { type: 'json' }
import playlistsFr from '../apps/web/src/features/playlists/strings.fr.json' with { type: 'json' }
import profileEn from '../apps/web/src/features/profile/strings.en.json' with { type: 'json' }
import profileFr from '../apps/web/src/features/profile/strings.fr.json' with { type: 'json' }
import quickStartEn from '../apps/web/src/features/quick-start/strings.en.json' with { type: 'json' }
import quickStartFr from '../apps/web/src/features/quick-start/strings.fr.json' with { type: 'json' }
import receptionistsEn from '../apps/web/src/features/receptionists/strings.en.json' with { type: 'json' }
import receptionistsFr from '../apps/web/src/features/receptionists/strings.fr.json' with { type: 'json' }
import schedulesEn from '../apps/web/src/features/schedules/strings.en.json' with { type: 'json' }
import schedulesFr from '../apps/web/src/features/schedules/strings.fr.json' with { type: 'json' }
import secondFactorEn from '../apps/web/src/features/second-factor/strings.en.json' with { type: 'json' }
import secondFactorFr from '../apps/web/src/features/second-factor/strings.fr.json' with { type: 'json' }
import securityEn from '../apps/web/src/features/security/strings.en.json' with { type: 'json' }
import securityFr from '../apps/web/src/features/security/strings.fr.json' with { type: 'json' }
import shellEn from '../apps/web/src/features/shell/strings.en.json' with { type: 'json' }
import shellFr from '../apps/web/src/features/shell/strings.fr.json' with { type: 'json' }
import signInEn from '../apps/web/src/features/sign-in/strings.en.json' with { type: 'json' }
import signInFr from '../apps/web/src/features/sign-in/strings.fr.json' with { type: 'json' }
import unbuiltEn from '../apps/web/src/features/unbuilt/strings.en.json' with { type: 'json' }
import unbuiltFr from '../apps/web/src/features/unbuilt/strings.fr.json' with { type: 'json' }
import usersEn from '../apps/web/src/features/users/strings.en.json' with { type: 'json' }
import usersFr from '../apps/web/src/features/users/strings.fr.json' with { type: 'json' }
import objectEn from '../apps/web/src/patterns/object/strings.en.json' with { type: 'json' }
import objectFr from '../apps/web/src/patterns/object/strings.fr.json' with { type: 'json' }
import { paths } from '../apps/web/src/paths.ts'
import { demoId } from '../prisma/seed/company.ts'

const WORDS = {
  en: {
    audio: audioEn,
    bulk: bulkEn,
    common: commonEn,
    company: companyEn,
    configuration: configurationEn,
    apiTokens: apiTokensEn,
    extensions: extensionsEn,
    history: historyEn,
    holidays: holidaysEn,
    import: importEn,
    object: objectEn,
    passkeys: passkeysEn,
    playlists: playlistsEn,
    profile: profileEn,
    quickStart: quickStartEn,
    receptionists: receptionistsEn,
    schedules: schedulesEn,
    secondFactor: secondFactorEn,
    security: securityEn,
    shell: shellEn,
    signIn: signInEn,
    unbuilt: unbuiltEn,
    users: usersEn,
  },
  fr: {
    audio: audioFr,
    bulk: bulkFr,
    common: commonFr,
    company: companyFr,
    configuration: configurationFr,
    apiTokens: apiTokensFr,
    extensions: extensionsFr,
    history: historyFr,
    holidays: holidaysFr,
    import: importFr,
    object: objectFr,
    passkeys: passkeysFr,
    playlists: playlistsFr,
    profile: profileFr,
    quickStart: quickStartFr,
    receptionists: receptionistsFr,
    schedules: schedulesFr,
    secondFactor: secondFactorFr,
    security: securityFr,
    shell: shellFr,
    signIn: signInFr,
    unbuilt: unbuiltFr,
    users: usersFr,
  },
} as const

export type Language = keyof typeof WORDS
export const LANGUAGES = Object.keys(WORDS) as Language[]

/** What brings a page into a state. */
export interface Opening {
  page: Page
  /** The portal's own words, to find buttons by. */
  words: (typeof WORDS)[Language]
  /** An invitation that nobody has used. */
  invitationToken: string
  /** The same for a forgotten password. */
  resetToken: string
}

/** A page as people can meet it, in the demo company; looked at by a11y.e2e.ts and by `npm run screenshots`. */
export interface State {
  name: string
  /** Role that is signed in; null for nobody. */
  role: 'owner' | 'read_only' | 'billing' | 'user' | null
  /** The state of which this one differs in words only, and which stands for it where looking takes long. */
  like?: string
  open: (opening: Opening) => Promise<void>
}

const SAVE = '**/api/v1/extensions/*'

const ofDemo = (...words: string[]) => demoId('atelier-lumiere.example', ...words)
const demoExtension = (number: string) => paths.extension(ofDemo('extension', number))

const at = (name: string, path: string, then: State['open'] = async () => {}): State => ({
  name,
  role: 'owner',
  open: async (opening) => {
    await opening.page.goto(path)
    await opening.page.getByRole('main').waitFor()
    await then(opening)
  },
})
/** One that goes to its page itself: first it lays out what the page is to meet there. */
const opened = (name: string, open: State['open']): State => ({ name, role: 'owner', open })
const asNobody = (state: State): State => ({ ...state, role: null })
const as = (role: State['role'], state: State): State => ({ ...state, role })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

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

/** Whether a page (a key of `paths`) is announced only. */
export const isUnbuilt = (id: string): id is keyof typeof unbuiltEn.page => id in unbuiltEn.page

const nameOf = (path: string) => path.slice(1).replaceAll('/', '-')

/** Every page that has an address of its own and needs nothing in it. */
const PAGES: State[] = Object.entries(paths)
  .filter((entry): entry is [keyof typeof paths, () => string] => entry[1].length === 0)
  .map(([id, path]) => ({ id, path: path() }))
  .filter(({ path }) => /^\/[^/]+\/[^/]+$/.test(path))
  .map(({ id, path }) => ({
    ...at(nameOf(path), path),
    ...(isUnbuilt(id) && path !== paths.usageOverview() ? { like: nameOf(paths.usageOverview()) } : {}),
  }))

const SIGN_IN = [
  at('sign-in', paths.signIn()),
  at('sign-in-countries', paths.signIn(), async ({ page, words }) => {
    await page.getByRole('button', { name: words.signIn.country.label }).click()
    await page.getByRole('combobox', { name: words.signIn.country.search }).fill('united')
    await page.getByRole('option').nth(5).waitFor({ state: 'detached' })
  }),
  at('sign-in-incomplete', paths.signIn(), async ({ page, words }) => {
    await page.getByRole('textbox', { name: words.signIn.login.label }).fill('01 99')
    await button(page, words.signIn.submit)
    await page.getByText(words.common.field.phone_malformed).waitFor()
  }),
  at('sign-in-rejected', paths.signIn(), async ({ page, words }) => {
    await page.getByRole('textbox', { name: words.signIn.login.label }).fill('+33199008765')
    await page.getByLabel(words.signIn.password, { exact: true }).fill('not the password')
    await button(page, words.signIn.submit)
    await page.getByRole('alert').waitFor()
  }),
  at('sign-in-code', paths.signIn(), async ({ page, words }) => {
    const challenge = { methods: ['totp', 'recovery_code'], expiresAt: '2026-11-22T16:50:00Z' }
    await page.route('**/api/v1/session', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 201, json: { challenge } })
        : route.fallback(),
    )
    const wrong = { code: 'validation_failed', fieldErrors: { code: 'code_used' } }
    await page.route('**/session/second-factor', (route) => route.fulfill({ status: 422, json: wrong }))
    await page.getByRole('textbox', { name: words.signIn.login.label }).fill('+33199008765')
    await page.getByLabel(words.signIn.password, { exact: true }).fill('the password')
    await button(page, words.signIn.submit)
    await page.getByLabel(words.common.secondStep.totp.code, { exact: true }).fill('123 456')
    await button(page, words.common.secondStep.submit)
    await page.getByText(words.common.field.code_used).waitFor()
  }),
  opened('invitation', async ({ page, invitationToken }) => {
    await page.goto(paths.invitation(invitationToken))
    await page.getByRole('main').waitFor()
  }),
  at('invitation-used', paths.invitation('A'.repeat(43))),
  at('forgot-password', paths.forgotPassword()),
  at('forgot-password-sent', paths.forgotPassword(), async ({ page, words }) => {
    await page.route('**/api/v1/password-resets', (route) => route.fulfill({ status: 204 }))
    await page.getByRole('textbox', { name: words.signIn.login.label }).fill('+33199001234')
    await button(page, words.signIn.forgot.submit)
    await page.getByRole('button', { name: words.signIn.forgot.sent.again }).waitFor()
  }),
  opened('reset-password', async ({ page, words, resetToken }) => {
    await page.goto(paths.resetPassword(resetToken))
    await page.getByLabel(words.signIn.reset.password).fill('four lamps')
    await page.getByText(words.common.password.strength['1']).waitFor()
  }),
  at('reset-password-used', paths.resetPassword('A'.repeat(43))),
  at('legal-imprint', paths.legal('imprint')),
  at('legal-cookies', paths.legal('cookies')),
].map(asNobody)

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

/** A mailbox with a message that nobody has heard, and one that was. */
const MESSAGES = {
  items: [
    {
      caller: '+33639980012',
      callerName: 'Cabinet Martin',
      recorded: true,
      heard: false,
      durationMs: 83_000,
    },
    { caller: null, callerName: null, recorded: true, heard: true, durationMs: 4_000 },
  ].map((message, at) => ({
    ...message,
    id: `018f0000-0000-7000-8000-00000000000${at}`,
    receivedAt: `2026-11-2${2 - at}T09:12:00.000Z`,
    box: {
      id: demoId('atelier-lumiere.example', 'extension', '300'),
      number: '300',
      name: 'Accueil',
      kind: 'shared_phone',
    },
  })),
  nextCursor: null,
}

/** A company that has told who it is, and has nothing else. */
const FIRST_STEPS = {
  steps: QUICK_STEPS.map((id, at) => ({ id, done: at === 0, count: at === 0 ? 1 : 0 })),
}

/** A session of somebody of whom a second factor is required. */
const requiring = (page: Page, missing: boolean) =>
  page.route('**/api/v1/session', async (route) => {
    const answer = (await (await route.fetch()).json()) as Session
    const requiredFrom = new Date(Date.now() + 3 * 86_400_000).toISOString()
    return route.fulfill({ json: { ...answer, secondFactor: { on: false, requiredFrom, missing } } })
  })

/** As far as the QR code, answered in place of the server: nobody's password is known here. */
async function toScan({ page, words }: Opening): Promise<void> {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const uri = `otpauth://totp/Switchboard:Atelier%20Lumi%C3%A8re?issuer=Switchboard&secret=${secret}`
  await page.route('**/me/second-factor/totp', (route) => {
    if (route.request().method() === 'POST') return route.fulfill({ json: { setup: 'x', secret, uri } })
    const recoveryCodes = Array.from({ length: 10 }, (_, at) => `k7dm-3xqp-9vht-2wnc-6rjf-8bz${at}`)
    return route.fulfill({ json: { recoveryCodes } })
  })
  await page.getByLabel(words.secondFactor.password).last().fill('the password')
  await button(page, words.secondFactor.setUp.next)
  await page.getByRole('img', { name: words.secondFactor.scan.qr }).waitFor()
}

const SECOND_FACTOR: State[] = [
  opened('second-factor-required', async (opening) => {
    await requiring(opening.page, true)
    await opening.page.goto(paths.extensions())
    await toScan(opening)
  }),
  at('profile-recovery-codes', paths.profile(), async (opening) => {
    const { page, words } = opening
    await button(page, words.secondFactor.app.setUp)
    await toScan(opening)
    await page.getByLabel(words.secondFactor.scan.code).fill('123456')
    await button(page, words.secondFactor.scan.submit)
    await page.getByRole('list', { name: words.secondFactor.codes.title }).waitFor()
  }),
  opened('profile-second-factor', async ({ page, words }) => {
    const own = { totp: { since: '2026-11-02T08:00:00Z' }, recoveryCodesLeft: 2 }
    await page.route('**/me/second-factor', (route) => route.fulfill({ json: own }))
    await page.route('**/api/v1/session', async (route) => {
      const answer = (await (await route.fetch()).json()) as Session
      return route.fulfill({ json: { ...answer, secondFactor: { ...answer.secondFactor, on: true } } })
    })
    await page.goto(paths.profile())
    await page.getByRole('button', { name: words.secondFactor.codes.renew }).waitFor()
  }),
  opened('settings-security', async ({ page, words }) => {
    await requiring(page, false)
    await page.goto(paths.settingsSecurity())
    await page.getByRole('radio', { name: words.security.secondFactor.all }).check()
  }),
]

const RECEPTIONISTS: State[] = [
  at('receptionists-by-hand', paths.receptionists(), async ({ page, words }) => {
    const { row, override } = words.receptionists
    await page.getByRole('rowheader', { name: 'Standard' }).hover()
    await page.getByRole('button', { name: row.override }).click()
    await page.getByRole('combobox', { name: override.until.label }).click()
    await page.getByRole('option', { name: override.until.chosen }).click()
  }),
  at(
    'receptionist',
    paths.receptionist(demoId('atelier-lumiere.example', 'extension', '500')),
    async ({ page, words }) => {
      await page.getByRole('tab', { name: words.receptionists.menu.closed }).click()
      await page
        .getByRole('link', { name: words.history.panel.all })
        .or(page.getByText(words.history.panel.none))
        .waitFor()
    },
  ),
  at('receptionist-refused', paths.receptionistNew(), async ({ page, words }) => {
    await button(page, words.receptionists.new.submit)
    await page.getByRole('img', { name: words.receptionists.menu.wrong }).waitFor()
    await page.keyboard.press('Escape') // what the focused field offers
  }),
]

const SHELL: State[] = [
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

/** Inès Rousseau's extension is selected, in a list so short that the bar of the selection covers no row. */
const selected = (name: string, then?: State['open']): State =>
  at(name, paths.extensions({ search: 'ines' }), async (opening) => {
    const { page, words } = opening
    const box = words.common.table.select.replace('{{name}}', 'Inès Rousseau')
    await page.getByRole('checkbox', { name: box }).click()
    await page.getByRole('region', { name: words.bulk.bar.label }).waitFor()
    await then?.(opening)
  })

const EXTENSIONS: State[] = [
  at('extensions-filtered', paths.extensions({ search: 'a', kind: 'user', status: 'forwarding' })),
  at('extensions-nothing-found', paths.extensions({ search: 'zzz' })),
  at('extensions-filter', paths.extensions(), async ({ page, words }) => {
    await button(page, words.extensions.column.kind)
    await page.getByRole('menu').waitFor()
  }),
  at('extensions-row-menu', paths.extensions(), async ({ page, words }) => {
    await button(page, words.common.action.more.replace('{{name}}', 'Inès Rousseau'))
    await page.getByRole('menu').waitFor()
  }),
  at('extensions-files', paths.extensions(), async ({ page, words }) => {
    await button(page, words.extensions.files.menu)
    await page.getByText(words.extensions.files.leftOut.split('{{kinds, list}}')[1] ?? '').waitFor()
  }),
  selected('extensions-selected'),
  selected('extensions-change-many', async ({ page, words }) => {
    await page.getByRole('link', { name: words.bulk.bar.edit, exact: true }).click()
    await page.getByRole('combobox', { name: words.extensions.calls.forwarding }).click()
    await page.getByRole('option', { name: words.extensions.calls.always }).click()
    await page.getByRole('combobox', { name: words.extensions.calls.destination, exact: true }).waitFor()
  }),
  selected('extensions-delete-many', async ({ page, words }) => {
    await button(page, words.bulk.bar.delete)
    await page.getByRole('dialog').getByRole('listitem').last().waitFor()
  }),
  opened('voicemail-messages', async ({ page }) => {
    await page.route('**/api/v1/voicemail/messages?*', (route) => route.fulfill({ json: MESSAGES }))
    await page.route('**/api/v1/voicemail/messages', (route) => route.fulfill({ json: MESSAGES }))
    await page.goto(paths.voicemail())
    await page.getByRole('main').getByRole('listitem').last().waitFor()
  }),
  at('numbers', paths.numbers()),
  at('number', paths.number(demoId('atelier-lumiere.example', 'number', 'Service commercial'))),
  at('emergency-address-new', paths.emergencyAddressNew()),
  at('extension', demoExtension('207')),
  at('extension-shared', demoExtension('300')),
  at('extension-other-kind', demoExtension('400')),
  at('extension-box', demoExtension('700')),
  opened('extensions-first-steps', async ({ page, words }) => {
    await page.route('**/api/v1/session', async (route) => {
      const answer = (await (await route.fetch()).json()) as Session
      return route.fulfill({ json: { ...answer, firstSteps: true } })
    })
    await page.route('**/api/v1/quick-start', (route) => route.fulfill({ json: FIRST_STEPS }))
    await page.goto(paths.extensions())
    await page.getByRole('region', { name: words.quickStart.card.title }).waitFor()
  }),
  at('extension-unknown', paths.extension('018f0000-0000-7000-8000-000000000000')),
  as('read_only', at('extension-read-only', demoExtension('207'))),
  at('extension-incomplete', paths.extensionNew(), async ({ page, words }) => {
    await button(page, words.extensions.panel.create)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
  at('extension-number-taken', paths.extensionNew(), async ({ page, words }) => {
    await page.getByRole('combobox', { name: words.object.number.label }).fill('201')
    await page.getByRole('link', { name: 'Claire Fontaine' }).last().waitFor()
  }),
  at('extension-unsaved', demoExtension('207'), async ({ page, words }) => {
    await page.getByLabel(words.extensions.calls.dnd).click()
    await button(page, words.common.action.close)
    await page.getByRole('dialog', { name: words.common.unsaved.title }).waitFor()
  }),
  at('extension-delete', demoExtension('206'), async ({ page, words }) => {
    await page.getByRole('dialog').getByRole('button', { name: words.object.delete.open }).click()
    await page.getByRole('button', { name: words.extensions.delete.confirm }).waitFor()
  }),
]

/** What comes between opening an extension and saving it, answered in place of the server: others look at the same rows. */
const BETWEEN = [
  at('extension-conflict', demoExtension('209'), async ({ page, words }) => {
    await page.route(SAVE, async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback()
      const current = (await (await page.request.get(route.request().url())).json()) as Extension
      const theirs = { ...current, version: current.version + 1, number: '299', name: 'Camille Petit' }
      const holder = { kind: 'person', firstName: 'Camille', lastName: 'Petit', email: null }
      const answer = { code: 'version_conflict', current: { ...theirs, phone: { ...current.phone, holder } } }
      return route.fulfill({ status: 409, json: answer })
    })
    await page
      .getByRole('textbox', { name: words.extensions.holder.lastName, exact: true })
      .fill('Dubois-Roy')
    await button(page, words.object.save)
    await page.getByRole('dialog', { name: words.object.conflict.title }).waitFor()
  }),
  at('extension-deleted-meanwhile', demoExtension('209'), async ({ page, words }) => {
    await page.route(SAVE, (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 404, json: { code: 'not_found' } })
        : route.fallback(),
    )
    await page
      .getByRole('textbox', { name: words.extensions.holder.lastName, exact: true })
      .fill('Dubois-Roy')
    await button(page, words.object.save)
    await page
      .getByRole('dialog', { name: words.object.gone.meanwhile.replace('{{name}}', 'Camille Dubois') })
      .waitFor()
  }),
]

/** One of everything: a new extension, a changed one, one as it is, and errors with and without a proposal. */
const FILE = [
  'Poste;Prénom;Nom;E-mail;Type;Étage',
  '801;Zoé;Lefèvre;zoe.lefevre@atelier-lumiere.example;;2',
  '801;Inès;Noël;;;3',
  '15;;Accueil;accueil@;partagé;',
  '802;;;;;RDC',
  '202;Hélène;Chevalier-Roy;;;1',
].join('\r\n')

const handIn = (page: Page, words: Opening['words'], name: string, content: string) =>
  page
    .getByLabel(words.import.file.choose)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') })

/** An import that was just checked; what the server tells of it is changed by `as`: nobody waits for a real one. */
const imported = (name: string, as: Partial<ExtensionImport>, then: State['open'] = async () => {}): State =>
  at(name, paths.extensionsImport(), async (opening) => {
    const { page, words } = opening
    await page.route('**/api/v1/extensions/imports/*', async (route) => {
      const answer = (await (await route.fetch()).json()) as ExtensionImport
      return route.fulfill({ json: { ...answer, ...as } })
    })
    await handIn(page, words, 'annuaire.csv', FILE)
    await page.getByLabel(words.import.file.choose).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('main').waitFor()
    await then(opening)
  })

const IMPORT = [
  at('import', paths.extensionsImport()),
  at('import-refused', paths.extensionsImport(), async ({ page, words }) => {
    await handIn(page, words, 'annuaire.xlsx', 'PK')
    await page.getByRole('alert').filter({ hasText: 'annuaire.xlsx' }).waitFor()
  }),
  imported('import-reading', {}, async ({ page, words }) => {
    await button(page, words.import.reading.show)
    await page.getByRole('combobox').last().waitFor()
  }),
  imported('import-errors', {}, async ({ page, words }) => {
    await page.getByRole('button', { name: words.import.correct.edit }).last().click()
    await page.getByRole('table').getByRole('textbox').waitFor()
  }),
  imported('import-changed-since', { changedSince: true }),
  imported('import-running', { state: 'importing', processed: 1 }),
  imported('import-cancel', { state: 'importing', processed: 1 }, async ({ page, words }) => {
    await button(page, words.import.progress.cancel)
    await page.getByRole('dialog', { name: words.import.stop.title }).waitFor()
  }),
  imported('import-done', { state: 'done', processed: 3 }),
  imported('import-interrupted', { state: 'failed', failure: 'interrupted' }),
]

const julien = paths.settingsPerson(demoId('atelier-lumiere.example', 'user', '202'))
const PEOPLE = [
  at('people', paths.settingsPeople()),
  at('people-invite', paths.settingsPersonNew(), async ({ page, words }) => {
    await page.getByLabel(words.users.invite.holder, { exact: true }).check()
    await page.getByRole('combobox', { name: words.users.invite.person }).fill('216')
    await page.getByRole('option', { name: 'Étienne Barbier · 216' }).click()
    await button(page, words.users.invite.submit) // he has no address
    await page.getByText(words.common.field.required).waitFor()
  }),
  as('read_only', at('person-read-only', julien)),
  at('person-remove', julien, async ({ page, words }) => {
    await button(page, words.users.row.remove)
    await page.getByText(words.users.remove.atOnce).waitFor()
  }),
  at('person-hand-over', julien, async ({ page, words }) => {
    await button(page, words.users.handOver.open)
    await page.getByLabel(words.users.handOver.password).waitFor()
  }),
]

/** An address that is waited for, told in place of the server: the demo company's people keep theirs. */
const waitingFor = async (page: Page) =>
  page.route('**/api/v1/me', async (route) => {
    const emailChange = { newEmail: 'claire@atelier-lumiere.example', askedAt: '2026-11-22T13:30:00Z' }
    return route.fulfill({ json: { ...(await (await route.fetch()).json()), emailChange } })
  })

/** One of each outcome. */
const CONFIGURATION_REPORT: ConfigurationReport = {
  applied: false,
  batchId: null,
  counts: { problem: 1, skipped: 1, create: 2, update: 1, unchanged: 1 },
  changes: [
    { section: 'schedules', key: 'Bureau', outcome: 'unchanged' },
    { section: 'audioFiles', key: 'Accueil', outcome: 'problem', fieldErrors: { sound: 'audio_too_long' } },
    { section: 'audioFiles', key: 'Valse', outcome: 'skipped', fieldErrors: { sound: 'not_found' } },
    { section: 'playlists', key: 'Attente', outcome: 'create', leftOut: ['files.0'] },
    { section: 'phones', key: '201', outcome: 'create' },
    { section: 'ringGroups', key: '400', outcome: 'update' },
  ],
}

const COMPANY = [
  at('company-errors', paths.settingsCompany(), async ({ page, words }) => {
    await page.getByRole('textbox', { name: words.company.field.city }).fill('')
    await button(page, words.company.save)
    await page.getByText(words.common.field.required).waitFor()
  }),
  at('company-time-zones', paths.settingsCompany(), async ({ page, words }) => {
    await page.getByRole('combobox', { name: words.company.field.timeZone }).fill('new york')
    await page.getByRole('option', { name: 'America/New_York' }).waitFor()
  }),
  as('read_only', at('company-read-only', paths.settingsCompany())),
  at('configuration-file', paths.settingsConfiguration(), async ({ page, words }) => {
    await page.route('**/api/v1/configuration/archive?*', (route) =>
      route.fulfill({ json: CONFIGURATION_REPORT }),
    )
    const file = { name: 'martin.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') }
    await page.getByLabel(words.configuration.import.choose).setInputFiles(file)
    await page.getByText(words.configuration.report.same).click()
  }),
  opened('profile-email', async ({ page, words }) => {
    await waitingFor(page)
    await page.goto(paths.profile())
    await button(page, words.profile.email.change)
    await button(page, words.profile.email.submit)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
  asNobody(
    opened('confirm-email', async ({ page, words }) => {
      const holder = {
        firstName: 'Claire',
        companyName: 'Atelier Lumière',
        language: words === WORDS.fr ? 'fr' : 'en',
        newEmail: 'claire@atelier-lumiere.example',
      }
      await page.route('**/api/v1/email-changes/*', (route) => route.fulfill({ json: holder }))
      await page.goto(paths.confirmEmail('A'.repeat(43)))
      await page.getByRole('button', { name: words.signIn.confirmEmail.submit }).waitFor()
    }),
  ),
]

const UNDO = '**/api/v1/history/*/undo'
const ofAntoine = paths.history({ object: demoId('atelier-lumiere.example', 'extension', '208') })

/** Presses the last "Undo" of the page: the oldest change. */
const undoLast = ({ page, words }: Opening) =>
  page
    .getByRole('button', { name: words.history.entry.undoOf.replace('{{object}}', '') })
    .last()
    .click()

const HISTORY = [
  at('history-nothing-found', paths.history({ to: '2020-01-01' })),
  at('history-filter', paths.history(), async ({ page, words }) => {
    await button(page, words.history.filter.period)
    await page.getByRole('menu').waitFor()
  }),
  at('history-days', paths.history(), async ({ page, words }) => {
    await button(page, words.history.filter.period)
    await page.getByRole('menuitemradio').last().click()
    await page.getByRole('dialog', { name: words.history.dates.title }).waitFor()
  }),
  at('history-undo', ofAntoine, async (opening) => {
    const losses = ['pin', 'sign_in']
    const verdict = { possible: true, obstacles: { items: [], total: 0 }, losses }
    await opening.page.route(UNDO, (route) => route.fulfill({ json: verdict }))
    await undoLast(opening)
    await opening.page.getByText(opening.words.history.undo.losses).waitFor()
  }),
  at('history-undo-blocked', ofAntoine, async (opening) => {
    const items = ['changed_since', 'in_use', 'number_taken'].map((reason, at) => ({
      label: `20${at} Antoine Mercier`,
      reason,
    }))
    const verdict = { possible: false, obstacles: { items, total: 25 }, losses: [] }
    await opening.page.route(UNDO, (route) => route.fulfill({ json: verdict }))
    await undoLast(opening)
    await opening.page.getByRole('dialog', { name: opening.words.history.undo.blocked.title }).waitFor()
  }),
  as('read_only', at('history-read-only', paths.history())),
]

const API_TOKENS = '**/api/v1/api-tokens'

const apiToken = (name: string, values: Partial<ApiToken> = {}): ApiToken => ({
  id: crypto.randomUUID(),
  name,
  ending: 'a1B2',
  permissions: ['extensions:read', 'audit:read'],
  withheld: [],
  createdAt: '2026-11-01T09:30:00Z',
  createdBy: { id: crypto.randomUUID(), name: 'Claire Fontaine' },
  expiresAt: '2099-11-01T09:30:00Z',
  lastUsedAt: '2026-11-22T09:30:00Z',
  lastUsedFrom: '203.0.113.7',
  revokedAt: null,
  ...values,
})

const TOKENS = [
  opened('settings-tokens', async ({ page, words }) => {
    const items = [
      apiToken('CRM'),
      apiToken('Directory', { withheld: ['audit:read'], lastUsedAt: null }),
      apiToken('Wallboard', { createdBy: null, withheld: ['extensions:read', 'audit:read'] }),
      apiToken('Nightly export', { expiresAt: '2026-11-20T09:30:00Z' }),
      apiToken('Trial', { revokedAt: '2026-11-20T09:30:00Z' }),
    ]
    await page.route(API_TOKENS, (route) => route.fulfill({ json: { items } }))
    await page.goto(paths.settingsTokens())
    await page.getByText(words.apiTokens.state.withoutEffect).waitFor()
  }),
  at('settings-tokens-new', paths.tokenNew(), async ({ page, words }) => {
    await page.getByRole('radio', { name: words.apiTokens.new.lifetimes.custom }).check()
    await button(page, words.apiTokens.new.submit)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
  at('settings-tokens-shown', paths.tokenNew(), async ({ page, words }) => {
    const token = `sbt_${'3xAmp1e'.repeat(7)}`
    await page.route(API_TOKENS, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 201, json: { ...apiToken('CRM'), token } })
        : route.fallback(),
    )
    await page.getByLabel(words.apiTokens.new.name).fill('CRM')
    await page.getByRole('checkbox', { name: words.common.permission.extensions.read }).check()
    await button(page, words.apiTokens.new.submit)
    await page.getByText(words.apiTokens.shown.once).waitFor()
  }),
  asNobody(
    at('developers', paths.developers(), async ({ page }) => {
      await page.getByText('/api/v1/extensions/{id}/uses').click()
    }),
  ),
]

const HOURS = [
  at('schedule-new-errors', paths.scheduleNew(), async ({ page, words }) => {
    await button(page, words.schedules.panel.create)
    await page.getByText(words.common.field.required).waitFor()
  }),
  at('holidays-new', paths.holidayNew(), async ({ page, words }) => {
    await page.getByRole('checkbox').first().waitFor()
    await button(page, words.holidays.own.add)
  }),
]

const TELEPHONY = [
  at('ring-group', paths.ringGroup(ofDemo('extension', '400'))),
  at('conference-bridge', paths.conferenceBridge(ofDemo('bridge', '4825'))),
  at('device', paths.device(ofDemo('device', '201', 'Bureau'))),
]

const SOUND = '018f0000-0000-7000-8000-0000000000a1'
const MUSIC = {
  id: '018f0000-0000-7000-8000-0000000000a2',
  version: 1,
  name: 'Bolero',
  kind: 'music',
  rightsHeld: true,
  sound: {
    id: SOUND,
    format: 'mp3',
    bytes: 1_000_000,
    durationMs: 185_000,
    state: 'ready',
    failure: null,
    peaks: Array.from({ length: 200 }, (_, at) => 50 + Math.round(40 * Math.sin(at / 7))),
    createdAt: '2026-11-20T09:00:00.000Z',
  },
  uses: 0,
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
} satisfies AudioFile

const AUDIO = [
  at('audio-new-errors', paths.audioNew({ kind: 'music' }), async ({ page, words }) => {
    await button(page, words.audio.panel.create)
    await page.getByText(words.common.field.rights_needed).waitFor()
  }),
  opened('audio-file', async ({ page }) => {
    await page.route(`**/api/v1/audio/${MUSIC.id}`, (route) => route.fulfill({ json: MUSIC }))
    await page.route(`**/api/v1/audio/${MUSIC.id}/uses`, (route) =>
      route.fulfill({ json: { items: [], total: 0 } }),
    )
    await page.route(`**/api/v1/audio/sounds/${SOUND}`, (route) => route.fulfill({ json: MUSIC.sound }))
    await page.goto(paths.audioFile(MUSIC.id))
    await page.getByRole('slider').waitFor()
  }),
  at('playlist-new-errors', paths.playlistNew(), async ({ page, words }) => {
    await button(page, words.playlists.panel.create)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
]

/** In the order in which people meet them. */
export const STATES: readonly State[] = [
  ...SIGN_IN,
  ...PAGES,
  ...SHELL,
  ...RECEPTIONISTS,
  ...SECOND_FACTOR,
  ...EXTENSIONS,
  ...BETWEEN,
  ...IMPORT,
  ...HOURS,
  ...TELEPHONY,
  ...AUDIO,
  ...PEOPLE,
  ...HISTORY,
  ...COMPANY,
  ...TOKENS,
]

/** Everything is there: fonts, and rows in place of placeholders. (A button may be at work behind a dialog.) */
export async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.locator(':not(button)[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

export const wordsOf = (language: Language): Opening['words'] => WORDS[language]
