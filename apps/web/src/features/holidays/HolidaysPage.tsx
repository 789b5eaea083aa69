import { type HolidayCalendarRow, holidays } from '@switchboard/contract/holidays'
import { IconCalendarOff, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage, loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column, RowAction } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './holidays.module.css'
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
  const { items, error, retry, more } = usePages(listQuery())
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<HolidayCalendarRow | null>(null)
  const columns = useColumns(items ?? [])
  const readOnly = useReadOnlyReason(holidays.update)
  const create = (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={paths.holidayNew()}
      disabledReason={readOnly}
    >
      {t('panel.new')}
    </LinkButton>
  )
  const actions = (row: HolidayCalendarRow): RowAction[] => [
    { label: t('action.edit'), icon: IconPencil, to: paths.holiday(row.id), quick: true },
    {
      label: t('action.delete'),
      icon: IconTrash,
      onSelect: () => setDeleting(row),
      disabledReason: readOnly,
    },
  ]
  return (
    <>
      <div className={classes.header}>
        <p>{t('list.purpose')}</p>
        {items?.length !== 0 && create}
      </div>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('page.title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.holiday(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            <EmptyState
              icon={IconCalendarOff}
              title={t('empty.title')}
              detail={t('empty.detail')}
              action={create}
            />
          }
        />
      )}
      <Suspense>
        {deleting && <DeleteDialog calendar={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
      <Outlet />
    </>
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
