import type { Page } from '@playwright/test'
import type { ApiToken } from '@switchboard/contract/api-tokens'
import type { ConfigurationReport } from '@switchboard/contract/configuration'
import { paths } from '../../apps/web/src/paths.ts'
import { demoId } from '../../prisma/seed/company.ts'
import { as, asNobody, at, button, opened, type Opening } from './state.ts'
import { wordsOf } from './words.ts'

const julien = paths.settingsPerson(demoId('atelier-lumiere.example', 'user', '202'))
export const PEOPLE = [
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
    const fieldErrors = { id: 'email_missing' } // the address went while the panel was open
    const problem = { code: 'validation_failed', message: 'Refused.', requestId: 'e2e', fieldErrors }
    await page.route('**/api/v1/users/*/ownership', (route) => route.fulfill({ status: 422, json: problem }))
    await button(page, words.users.handOver.open)
    await page.getByLabel(words.users.handOver.password).fill('a sentence')
    await button(page, words.users.handOver.confirm)
    await page.getByRole('alert').getByText(words.common.field.email_missing).waitFor()
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

export const COMPANY = [
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
        language: words === wordsOf('fr') ? 'fr' : 'en',
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

export const HISTORY = [
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

export const TOKENS = [
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
