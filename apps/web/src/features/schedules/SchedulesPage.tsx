import { type ScheduleRow, schedules } from '@switchboard/contract/schedules'
import { IconCalendarTime, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column, RowAction } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { listQuery } from './queries.ts'
import classes from './schedules.module.css'
import { useWeekText } from './week/useWeekText.ts'
import { WeekDrawing } from './week/WeekDrawing.tsx'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader(): Promise<null> {
  if (can(schedules.list)) void queryClient.prefetchInfiniteQuery(listQuery())
  await loadStrings('schedules', 'object')
  return null
}

/** The company's opening hours, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('schedules')
  const { items, error, retry, more } = usePages(listQuery())
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<ScheduleRow | null>(null)
  const columns = useColumns()
  const readOnly = useReadOnlyReason(schedules.update)
  const create = (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={paths.scheduleNew()}
      disabledReason={readOnly}
    >
      {t('panel.new')}
    </LinkButton>
  )
  const actions = (row: ScheduleRow): RowAction[] => [
    { label: t('action.edit'), icon: IconPencil, to: paths.schedule(row.id), quick: true },
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
          label={t('page.schedules')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.schedule(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            <EmptyState
              icon={IconCalendarTime}
              title={t('empty.title')}
              detail={t('empty.detail')}
              action={create}
            />
          }
        />
      )}
      <Suspense>
        {deleting && <DeleteDialog schedule={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
      <Outlet />
    </>
  )
}

function useColumns(): Column<ScheduleRow>[] {
  const { t } = useTranslation('schedules')
  const weekText = useWeekText()
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: ({ name }) => name,
      second: ({ ranges }) => weekText(ranges),
      skeleton: '40%',
    },
    {
      id: 'week',
      header: t('column.week'),
      cell: ({ ranges }) => <WeekDrawing ranges={ranges} />,
      from: 'medium',
      width: '140px',
      skeleton: '96px',
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
