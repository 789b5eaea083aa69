import { z } from 'zod'
import { Language } from './common.ts'
import { MenuAction, MenuActionView, MenuEnd, MenuEndView } from './destination.ts'

/** The twelve keys of a telephone, as they stand on it (ITU-T E.161), row by row. */
export const MENU_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const
export const MenuKey = z.enum(MENU_KEYS)
export type MenuKey = z.infer<typeof MenuKey>

/** When a menu is played: `holiday` wins over `closed`, which wins over `open`. */
export const MENU_MODES = ['open', 'closed', 'holiday'] as const
export const MenuMode = z.enum(MENU_MODES)
export type MenuMode = z.infer<typeof MenuMode>

/** What is spoken to callers: several lines of whole characters, none that turns the text around. */
export const SpokenText = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(2000, { error: 'too_long' })
  .regex(/^(?:\n|[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069])*$/u, { error: 'invalid' })

const TextGreeting = z.object({ kind: z.literal('text'), text: SpokenText, language: Language })
const NoGreeting = z.object({ kind: z.literal('none') })

/** What callers hear first. A text is kept with its language, and spoken by the phone engine. */
export const Greeting = z.discriminatedUnion('kind', [
  NoGreeting,
  z.object({ kind: z.literal('audio'), audioFileId: z.uuid() }),
  TextGreeting,
])
export type Greeting = z.infer<typeof Greeting>

/** A named thing as others refer to it. */
export const NamedRef = z.object({ id: z.uuid(), name: z.string() })
export type NamedRef = z.infer<typeof NamedRef>

const GreetingView = z.discriminatedUnion('kind', [
  NoGreeting,
  z.object({ kind: z.literal('audio'), audioFileId: z.uuid(), audioFile: NamedRef }),
  TextGreeting,
])

/** Seconds that callers have for a key. */
export const WAIT_SECONDS = { min: 1, max: 60, default: 5 } as const
/** How often a menu is played again. */
export const MENU_RETRIES = { min: 0, max: 9, default: 2 } as const

const between = ({ min, max }: { min: number; max: number }) =>
  z.int().min(min, { error: 'too_small' }).max(max, { error: 'too_big' })

/** A menu of its own, or the same as another one; never the same as itself by way of others. */
const menuOf = <G extends z.ZodType, A extends z.ZodType, E extends z.ZodType>(
  greeting: G,
  action: A,
  end: E,
) => {
  /** The menu so many times again, then this. */
  const missed = { retries: between(MENU_RETRIES), action: end }
  return z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('own'),
      greeting,
      /** What the keys do; those without are invalid. */
      keys: z.partialRecord(MenuKey, action),
      /** Callers who press nothing. */
      noInput: z.object({ ...missed, seconds: between(WAIT_SECONDS) }),
      /** Callers who press a key that does nothing. */
      invalidKey: z.object(missed),
    }),
    z.object({ kind: z.literal('same_as'), mode: MenuMode }),
  ])
}

const menusOf = <M extends z.ZodType>(menu: M) => z.object({ open: menu, closed: menu, holiday: menu })

/** The menus of a receptionist, as they are written. */
export const Menus = menusOf(menuOf(Greeting, MenuAction, MenuEnd))
export type Menus = z.infer<typeof Menus>
export type Menu = Menus[MenuMode]

/** The same with what they refer to. */
export const MenusView = menusOf(menuOf(GreetingView, MenuActionView, MenuEndView))
export type MenusView = z.infer<typeof MenusView>
export type MenuView = MenusView[MenuMode]
