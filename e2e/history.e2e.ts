import type { Page } from '@playwright/test'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test, toast } from './fixtures.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const panel = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
/** An entry by its sentence. */
const entry = (page: Page, sentence: string) => page.getByRole('listitem').filter({ hasText: sentence })
const asked = (page: Page) => panel(page, 'Undo this change?')

/** Switches do not disturb in the panel of an extension, and saves. */
async function toggle(page: Page, name: string): Promise<void> {
  await page.goto(paths.extensions())
  await link(page, name).click()
  await page.getByRole('switch', { name: 'Do not disturb' }).click()
  await button(page, 'Save changes').click()
  await expect(toast(page, `Changes to ${name} saved`)).toBeVisible()
}

async function choose(page: Page, chip: string, option: string): Promise<void> {
  await button(page, chip).click()
  await page.getByRole('menuitemradio', { name: option }).click()
}

test.beforeEach(async ({ company, make }) => {
  const phone = { voicemailEnabled: false }
  for (const [number, name] of [
    ['204', 'Lobby'],
    ['205', 'Workshop'],
  ] as const) {
    await make.makeExtension({ tenantId: company.id, kind: 'shared_phone', number, name, phone })
  }
})

test('an edit is told with before and after, undone, and done again', async ({ page, login }) => {
  await login()
  await toggle(page, 'Lobby')
  await page.goto(paths.history())
  const edit = entry(page, 'Ada Martin changed extension 204 Lobby').last()
  await expect(edit).toContainText('Do not disturbfrom off to on')
  await button(page, 'Undo: 204 Lobby').click()
  await expect(asked(page)).toContainText('Do not disturbfrom on to off')
  await button(page, 'Undo the change').click()
  await expect(toast(page, 'Undone')).toBeVisible()
  await expect(edit.getByRole('link', { name: 'Undone' })).toBeVisible()
  await expect(edit.getByRole('button')).toBeHidden()

  await toast(page, 'Undone').getByRole('button', { name: 'Undo' }).click()
  await expect(toast(page, 'Done again')).toBeVisible()
  await expect(edit.getByRole('link', { name: 'Undone' })).toBeHidden()
  await expect(entry(page, 'changed extension 204 Lobby')).toHaveCount(3)
  await page.getByRole('link', { name: 'Undo of an earlier change' }).first().click()
  await expect(page).toHaveURL(/object=.*#/)
  await expect(page.locator('li:focus')).toContainText('204 Lobby')
})

test('a toast takes back what was just done, and nothing else', async ({ page, login }) => {
  await login()
  await toggle(page, 'Lobby')
  await expectRow(page, 'Lobby', ['Do not disturb'])
  await toast(page, 'Changes to Lobby saved').getByRole('button', { name: 'Undo' }).click()
  await expectRow(page, 'Lobby', ['Available'])

  await button(page, 'Actions for Workshop').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await button(page, 'Delete extension').click()
  await toast(page, 'Extension 205 of Workshop deleted').getByRole('button', { name: 'Undo' }).click()
  await expectRow(page, 'Workshop', ['205'])
})

test('a bulk change is one entry with its parts, and is undone as one', async ({ page, login }) => {
  await login()
  await page.goto(paths.extensions())
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await page.getByRole('button', { name: 'Disable' }).click()
  await panel(page, 'Disable 2 extensions?').getByRole('button', { name: 'Disable' }).click()
  await expect(toast(page, '2 extensions disabled').getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.goto(paths.history())
  const batch = entry(page, 'Ada Martin changed 2 extensions at once')
  await expect(batch).toContainText('Extension enabledoff')
  await batch.getByRole('button', { name: 'Each change' }).click()
  await expect(batch.getByRole('link', { name: '205 Workshop' })).toBeVisible()
  await batch.getByRole('button', { name: /^Undo/ }).click()
  await expect(asked(page)).toContainText('All that this changed will be as before')
  await button(page, 'Undo the change').click()
  await expect(entry(page, 'Ada Martin undid the change to 2 extensions')).toBeVisible()
  await page.goto(paths.extensions())
  await expectRow(page, 'Lobby', ['Available'])
})

test('what cannot be undone says why, by name', async ({ page, login }) => {
  await login()
  await toggle(page, 'Lobby')
  await toggle(page, 'Lobby')
  await toggle(page, 'Lobby')
  await page.goto(paths.history())
  await button(page, 'Undo: 204 Lobby').nth(1).click()
  const blocked = panel(page, 'This change cannot be undone')
  await expect(blocked).toContainText('204 Lobby was changed after this.')
  await blocked.getByRole('button', { name: 'Close' }).click()
  await expect(blocked).toBeHidden()
})

test('the address keeps the filters, and Clear removes them', async ({ page, login, make, company }) => {
  const ada = await login()
  const zoe = await make.makeUser({ tenantId: company.id, firstName: 'Zoé', lastName: 'Durand' })
  const signIn = { tenantId: company.id, actorKind: 'user', objectKind: 'user', action: 'session.signed_in' }
  for (const { id, at } of [
    { id: ada.id, at: '2026-03-29T00:30:00Z' },
    { id: zoe.id, at: '2026-03-28T22:30:00Z' },
  ]) {
    await make.makeAuditEvent({ ...signIn, actorUserId: id, objectId: id, at: new Date(at) })
  }
  await page.goto(paths.history())
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Sunday, March 29, 2026',
    'Saturday, March 28, 2026',
  ])
  await choose(page, 'By', 'Zoé Durand')
  await expect(entry(page, 'signed in')).toHaveText([/Zoé Durand signed in/])
  await choose(page, 'About', 'Extensions')
  await expect(page.getByText('Nothing was changed here')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Nothing was changed here')).toBeVisible()
  await button(page, 'Clear filters').first().click()
  await expect(entry(page, 'signed in')).toHaveCount(2)
  await expect(page).toHaveURL(paths.history())

  await choose(page, 'When', 'From … to …')
  await page.getByLabel('From').fill('2026-03-28')
  await page.getByLabel('To').fill('2026-03-28')
  await button(page, 'Show these days').click()
  await expect(entry(page, 'signed in')).toHaveText([/Zoé Durand signed in/])
  await expect(page).toHaveURL(paths.history({ from: '2026-03-28', to: '2026-03-28' }))
})

test('an extension’s panel tells its own history', async ({ page, login }) => {
  await login()
  await toggle(page, 'Lobby')
  await toggle(page, 'Workshop')
  await link(page, 'Lobby').click()
  const own = page.getByRole('region', { name: 'History' })
  await expect(own.getByRole('listitem')).toHaveText([/Ada Martin changed extension 204 Lobby/])
  await own.getByRole('link', { name: 'All changes' }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/204 Lobby/])
})

test('a role that reads only cannot undo, and one without the history is told whom to ask', async ({
  page,
  login,
  pageOf,
  make,
  company,
}) => {
  await login()
  await toggle(page, 'Lobby')
  const reader = await pageOf(await make.makeUser({ tenantId: company.id, role: 'read_only' }))
  await reader.goto(paths.history())
  const undo = button(reader, 'Undo: 204 Lobby')
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await undo.hover()
  await expect(undo).toHaveAccessibleDescription(/Your role shows the history, but does not undo/)
  const other = await pageOf(await make.makeUser({ tenantId: company.id, role: 'billing' }))
  await other.goto(paths.history())
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your role does not include this page')
})
