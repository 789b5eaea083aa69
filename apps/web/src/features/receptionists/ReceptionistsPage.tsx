import { type ReceptionistRow, receptionists } from '@switchboard/contract/receptionists'
import { IconHandStop, IconHierarchy2, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { Page } from '../../patterns/Page.tsx'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { RowAction } from '../../patterns/table.ts'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { useColumns } from './columns.tsx'
import { type ListState, parseListState } from './list-state.ts'
import { OverrideBanner } from './OverrideBanner.tsx'
import { listQuery, overriddenQuery } from './queries.ts'
import { untilNext } from './useNowText.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)
const OverrideDialog = lazy(() =>
  import('./OverrideDialog.tsx').then(({ OverrideDialog }) => ({ default: OverrideDialog })),
)

/** Starts loading the rows; the page shows the table's outline until they are there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const { searchParams } = new URL(request.url)
  if (can(receptionists.list)) {
    void queryClient.prefetchInfiniteQuery(listQuery(parseListState(searchParams)))
    void queryClient.prefetchQuery(overriddenQuery())
  }
  await Promise.all([loadStrings('receptionists', 'object'), loadPhoneLibrary()])
  return null
}

/** Configuration > Receptionists: each with what callers hear at this moment. */
export function Component() {
  return can(receptionists.list) ? <ReceptionistsPage /> : <NotAllowed />
}

function ReceptionistsPage() {
  const { t } = useTranslation('receptionists')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const [subject, setSubject] = useState<{ row: ReceptionistRow; dialog: 'delete' | 'override' } | null>(null)
  const { items, error, retry, more } = usePages({
    ...listQuery(state),
    refetchInterval: ({ state: { data } }) => untilNext(data?.pages.flatMap((page) => page.items)),
  })
  const columns = useColumns()
  const actions = useRowActions((row, dialog) => setSubject({ row, dialog }))
  const close = () => setSubject(null)
  return (
    <Page title={t('page.title')} purpose={t('page.purpose')} action={<NewButton />}>
      <OverrideBanner />
      <FilterBar
        search={{ label: t('search'), value: state.search, onChange: (search) => set({ search }) }}
        filters={[]}
        count={items && !more.available ? t('count', { count: items.length }) : undefined}
        onClear={() => set({ search: '' })}
      />
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('page.title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.receptionist(id)}
          actions={actions}
          sort={{ value: state.sort, onChange: (sort) => set({ sort }) }}
          more={more}
          empty={<EmptyList state={state} onClear={() => set({ search: '' })} />}
        />
      )}
      <Suspense>
        {subject?.dialog === 'delete' && (
          <DeleteDialog receptionist={subject.row} onClose={close} onDeleted={close} />
        )}
        {subject?.dialog === 'override' && <OverrideDialog receptionist={subject.row} onClose={close} />}
      </Suspense>
    </Page>
  )
}

function NewButton() {
  const { t } = useTranslation('receptionists')
  const readOnly = useReadOnlyReason(receptionists.create)
  const icon = <IconPlus size={16} stroke={1.75} aria-hidden />
  return readOnly === undefined ? (
    <LinkButton variant="primary" icon={icon} to={paths.receptionistNew()}>
      {t('new.submit')}
    </LinkButton>
  ) : (
    <Button variant="primary" icon={icon} disabledReason={readOnly}>
      {t('new.submit')}
    </Button>
  )
}

function EmptyList({ state, onClear }: { state: ListState; onClear: () => void }) {
  const { t } = useTranslation('receptionists')
  if (state.search !== '') {
    return <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={onClear} />
  }
  return (
    <EmptyState
      icon={IconHierarchy2}
      title={t('empty.none.title')}
      detail={t('empty.none.detail')}
      action={<NewButton />}
    />
  )
}

function useRowActions(onAsk: (row: ReceptionistRow, dialog: 'delete' | 'override') => void) {
  const { t } = useTranslation('receptionists')
  const disabledReason = useReadOnlyReason(receptionists.update)
  return (row: ReceptionistRow): RowAction[] => {
    const reason = disabledReason === undefined ? {} : { disabledReason }
    return [
      {
        label: t(disabledReason === undefined ? 'row.edit' : 'row.view'),
        icon: IconPencil,
        to: paths.receptionist(row.id),
        quick: true,
      },
      {
        label: t('row.override'),
        icon: IconHandStop,
        onSelect: () => onAsk(row, 'override'),
        quick: true,
        ...reason,
      },
      { label: t('row.delete'), icon: IconTrash, onSelect: () => onAsk(row, 'delete'), ...reason },
    ]
  }
}
