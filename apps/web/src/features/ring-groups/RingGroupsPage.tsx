import { ringGroups, type RingGroupRow } from '@switchboard/contract/ring-groups'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, Outlet, useParams, useSearchParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { useRowActions } from '../../patterns/object/useRowActions.ts'
import { Page } from '../../patterns/Page.tsx'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { loadPlaylists } from '../playlists/index.ts'
import { useColumns } from './columns.tsx'
import { type ListState, parseListState, toQuery } from './list-state.ts'
import { listQuery } from './queries.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const state = parseListState(new URL(request.url).searchParams)
  if (can(ringGroups.list)) void queryClient.prefetchInfiniteQuery(listQuery(state))
  await Promise.all([loadStrings('ring-groups', 'object'), loadDestinations(), loadPlaylists()])
  return null
}

/** Configuration > Ring groups: phones that ring together or in turn. */
export function Component() {
  return can(ringGroups.list) ? <RingGroupsPage /> : <NotAllowed />
}

function RingGroupsPage() {
  const { t } = useTranslation('ring-groups')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ search: '' })
  const { items, error, retry, more } = usePages(listQuery(state))
  const [deleting, setDeleting] = useState<RingGroupRow | null>(null)
  const columns = useColumns()
  const pathOf = (id: string) => paths.ringGroup(id, toQuery(state))
  const actions = useRowActions<RingGroupRow>({ update: ringGroups.update, pathOf, onDelete: setDeleting })
  const { id: currentKey } = useParams()
  return (
    <Page title={t('title')} purpose={t('purpose')} action={<NewButton state={state} />}>
      <FilterBar
        search={{ label: t('search'), value: state.search, onChange: (search) => set({ search }) }}
        filters={[]}
        count={items && !more.available ? t('count', { count: items.length }) : undefined}
        onClear={clear}
      />
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => pathOf(id)}
          currentKey={currentKey}
          actions={actions}
          sort={{ value: state.sort, onChange: (sort) => set({ sort }) }}
          more={more}
          empty={
            state.search ? (
              <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={clear} />
            ) : (
              <EmptyState
                icon={IconUsersGroup}
                title={t('empty.none.title')}
                detail={t('empty.none.detail')}
                action={<NewButton state={state} />}
              />
            )
          }
        />
      )}
      <Suspense>{deleting && <DeleteDialog group={deleting} onClose={() => setDeleting(null)} />}</Suspense>
      <Outlet />
    </Page>
  )
}

function NewButton({ state }: { state: ListState }) {
  const { t } = useTranslation('ring-groups')
  return (
    <LinkButton
      to={paths.ringGroupNew(toQuery(state))}
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      disabledReason={useReadOnlyReason(ringGroups.create)}
      preventScrollReset
    >
      {t('new')}
    </LinkButton>
  )
}
