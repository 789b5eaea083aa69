import { type Role, ROLE_PERMISSIONS, ROLES } from '@switchboard/contract/permissions'
import { expect, test } from 'vitest'
import { paths } from '../../paths.ts'
import { entryOf, homeOf, includes, isLocked, isUnbuilt, TABS, tabsOf } from './pages.ts'

const sessionOf = (role: Role) => ({
  user: { role },
  permissions: [...ROLE_PERMISSIONS[role]],
  secondFactor: { missing: false },
})

test('every page lies below its tab, and only once', () => {
  const all = TABS.flatMap(({ path, pages }) => pages.map((page) => ({ tab: path, page: page.path })))
  for (const { tab, page } of all) expect(page.startsWith(`${tab}/`)).toBe(true)
  expect(new Set(all.map(({ page }) => page)).size).toBe(all.length)
})

test('the pages that work', () => {
  const built = TABS.flatMap(({ pages }) => pages).filter(({ id }) => !isUnbuilt(id))
  expect(built.map(({ id }) => id)).toEqual([
    'voicemail',
    'extensions',
    'numbers',
    'receptionists',
    'schedules',
    'ringGroups',
    'audio',
    'conferences',
    'preferences',
    'quickStart',
    'settings',
    'history',
    'mails',
  ])
})

test('where a session of each role begins', () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, homeOf(sessionOf(role))]))).toEqual({
    owner: paths.extensions(),
    admin: paths.extensions(),
    billing: paths.settings(),
    receptionist_editor: paths.extensions(),
    read_only: paths.extensions(),
    user: paths.profile(),
  })
})

test('no tab of a role leads to a page that it does not include, but the one that says so', () => {
  const locked: string[] = []
  for (const session of ROLES.map(sessionOf)) {
    for (const tab of tabsOf(session)) {
      const page = tab.pages.find(({ path }) => path === entryOf(session, tab))
      expect(page && includes(session, page), `${session.user.role}: ${tab.id}`).toBe(!isLocked(session, tab))
      if (isLocked(session, tab)) locked.push(`${session.user.role}: ${tab.id}`)
    }
  }
  expect(locked).toEqual(['billing: configuration'])
})

test('who runs nothing has what is their own', () => {
  const pagesOf = (role: Role) => tabsOf(sessionOf(role)).flatMap(({ pages }) => pages.map(({ id }) => id))
  expect(pagesOf('user')).toEqual(['voicemail'])
  expect(pagesOf('owner')).toEqual(TABS.flatMap(({ pages }) => pages.map(({ id }) => id)))
  expect(tabsOf({ ...sessionOf('owner'), secondFactor: { missing: true } })).toEqual([])
})
