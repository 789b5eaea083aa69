import { type Playlist, playlists } from '@switchboard/contract/playlists'
import { IconPlaylist } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { formatDuration } from '../../format/durations.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ObjectList } from '../../patterns/object/ObjectList.tsx'
import type { Column } from '../../patterns/table.ts'
import { lengthOf } from './form.ts'
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
  const list = usePages(listQuery())
  const columns = useColumns()
  return (
    <ObjectList
      label={t('list.title')}
      purpose={t('list.purpose')}
      list={list}
      columns={columns}
      nameOf={({ name }) => name}
      pathOf={paths.playlist}
      create={{ to: paths.playlistNew(), label: t('panel.new') }}
      update={playlists.update}
      empty={{ icon: IconPlaylist, title: t('empty.title'), detail: t('empty.detail') }}
      renderDelete={(playlist, onClose) => <DeleteDialog playlist={playlist} onClose={onClose} />}
    />
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
