import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { wordsOf } from './states/words.ts'

const { common, shell, signIn } = wordsOf('en')
const fr = wordsOf('fr')

test('the legal pages are read before signing in, in both languages, and on paper', async ({ page }) => {
  await page.goto(paths.signIn())
  const links = page.getByRole('navigation', { name: common.legal.pages })
  await links.getByRole('link', { name: common.legal.privacy }).click()
  await expect(page).toHaveURL(paths.legal('privacy'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(common.legal.privacy)
  await expect(page.getByRole('heading', { name: 'Your rights' })).toBeVisible()

  await links.getByRole('link', { name: common.legal.cookies }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Your choices' })).toBeVisible()
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr.common.legal.cookies)
  await expect(page.getByRole('heading', { level: 2, name: 'Vos choix' })).toBeVisible()

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Vos choix' })).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: 'Switchboard' }).click()
  await expect(page.getByRole('button', { name: fr.signIn.submit, exact: true })).toBeVisible()
})

test('signed in, the menu under one’s name leads there and back', async ({ page, login, company }) => {
  await login()
  await page.goto(paths.callLogs())
  await page.getByRole('banner').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: shell.menu.legal }).click()
  await expect(page).toHaveURL(paths.legal('imprint'))
  await expect(page.getByText('operator.json')).toBeVisible()
  await page.getByRole('link', { name: 'Switchboard' }).click()
  await expect(page.getByRole('banner')).toContainText(company.name)
})

test('a legal page that there is not says so', async ({ page }) => {
  await page.goto(paths.legal('terms'))
  await expect(page.getByRole('heading', { name: common.notFound.title })).toBeVisible()
  await expect(page).not.toHaveTitle(new RegExp(signIn.title))
})
