import { type HolidayCalendarRow, holidays } from '@switchboard/contract/holidays'
import { IconCalendarOff } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage, loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ObjectList } from '../../patterns/object/ObjectList.tsx'
import type { Column } from '../../patterns/table.ts'
import { listQuery, regionsQuery } from './queries.ts'
import { useNextText } from './words.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader(): Promise<null> {
  if (can(holidays.list)) void queryClient.prefetchInfiniteQuery(listQuery())
  await loadStrings('holidays', 'object')
  return null
}

/** The company's holiday calendars, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('holidays')
  const list = usePages(listQuery())
  const columns = useColumns(list.items ?? [])
  return (
    <ObjectList
      label={t('page.title')}
      purpose={t('list.purpose')}
      list={list}
      columns={columns}
      nameOf={({ name }) => name}
      pathOf={paths.holiday}
      create={{ to: paths.holidayNew(), label: t('panel.new') }}
      update={holidays.update}
      empty={{ icon: IconCalendarOff, title: t('empty.title'), detail: t('empty.detail') }}
      renderDelete={(calendar, onClose) => <DeleteDialog calendar={calendar} onClose={onClose} />}
    />
  )
}

/** `France, Moselle`: names of regions come from the server, country by country. */
function useLegalText(rows: readonly HolidayCalendarRow[]) {
  const { t } = useTranslation('holidays')
  const language = currentLanguage()
  const countries = [...new Set(rows.flatMap(({ legal }) => (legal?.region ? [legal.country] : [])))]
  const regions = useQueries({ queries: countries.map(regionsQuery) })
  return ({ legal, own }: HolidayCalendarRow) => {
    if (!legal) return t('legal.none', { count: own.length })
    const known = regions[countries.indexOf(legal.country)]?.data?.items
    const region = known?.find(({ code }) => code === legal.region)?.names[language]
    const country = countryName(legal.country, language)
    return region ? t('legal.region', { country, region }) : country
  }
}

function useColumns(rows: readonly HolidayCalendarRow[]): Column<HolidayCalendarRow>[] {
  const { t } = useTranslation('holidays')
  const legalText = useLegalText(rows)
  const nextText = useNextText()
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: ({ name }) => name,
      second: ({ next }) => nextText(next),
      skeleton: '40%',
    },
    {
      id: 'legal',
      header: t('column.legal'),
      cell: legalText,
      from: 'medium',
      skeleton: '120px',
    },
    {
      id: 'own',
      header: t('column.own'),
      cell: ({ own }) => own.length,
      align: 'end',
      from: 'wide',
      width: '120px',
      skeleton: '24px',
    },
    {
      id: 'usedBy',
      header: t('column.usedBy'),
      cell: ({ usedBy }) => t('usedBy', { count: usedBy }),
      from: 'medium',
      width: '180px',
      skeleton: '90px',
    },
  ]
}
