import { expect, test } from 'vitest'
import { isUnbuilt, TABS } from './pages.ts'

test('every page lies below its tab, and only once', () => {
  const paths = TABS.flatMap(({ path, pages }) => pages.map((page) => ({ tab: path, page: page.path })))
  for (const { tab, page } of paths) expect(page.startsWith(`${tab}/`)).toBe(true)
  expect(new Set(paths.map(({ page }) => page)).size).toBe(paths.length)
})

test('the pages that work', () => {
  const built = TABS.flatMap(({ pages }) => pages).filter(({ id }) => !isUnbuilt(id))
  expect(built.map(({ id }) => id)).toEqual(['extensions', 'settings', 'history', 'mails'])
})
