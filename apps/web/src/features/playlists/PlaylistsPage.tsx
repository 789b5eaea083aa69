import { type Playlist, playlists } from '@switchboard/contract/playlists'
import { IconPencil, IconPlaylist, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { formatDuration } from '../../format/durations.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column, RowAction } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { lengthOf } from './form.ts'
import classes from './playlists.module.css'
import { listQuery } from './queries.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader(): Promise<null> {
  if (can(playlists.list)) void queryClient.prefetchInfiniteQuery(listQuery())
  await loadStrings('playlists', 'object')
  return null
}

/** The company's playlists for music on hold, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('playlists')
  const { items, error, retry, more } = usePages(listQuery())
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<Playlist | null>(null)
  const columns = useColumns()
  const readOnly = useReadOnlyReason(playlists.update)
  const create = (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={paths.playlistNew()}
      disabledReason={readOnly}
    >
      {t('panel.new')}
    </LinkButton>
  )
  const actions = (row: Playlist): RowAction[] => [
    { label: t('action.edit'), icon: IconPencil, to: paths.playlist(row.id), quick: true },
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
          label={t('list.title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.playlist(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            <EmptyState
              icon={IconPlaylist}
              title={t('empty.title')}
              detail={t('empty.detail')}
              action={create}
            />
          }
        />
      )}
      <Suspense>
        {deleting && <DeleteDialog playlist={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
      <Outlet />
    </>
  )
}

function useColumns(): Column<Playlist>[] {
  const { t } = useTranslation('playlists')
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: ({ name }) => name,
      second: ({ files }) => files.map((file) => file.name).join(' · '),
      skeleton: '40%',
    },
    {
      id: 'files',
      header: t('column.files'),
      cell: ({ files }) => t('files', { count: files.length }),
      from: 'medium',
      width: '130px',
      skeleton: '60px',
    },
    {
      id: 'length',
      header: t('column.length'),
      cell: ({ files }) => formatDuration(lengthOf(files)),
      align: 'end',
      width: '130px',
      skeleton: '70px',
    },
    {
      id: 'order',
      header: t('column.order'),
      cell: ({ shuffle }) => t(shuffle ? 'order.shuffled' : 'order.given'),
      from: 'medium',
      width: '150px',
      skeleton: '80px',
    },
    {
      id: 'uses',
      header: t('column.uses'),
      cell: ({ uses }) => t('uses', { count: uses }),
      from: 'medium',
      width: '150px',
      skeleton: '80px',
    },
  ]
}
