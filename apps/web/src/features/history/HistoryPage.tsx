import { history, type HistoryEntry } from '@switchboard/contract/history'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LoadMore } from '../../patterns/LoadMore.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import { isFiltered, type ListState, parseListState } from './list-state.ts'
import { companyNumbersQuery, historyQuery } from './queries.ts'
import { Timeline } from './Timeline.tsx'
import { UndoDialog } from './UndoDialog.tsx'

/** Starts loading the entries; the page shows the list's outline until they are there. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  if (can(history.list)) {
    void queryClient.prefetchInfiniteQuery(historyQuery(parseListState(new URL(request.url).searchParams)))
    void queryClient.prefetchQuery(companyNumbersQuery())
  }
  await Promise.all([loadStrings('history'), loadPhoneLibrary()])
  return null
}

/** Account > History: every change of the company, and the way back from it. */
export function Component() {
  return can(history.list) ? <HistoryPage /> : <NotAllowed />
}

function HistoryPage() {
  const { t } = useTranslation('history')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ kind: '', actor: '', object: '', period: '', from: '', to: '' })
  const { items, error, retry, more } = usePages(historyQuery(state))
  const [undoing, setUndoing] = useState<HistoryEntry | null>(null)
  const objectName = items?.find(({ object }) => object.id === state.object)?.object.label
  return (
    <Page title={t('page.title')} purpose={t('page.purpose')}>
      <HistoryFilters state={state} objectName={objectName} onChange={set} onClear={clear} />
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : items?.length === 0 ? (
        <Nothing filtered={isFiltered(state)} onClear={clear} />
      ) : (
        <>
          <Timeline entries={items} onUndo={setUndoing} />
          <LoadMore {...more} />
        </>
      )}
      {undoing && <UndoDialog entry={undoing} onClose={() => setUndoing(null)} />}
    </Page>
  )
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('history')
  return filtered ? (
    <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={onClear} />
  ) : (
    <EmptyState icon={IconHistory} title={t('empty.none.title')} detail={t('empty.none.detail')} />
  )
}
