import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyWaits, type MenuLink, type MenuLinks, playedMenu, possibleTwins } from './menus.ts'

const MODES = ['open', 'closed', 'holiday'] as const
type Mode = (typeof MODES)[number]

const own: MenuLink<Mode> = { kind: 'own' }
const like = (mode: Mode): MenuLink<Mode> => ({ kind: 'same_as', mode })

const anyMode = fc.constantFrom(...MODES)
const anyLink = fc.oneof(fc.constant(own), anyMode.map(like))
const anyMenus: fc.Arbitrary<MenuLinks<Mode>> = fc.record({
  open: anyLink,
  closed: anyLink,
  holiday: anyLink,
})

describe('the menu that is played', () => {
  test('is one of its own, or none where menus lead to one another', () => {
    fc.assert(
      fc.property(anyMenus, anyMode, (menus, mode) => {
        // As often as there are menus, one comes to the end of any way that has one.
        let at = mode
        for (const _ of MODES) {
          const link = menus[at]
          if (link.kind === 'same_as') at = link.mode
        }
        expect(playedMenu(menus, mode)).toBe(menus[at].kind === 'own' ? at : null)
      }),
    )
  })
  test.each([
    [{ open: own, closed: own, holiday: like('closed') }, 'holiday', 'closed'],
    [{ open: own, closed: like('open'), holiday: like('closed') }, 'holiday', 'open'],
    [{ open: own, closed: like('closed'), holiday: own }, 'closed', null],
    [{ open: like('holiday'), closed: own, holiday: like('open') }, 'open', null],
  ] as const)('%j: %s is %s', (menus, mode, played) => {
    expect(playedMenu(menus, mode)).toBe(played)
  })
})

describe('the menus that another can be the same as', () => {
  test('are all those by which it still leads to a menu of its own', () => {
    fc.assert(
      fc.property(anyMenus, anyMode, (menus, mode) => {
        for (const other of MODES) {
          const played = playedMenu({ ...menus, [mode]: like(other) }, mode)
          expect(possibleTwins(menus, mode).includes(other)).toBe(played !== null)
        }
      }),
    )
  })
  test('are never itself, nor one that is the same as it', () => {
    const menus = { open: own, closed: own, holiday: like('closed') }
    expect(possibleTwins(menus, 'closed')).toEqual(['open'])
    expect(possibleTwins(menus, 'open')).toEqual(['closed', 'holiday'])
  })
})

test('a key waits where an extension begins with it', () => {
  const extensions = ['201', '202', '31']
  expect(['1', '2', '3', '0', '*', '#'].filter((key) => keyWaits(key, extensions))).toEqual(['2', '3'])
  expect(keyWaits('2', [])).toBe(false)
})
