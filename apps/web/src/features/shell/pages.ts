import type { Permission } from '@switchboard/contract/permissions'
import type { Session } from '@switchboard/contract/session'
import {
  type Icon,
  IconBuildingBank,
  IconCalendarTime,
  IconChartBar,
  IconDeviceLandlinePhone,
  IconFileText,
  IconHash,
  IconHistory,
  IconHierarchy2,
  IconListCheck,
  IconMail,
  IconMicrophone,
  IconPhone,
  IconPhoneCall,
  IconPlugConnected,
  IconPrinter,
  IconSettings,
  IconTransfer,
  IconUsersGroup,
  IconVolume,
  IconWallet,
  IconAdjustments,
} from '@tabler/icons-react'
import { paths } from '../../paths.ts'

/** A page of the portal as the navigation and the jump list know it; its words are `page.<id>` of the shell's strings. */
export interface PortalPage {
  id: PageId
  path: string
  icon: Icon
  /** What the role must include for the page to be of use. */
  permission?: Permission
}

const PAGES = {
  usage: [
    { id: 'usageOverview', path: paths.usageOverview(), icon: IconChartBar },
    { id: 'callLogs', path: paths.callLogs(), icon: IconPhoneCall },
    { id: 'faxLogs', path: paths.faxLogs(), icon: IconPrinter },
    { id: 'conferenceServer', path: paths.conferenceServer(), icon: IconUsersGroup },
    { id: 'voicemail', path: paths.voicemail(), icon: IconMicrophone },
  ],
  configuration: [
    { id: 'extensions', path: paths.extensions(), icon: IconPhone, permission: 'extensions:read' },
    { id: 'numbers', path: paths.numbers(), icon: IconHash, permission: 'phoneNumbers:read' },
    {
      id: 'receptionists',
      path: paths.receptionists(),
      icon: IconHierarchy2,
      permission: 'receptionists:read',
    },
    { id: 'schedules', path: paths.schedules(), icon: IconCalendarTime, permission: 'schedules:read' },
    {
      id: 'ringGroups',
      path: paths.ringGroups(),
      icon: IconUsersGroup,
      permission: 'ringGroups:read',
    },
    { id: 'audio', path: paths.audio(), icon: IconVolume, permission: 'audio:read' },
    {
      id: 'conferences',
      path: paths.conferences(),
      icon: IconPlugConnected,
      permission: 'conferences:read',
    },
    { id: 'preferences', path: paths.preferences(), icon: IconAdjustments, permission: 'preferences:read' },
    { id: 'quickStart', path: paths.quickStart(), icon: IconListCheck, permission: 'settings:write' },
  ],
  account: [
    { id: 'settings', path: paths.settings(), icon: IconSettings, permission: 'settings:read' },
    { id: 'billing', path: paths.billing(), icon: IconBuildingBank },
    { id: 'porting', path: paths.porting(), icon: IconTransfer },
    { id: 'history', path: paths.history(), icon: IconHistory, permission: 'audit:read' },
    { id: 'mails', path: paths.mails(), icon: IconMail, permission: 'audit:read' },
  ],
  addOns: [
    { id: 'ipPhones', path: paths.ipPhones(), icon: IconDeviceLandlinePhone },
    { id: 'prepaid', path: paths.prepaid(), icon: IconWallet },
    { id: 'numberPorting', path: paths.numberPorting(), icon: IconFileText },
  ],
} as const

export type TabId = keyof typeof PAGES
export type PageId = (typeof PAGES)[TabId][number]['id']

export interface Tab {
  id: TabId
  path: string
  icon: Icon
  pages: readonly PortalPage[]
}

/** The four tabs in their order, each with its pages in theirs (product.md). */
export const TABS: readonly Tab[] = [
  { id: 'usage', path: paths.usage(), icon: IconChartBar, pages: PAGES.usage },
  { id: 'configuration', path: paths.configuration(), icon: IconSettings, pages: PAGES.configuration },
  { id: 'account', path: paths.account(), icon: IconBuildingBank, pages: PAGES.account },
  { id: 'addOns', path: paths.addOns(), icon: IconPlugConnected, pages: PAGES.addOns },
]

/** Not built yet: these show what will be there. A page that gets built leaves this list, and the list shrinks to nothing. */
const UNBUILT = [
  'usageOverview',
  'callLogs',
  'faxLogs',
  'conferenceServer',
  'billing',
  'porting',
  'ipPhones',
  'prepaid',
  'numberPorting',
] as const satisfies readonly PageId[]

type UnbuiltId = (typeof UNBUILT)[number]

export const isUnbuilt = (id: PageId): id is UnbuiltId => UNBUILT.some((unbuilt) => unbuilt === id)

/** What of a session says where it may go. */
type Role = Pick<Session, 'permissions'> & {
  user: Pick<Session['user'], 'role'>
  secondFactor: Pick<Session['secondFactor'], 'missing'>
}

/** Of what is built, what somebody has who only holds an extension. */
const OWN_TABS: readonly Tab[] = [
  {
    id: 'usage',
    path: paths.usage(),
    icon: IconChartBar,
    pages: PAGES.usage.filter(({ id }) => id === 'voicemail'),
  },
]

/**
 * The tabs of a role. Who only holds an extension has what is their own, beside the profile, and runs nothing. For who must
 * first set up a second factor every way leads back to doing so.
 */
export function tabsOf({ user, secondFactor }: Role): readonly Tab[] {
  if (secondFactor.missing) return []
  return user.role === 'user' ? OWN_TABS : TABS
}

/** Is the page of use to the role? */
export const includes = ({ permissions }: Role, { permission }: PortalPage): boolean =>
  permission === undefined || permissions.includes(permission)

/** Is none of the tab's pages of use to the role? It stays where it is, and its first page says whom to ask. */
export const isLocked = (session: Role, { pages }: Tab): boolean =>
  !pages.some((page) => includes(session, page))

/** Where a tab leads: its first page that is of use to the role. */
export const entryOf = (session: Role, { pages, path }: Tab): string =>
  (pages.find((page) => includes(session, page)) ?? pages[0])?.path ?? path

/** Where a session begins: the first page about the company that works and is of use to the role, else the profile. */
export const homeOf = (session: Role): string =>
  tabsOf(session)
    .flatMap(({ pages }) => pages)
    .find((page) => !isUnbuilt(page.id) && page.id !== 'voicemail' && includes(session, page))?.path ??
  paths.profile()
