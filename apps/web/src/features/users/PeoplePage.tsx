import { ROLES } from '@switchboard/contract/permissions'
import { USER_STATES, type User, users } from '@switchboard/contract/users'
import { IconPlus, IconUsers } from '@tabler/icons-react'
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
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { useColumns } from './columns.tsx'
import { isFiltered, type ListState, parseListState, toQuery } from './list-state.ts'
import { listQuery } from './queries.ts'
import { useRowActions } from './useRowActions.ts'
import classes from './users.module.css'
import { nameOf, useRefusal } from './words.ts'

const RemoveDialog = lazy(() =>
  import('./RemoveDialog.tsx').then(({ RemoveDialog }) => ({ default: RemoveDialog })),
)

export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const state = parseListState(new URL(request.url).searchParams)
  if (can(users.list)) void queryClient.prefetchInfiniteQuery(listQuery(state))
  await loadStrings('users')
  return null
}

/** Account > Settings > People: who has access to the portal, and what they may do there. */
export function Component() {
  return can(users.list) ? <PeoplePage /> : <NotAllowed />
}

function PeoplePage() {
  const { t } = useTranslation('users')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ search: '', role: '', state: '' })
  const { items, error, retry, more } = usePages(listQuery(state))
  const [removing, setRemoving] = useState<User | null>(null)
  const columns = useColumns()
  const actions = useRowActions({ state, onRemove: setRemoving })
  const { id: currentKey } = useParams()
  return (
    <>
      <Header state={state} />
      <Filters
        state={state}
        count={items && !more.available ? t('count', { count: items.length }) : undefined}
        onChange={set}
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
          rowName={nameOf}
          rowLink={({ id }) => paths.settingsPerson(id, toQuery(state))}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            isFiltered(state) ? (
              <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={clear} />
            ) : (
              <EmptyState icon={IconUsers} title={t('empty.none.title')} detail={t('empty.none.detail')} />
            )
          }
        />
      )}
      <Suspense>{removing && <RemoveDialog user={removing} onClose={() => setRemoving(null)} />}</Suspense>
      <Outlet />
    </>
  )
}

function Header({ state }: { state: ListState }) {
  const { t } = useTranslation('users')
  const refusal = useRefusal()(null)
  const icon = <IconPlus size={16} stroke={1.75} aria-hidden />
  return (
    <header className={classes.header}>
      <div>
        <h2>{t('title')}</h2>
        <p className={classes.purpose}>{t('purpose')}</p>
      </div>
      {refusal === undefined ? (
        <LinkButton variant="primary" icon={icon} to={paths.settingsPersonNew(toQuery(state))}>
          {t('invite.title')}
        </LinkButton>
      ) : (
        <Button variant="primary" icon={icon} disabledReason={refusal}>
          {t('invite.title')}
        </Button>
      )}
    </header>
  )
}

interface FiltersProps {
  state: ListState
  count: string | undefined
  onChange: (changes: Partial<Record<keyof ListState, string>>) => void
  onClear: () => void
}

function Filters({ state, count, onChange, onClear }: FiltersProps) {
  const { t } = useTranslation(['users', 'shell'])
  return (
    <FilterBar
      search={{ label: t('search'), value: state.search, onChange: (search) => onChange({ search }) }}
      filters={[
        {
          id: 'role',
          label: t('column.role'),
          value: state.role ?? '',
          options: ROLES.map((value) => ({ value, label: t(`shell:role.${value}`) })),
          onChange: (role) => onChange({ role }),
        },
        {
          id: 'state',
          label: t('column.state'),
          value: state.state ?? '',
          options: USER_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          onChange: (chosen) => onChange({ state: chosen }),
        },
      ]}
      count={count}
      onClear={onClear}
    />
  )
}
