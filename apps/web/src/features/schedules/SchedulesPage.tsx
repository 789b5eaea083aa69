import { type ScheduleRow, schedules } from '@switchboard/contract/schedules'
import { IconCalendarTime } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ObjectList } from '../../patterns/object/ObjectList.tsx'
import type { Column } from '../../patterns/table.ts'
import { listQuery } from './queries.ts'
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
  const list = usePages(listQuery())
  const columns = useColumns()
  return (
    <ObjectList
      label={t('page.schedules')}
      purpose={t('list.purpose')}
      list={list}
      columns={columns}
      nameOf={({ name }) => name}
      pathOf={paths.schedule}
      create={{ to: paths.scheduleNew(), label: t('panel.new') }}
      update={schedules.update}
      empty={{ icon: IconCalendarTime, title: t('empty.title'), detail: t('empty.detail') }}
      renderDelete={(schedule, onClose) => <DeleteDialog schedule={schedule} onClose={onClose} />}
    />
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
