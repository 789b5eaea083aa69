import { type ExtensionRow, extensions } from '@switchboard/contract/extensions'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconPhonePlus, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, Outlet, useParams, useSearchParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../patterns/Page.tsx'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { useColumns } from './columns.tsx'
import { DeleteDialog } from './DeleteDialog.tsx'
import { isFiltered, type ListState, parseListState, toQuery } from './list-state.ts'
import { ListFilters } from './ListFilters.tsx'
import { outlineQuery, listQuery } from './queries.ts'
import { useNewShortcut } from './useNewShortcut.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'
import { useRowActions } from './useRowActions.ts'

/** Starts loading the rows; the page shows the table's outline until they are there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const state = parseListState(new URL(request.url).searchParams)
  if (can(extensions.list)) {
    void queryClient.prefetchInfiniteQuery(listQuery(state))
    void queryClient.prefetchQuery(outlineQuery(state))
  }
  await Promise.all([loadStrings('extensions'), loadPhoneLibrary()])
  return null
}

/** Configuration > Phone extensions: the whole number plan, and the panels that edit it. */
export function Component() {
  return can(extensions.list) ? <ExtensionsPage /> : <NotAllowed />
}

function ExtensionsPage() {
  const { t } = useTranslation('extensions')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ search: '', kind: '', status: '' })
  const { items, error, retry, more } = usePages(listQuery(state))
  const { data: count } = useQuery({ ...outlineQuery(state), placeholderData: keepPreviousData })
  const [deleting, setDeleting] = useState<ExtensionRow | null>(null)
  const actions = useRowActions({ state, onDelete: setDeleting })
  const columns = useColumns()
  const { id: currentKey } = useParams()
  const page = useRef<HTMLDivElement>(null)
  useNewShortcut(toQuery(state))
  // The row that had the focus is gone with its extension.
  const refocus = () =>
    page.current?.querySelector<HTMLElement>('[type="search"]')?.focus({ preventScroll: true })
  return (
    <div ref={page}>
      <Page
        title={t('page.title')}
        purpose={t('page.purpose')}
        action={<NewExtension query={toQuery(state)} />}
      >
        <ListFilters state={state} count={count} onChange={set} onClear={clear} />
        {error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : (
          <ResourceTable
            label={t('page.title')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            rowLink={({ id }) => paths.extension(id, toQuery(state))}
            currentKey={currentKey}
            actions={actions}
            sort={{ value: state.sort, onChange: (sort) => set({ sort }) }}
            more={more}
            empty={isFiltered(state) ? <NoMatch onClear={clear} /> : <NoneYet />}
          />
        )}
      </Page>
      {deleting && (
        <DeleteDialog extension={deleting} onClose={() => setDeleting(null)} onDeleted={refocus} />
      )}
      <Outlet />
    </div>
  )
}

function NewExtension({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation('extensions')
  const disabledReason = useReadOnlyReason()
  const button = (
    <LinkButton
      to={paths.extensionNew(query)}
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      disabledReason={disabledReason}
      preventScrollReset
    >
      {t('new')}
    </LinkButton>
  )
  return disabledReason === undefined ? <Tip label={t('newHint')}>{button}</Tip> : button
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('extensions')
  return <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={onClear} />
}

function NoneYet() {
  const { t } = useTranslation('extensions')
  const disabledReason = useReadOnlyReason()
  return (
    <EmptyState
      icon={IconPhonePlus}
      title={t('empty.none.title')}
      detail={t('empty.none.detail')}
      action={
        <LinkButton to={paths.extensionNew()} variant="primary" disabledReason={disabledReason}>
          {t('empty.none.action')}
        </LinkButton>
      }
    />
  )
}
