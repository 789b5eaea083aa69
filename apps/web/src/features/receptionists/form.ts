import type { MenuLink, MenuLinks } from '@switchboard/call-flow/menus'
import type { Language } from '@switchboard/contract/common'
import type { MenuAction, MenuActionView, MenuEnd, MenuEndView } from '@switchboard/contract/destination'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import {
  type Greeting,
  MENU_KEYS,
  MENU_RETRIES,
  type Menu,
  type MenuKey,
  type MenuMode,
  type MenuView,
  type NamedRef,
  WAIT_SECONDS,
} from '@switchboard/contract/menus'
import type { Receptionist, ReceptionistWrite } from '@switchboard/contract/receptionists'

/** A greeting, one value per control: what another kind needs is kept while the form is open. */
export interface GreetingForm {
  kind: Greeting['kind']
  text: string
  language: Language
  /** Its name is empty where it was chosen just now. */
  audioFile: NamedRef | null
}

/** After how many more times, and then what; empty, or null, while it is not chosen. */
export interface MissedForm {
  retries: number | ''
  action: MenuEndView | null
}

export interface MenuForm {
  /** The mode whose menu is played in place of this one; null for its own. */
  sameAs: MenuMode | null
  greeting: GreetingForm
  /** Keys that do something; null for one whose destination is not chosen. */
  keys: Partial<Record<MenuKey, MenuActionView | null>>
  noInput: MissedForm & { seconds: number | '' }
  invalidKey: MissedForm
}

/** What the form holds, in its order: one value per control, whether shown or not. */
export interface ReceptionistForm extends Record<MenuMode, MenuForm> {
  name: string
  number: string
  language: Language
  timeZone: string
  /** Ids; empty for none. */
  scheduleId: string
  holidayCalendarId: string
  directDialing: boolean
  exclusions: ExtensionRef[]
  /** Id; empty for the company's. */
  holdPlaylistId: string
}

/** A menu that says `text` and has no keys yet. */
const blankMenu = (language: Language, text = ''): MenuForm => ({
  sameAs: null,
  greeting: { kind: text === '' ? 'none' : 'text', text, language, audioFile: null },
  keys: {},
  noInput: { seconds: WAIT_SECONDS.default, retries: MENU_RETRIES.default, action: null },
  invalidKey: { retries: MENU_RETRIES.default, action: null },
})

/** What a new receptionist is called, where it is reached, when the company is open, and what it says, in its language. */
export interface Proposal extends Pick<
  ReceptionistForm,
  'name' | 'number' | 'scheduleId' | 'holidayCalendarId'
> {
  open: string
  closed: string
}

/**
 * What suits most companies: it speaks their language, tells when it is closed and hangs up then, and takes holidays for
 * closing times.
 */
export function blankForm(
  { language, timeZone }: { language: Language; timeZone: string },
  { open, closed, ...proposal }: Proposal,
): ReceptionistForm {
  const menu = blankMenu(language, closed)
  const action = { kind: 'hang_up' } as const
  return {
    ...proposal,
    language,
    timeZone,
    open: blankMenu(language, open),
    closed: {
      ...menu,
      noInput: { ...menu.noInput, retries: 0, action },
      invalidKey: { ...menu.invalidKey, action },
    },
    holiday: { ...blankMenu(language), sameAs: 'closed' },
    directDialing: false,
    exclusions: [],
    holdPlaylistId: '',
  }
}

/** A menu of its own in place of its twin's: as it was left before, else it begins as the twin is. */
export function ownMenu(menu: MenuForm, twin: MenuForm): MenuForm {
  const untouched =
    JSON.stringify({ ...menu, sameAs: null }) === JSON.stringify(blankMenu(menu.greeting.language))
  return { ...(untouched ? twin : menu), sameAs: null }
}

function fromGreeting(
  greeting: Extract<MenuView, { kind: 'own' }>['greeting'],
  language: Language,
): GreetingForm {
  const { kind } = greeting
  return {
    kind,
    text: kind === 'text' ? greeting.text : '',
    language: kind === 'text' ? greeting.language : language,
    audioFile: kind === 'audio' ? greeting.audioFile : null,
  }
}

function fromMenu(menu: MenuView, language: Language): MenuForm {
  if (menu.kind === 'same_as') return { ...blankMenu(language), sameAs: menu.mode }
  const { greeting, keys, noInput, invalidKey } = menu
  return { sameAs: null, greeting: fromGreeting(greeting, language), keys, noInput, invalidKey }
}

/** The form that shows `receptionist` as it is saved. */
export function fromReceptionist(receptionist: Receptionist): ReceptionistForm {
  const { name, number, language, timeZone, menus, directDialing } = receptionist
  return {
    name,
    number,
    language,
    timeZone,
    scheduleId: receptionist.schedule?.id ?? '',
    holidayCalendarId: receptionist.holidayCalendar?.id ?? '',
    open: fromMenu(menus.open, language),
    closed: fromMenu(menus.closed, language),
    holiday: fromMenu(menus.holiday, language),
    directDialing: directDialing.enabled,
    exclusions: directDialing.exclusions,
    holdPlaylistId: receptionist.holdPlaylist?.id ?? '',
  }
}

/** What is not chosen is an id that is none: the contract refuses it at its place. */
const NOT_CHOSEN = { kind: 'extension', extensionId: '' } as const

function toAction(action: MenuActionView | null): MenuAction {
  if (action === null) return NOT_CHOSEN
  return 'extension' in action ? { kind: action.kind, extensionId: action.extensionId } : action
}

const toEnd = (end: MenuEndView | null) => toAction(end) as MenuEnd

function toGreeting({ kind, text, language, audioFile }: GreetingForm): Greeting {
  if (kind === 'text') return { kind, text: text.trim(), language }
  return kind === 'audio' ? { kind, audioFileId: audioFile?.id ?? '' } : { kind }
}

const toNumber = (typed: number | '') => (typed === '' ? Number.NaN : typed)

const toMissed = ({ retries, action }: MissedForm) => ({ retries: toNumber(retries), action: toEnd(action) })

/** A menu as it would be sent. */
export function toMenu({ sameAs, greeting, keys, noInput, invalidKey }: MenuForm): Menu {
  if (sameAs !== null) return { kind: 'same_as', mode: sameAs }
  const set = MENU_KEYS.flatMap((key) => {
    const action = keys[key]
    return action === undefined ? [] : [[key, toAction(action)] as const]
  })
  return {
    kind: 'own',
    greeting: toGreeting(greeting),
    keys: Object.fromEntries(set),
    noInput: { ...toMissed(noInput), seconds: toNumber(noInput.seconds) },
    invalidKey: toMissed(invalidKey),
  }
}

/** Which menus are their own, and which the same as others. */
export function linksOf({ open, closed, holiday }: ReceptionistForm): MenuLinks<MenuMode> {
  const link = ({ sameAs }: MenuForm): MenuLink<MenuMode> =>
    sameAs === null ? { kind: 'own' } : { kind: 'same_as', mode: sameAs }
  return { open: link(open), closed: link(closed), holiday: link(holiday) }
}

/** What is sent to save `values`; not all of it need be valid. */
export function toRequest(values: ReceptionistForm): ReceptionistWrite {
  const { open, closed, holiday } = values
  return {
    name: values.name.trim(),
    number: values.number.trim(),
    language: values.language,
    timeZone: values.timeZone,
    scheduleId: values.scheduleId || null,
    holidayCalendarId: values.holidayCalendarId || null,
    menus: { open: toMenu(open), closed: toMenu(closed), holiday: toMenu(holiday) },
    directDialing: { enabled: values.directDialing, exclusions: values.exclusions.map(({ id }) => id) },
    holdPlaylistId: values.holdPlaylistId || null,
  }
}

/**
 * The field that answers for a path of the request: `open.keys.2` for `menus.open.keys.2.extensionId`, `open.greeting` for
 * its text.
 */
export function fieldOf(path: string): string {
  const [head = '', ...rest] = path.split('.')
  if (head === 'directDialing') return rest[0] === 'exclusions' ? 'exclusions' : head
  const [mode, part = '', detail] = rest
  if (head !== 'menus' || mode === undefined) return head
  if (part === 'keys' || part === 'noInput' || part === 'invalidKey') return `${mode}.${part}.${detail}`
  return part === 'greeting' ? `${mode}.greeting` : `${mode}.sameAs`
}
