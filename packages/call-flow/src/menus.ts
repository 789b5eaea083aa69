/** A menu of its own, or the same as that of another mode. */
export type MenuLink<Mode extends string> = { kind: 'own' } | { kind: 'same_as'; mode: Mode }

/** The menus of a receptionist, by when they are played. */
export type MenuLinks<Mode extends string> = Readonly<Record<Mode, MenuLink<Mode>>>

/**
 * The mode whose menu is played where `mode` is due: itself, or the one that it is the same as, by way of others too.
 * @returns null where that leads back to a menu that was passed
 */
export function playedMenu<Mode extends string>(menus: MenuLinks<Mode>, mode: Mode): Mode | null {
  const passed = new Set<Mode>()
  let at = mode
  for (let link = menus[at]; link.kind === 'same_as'; link = menus[at]) {
    if (passed.has(at)) return null
    passed.add(at)
    at = link.mode
  }
  return at
}

/** The modes whose menu that of `mode` can be the same as: those that are not themselves the same as it. */
export const possibleTwins = <Mode extends string>(menus: MenuLinks<Mode>, mode: Mode): Mode[] =>
  (Object.keys(menus) as Mode[]).filter(
    (twin) => playedMenu({ ...menus, [mode]: { kind: 'same_as', mode: twin } }, mode) !== null,
  )

/**
 * Whether a key does what it does only after a pause: callers may dial an extension that begins with it, so the phone
 * engine waits whether more digits come. No extension begins with 0, * or #.
 * @param extensions numbers that callers can dial in the menu
 */
export const keyWaits = (key: string, extensions: readonly string[]): boolean =>
  extensions.some((number) => number.startsWith(key))
