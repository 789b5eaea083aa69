import { type ExtensionRow, extensions } from '@switchboard/contract/extensions'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, Outlet, useParams, useSearchParams } from 'react-router'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { placeAt } from '../../patterns/places.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { select } from '../../patterns/selection.ts'
import { type ListOf, useRows } from '../../patterns/useRows.ts'
import { useSelection } from '../../patterns/useSelection.ts'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { useColumns } from './columns.tsx'
import { EmptyList } from './EmptyList.tsx'
import { ImportBanner } from './import/ImportBanner.tsx'
import { type ListState, parseListState, toFilter, toQuery } from './list-state.ts'
import { ListFilters } from './ListFilters.tsx'
import { ListHeader } from './ListHeader.tsx'
import { listOf } from './queries.ts'
import type { SelectedExtensions } from './selected.ts'
import { useNewShortcut } from './useNewShortcut.ts'
import { useRowActions } from './useRowActions.ts'

const BulkBar = lazy(() =>
  Promise.all([import('./bulk/BulkBar.tsx'), loadStrings('object', 'destinations')]).then(
    ([{ BulkBar }]) => ({ default: BulkBar }),
  ),
)
const FirstStepsCard = lazy(() =>
  Promise.all([import('../quick-start/index.ts'), loadStrings('quick-start')]).then(
    ([{ FirstStepsCard: Card }]) => ({ default: Card }),
  ),
)
const DeleteDialog = lazy(() =>
  Promise.all([import('./DeleteDialog.tsx'), loadStrings('object', 'destinations')]).then(
    ([{ DeleteDialog }]) => ({ default: DeleteDialog }),
  ),
)

/** Starts loading the rows; the page shows the table's outline until they are there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const { searchParams, search } = new URL(request.url)
  const list = listOf(parseListState(searchParams))
  if (can(extensions.list)) {
    void queryClient.prefetchQuery(list.page(0))
    const expected = placeAt(paths.extensions() + search)?.rows
    if (list.outlineFirst(expected)) void queryClient.prefetchQuery(list.outline)
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
  const { firstSteps } = useSession()
  const [params] = useSearchParams()
  const state = parseListState(params)
  const setUrl = useSetUrlState<keyof ListState>()
  const set = (changes: Partial<Record<keyof ListState, string>>) => {
    setUrl(changes)
    // Another list begins at its top.
    window.scrollTo(0, 0)
  }
  const clearFilters = () => set({ search: '', kind: '', status: '' })
  const list = useRows(listOf(state))
  const matching = list.rows?.length ?? 0
  const selected = useSelectedExtensions(state, list)
  const [deleting, setDeleting] = useState<ExtensionRow | null>(null)
  const columns = useColumns()
  const actions = useRowActions({ state, onDelete: setDeleting })
  const { id: currentKey } = useParams()
  const page = useRef<HTMLDivElement>(null)
  useNewShortcut(toQuery(state))

  const focusRow = (id: string) =>
    page.current?.querySelector<HTMLElement>(`[data-key="${id}"] a`)?.focus({ preventScroll: true })
  return (
    <div ref={page}>
      <Page title={t('page.title')} purpose={t('page.purpose')} action={<ListHeader state={state} />}>
        <Suspense>{firstSteps && <FirstStepsCard />}</Suspense>
        <ImportBanner />
        <ListFilters
          state={state}
          count={list.outline ?? (list.settled ? { matching, total: matching } : undefined)}
          onChange={set}
          onClear={clearFilters}
        />
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : (
          <ResourceTable
            label={t('page.title')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            rowLink={({ id }) => paths.extension(id, toQuery(state))}
            currentKey={currentKey}
            actions={actions}
            boxes={selected.boxes}
            sort={{ value: state.sort, onChange: (sort) => set({ sort }) }}
            onRange={list.onRange}
            reveal={list.reveal}
            failure={list.failed ? list.retry : undefined}
            empty={<EmptyList state={state} onClear={clearFilters} />}
          />
        )}
        <Suspense>{selected.count > 0 && <BulkBar {...selected} />}</Suspense>
      </Page>
      <Suspense>
        {deleting && (
          <DeleteDialog
            extension={deleting}
            onClose={() => {
              setDeleting(null)
              focusRow(deleting.id)
            }}
            onDeleted={() =>
              selected.change(select(selected.selection, [deleting.id], selected.selection.by === 'filter'))
            }
          />
        )}
      </Suspense>
      <Outlet context={selected satisfies SelectedExtensions} />
    </div>
  )
}

/** What of the list is selected. Those who may not change extensions have nothing to select for. */
function useSelectedExtensions(
  state: ListState,
  rows: Pick<ListOf<ExtensionRow>, 'rows' | 'inView' | 'read'>,
) {
  const { t } = useTranslation('extensions')
  const matching = rows.rows?.length ?? 0
  const { boxes, ...selected } = useSelection({
    list: paths.extensions(),
    filter: JSON.stringify(toFilter(state)),
    matching,
    page: rows.inView.map(({ id }) => id),
    read: async (from, to) => (await rows.read(from, to)).map(({ id }) => id),
  })
  return {
    ...selected,
    state,
    matching,
    boxes: can(extensions.update) ? { ...boxes, pageLabel: t('selectPage') } : undefined,
  }
}
