import type { Page } from '@playwright/test'
import type { Session } from '@switchboard/contract/session'
import { paths } from '../../apps/web/src/paths.ts'
import { asNobody, at, button, opened, type Opening, type State } from './state.ts'

export const SIGN_IN = [
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

export const SECOND_FACTOR: State[] = [
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
