import { extensions } from '@switchboard/contract/extensions'
import { useDebouncedValue } from '@mantine/hooks'
import { type Icon, IconPhone, IconPlus, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { paths } from '../../paths.ts'
import { includes, tabsOf } from './pages.ts'

export interface JumpTarget {
  to: string
  name: string
  /** Right of the name: the tab, or the number. */
  detail: string
  icon: Icon
}

export interface JumpGroup {
  id: 'pages' | 'actions' | 'extensions'
  targets: readonly JumpTarget[]
}

/** Long enough not to ask the server about every letter. */
const PAUSE = 150
const EXTENSIONS = 6

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Pages and actions of the role whose name or tab holds what was typed; extensions as the server finds them. */
export function useJumpTargets(typed: string): JumpGroup[] {
  const { t } = useTranslation('shell')
  const session = useSession()
  const wanted = plain(typed.trim())
  const [search] = useDebouncedValue(typed.trim(), PAUSE)
  const { data } = useQuery({
    ...query(extensions.list, { query: { search, limit: EXTENSIONS } }),
    enabled: search !== '' && can(extensions.list),
    placeholderData: keepPreviousData,
  })
  const fits = ({ name, detail }: JumpTarget) => plain(`${name} ${detail}`).includes(wanted)
  const pages = tabsOf(session).flatMap((tab) =>
    tab.pages
      .filter((page) => includes(session, page))
      .map(({ id, path, icon }) => ({
        to: path,
        name: t(`page.${id}`),
        detail: t(`tab.${tab.id}`),
        icon,
      })),
  )
  const { firstName, lastName } = session.user
  const profile = {
    to: paths.profile(),
    name: t('menu.profile'),
    detail: `${firstName} ${lastName}`,
    icon: IconUser,
  }
  const actions = can(extensions.create)
    ? [
        {
          to: paths.extensionNew(),
          name: t('jump.newExtension'),
          detail: t('tab.configuration'),
          icon: IconPlus,
        },
      ]
    : []
  const found = wanted === '' ? [] : (data?.items ?? [])
  const groups: JumpGroup[] = [
    {
      id: 'extensions',
      targets: found.map(({ id, name, number }) => ({
        to: paths.extension(id),
        name,
        detail: number,
        icon: IconPhone,
      })),
    },
    { id: 'actions', targets: actions.filter(fits) },
    { id: 'pages', targets: [...pages, profile].filter(fits) },
  ]
  return groups.filter(({ targets }) => targets.length > 0)
}
