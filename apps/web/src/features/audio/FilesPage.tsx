import { audio, type AudioFileItem } from '@switchboard/contract/audio'
import { IconMusic, IconPlus, IconSpeakerphone, IconVolume } from '@tabler/icons-react'
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
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { useRowActions } from '../../patterns/object/useRowActions.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import classes from './audio.module.css'
import { useColumns } from './columns.tsx'
import { isFiltered, type ListState, parseListState, toFilter } from './list-state.ts'
import { listQuery } from './queries.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  const state = parseListState(new URL(request.url).searchParams)
  if (can(audio.list)) void queryClient.prefetchInfiniteQuery(listQuery(state))
  await loadStrings('audio', 'object')
  return null
}

/** The company's greetings and music, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('audio')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ search: '', kind: '' })
  const { items, error, retry, more } = usePages(listQuery(state))
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<AudioFileItem | null>(null)
  const readOnly = useReadOnlyReason(audio.update)
  const columns = useColumns()
  const create = (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={paths.audioNew(toFilter(state))}
      disabledReason={readOnly}
    >
      {t('panel.new')}
    </LinkButton>
  )
  const pathOf = (id: string) => paths.audioFile(id, toFilter(state))
  const actions = useRowActions<AudioFileItem>({ update: audio.update, pathOf, onDelete: setDeleting })
  const nothingYet = items?.length === 0 && !isFiltered(state)
  return (
    <>
      <div className={classes.header} hidden={nothingYet}>
        <FilterBar
          search={{ label: t('search'), value: state.search, onChange: (search) => set({ search }) }}
          filters={[
            {
              id: 'kind',
              label: t('column.kind'),
              value: state.kind ?? '',
              options: [
                { value: 'greeting', label: t('kind.greeting'), icon: IconSpeakerphone },
                { value: 'music', label: t('kind.music'), icon: IconMusic },
              ],
              onChange: (kind) => set({ kind }),
            },
          ]}
          count={items && !more.available ? t('count', { count: items.length }) : undefined}
          onClear={clear}
        />
        {create}
      </div>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('page.files')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => pathOf(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            !nothingYet ? (
              <NothingFound title={t('nothing.title')} detail={t('nothing.detail')} onClear={clear} />
            ) : (
              <EmptyState
                icon={IconVolume}
                title={t('empty.title')}
                detail={t('empty.detail')}
                action={create}
              />
            )
          }
        />
      )}
      <Suspense>{deleting && <DeleteDialog file={deleting} onClose={() => setDeleting(null)} />}</Suspense>
      <Outlet />
    </>
  )
}
