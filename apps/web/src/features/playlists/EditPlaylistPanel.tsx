import { type Playlist, playlists } from '@switchboard/contract/playlists'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { UsesOf } from '../../patterns/object/UsesOf.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory } from '../history/index.ts'
import { fromPlaylist } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { PlaylistFields } from './PlaylistFields.tsx'
import { playlistQuery, usesQuery } from './queries.ts'
import { SAVING } from './saving.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  const id = params['id'] ?? ''
  if (!can(playlists.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...playlistQuery(id), staleTime: 0 }),
    loadStrings('playlists', 'object'),
  ])
  void queryClient.prefetchQuery(usesQuery(id))
  return null
}

/** The panel of one playlist. */
export function Component() {
  const { id = '' } = useParams()
  const { data: playlist } = usePrefetched(playlistQuery(id))
  return (
    <SidePanel key={id} title={playlist.name} closeTo={paths.playlists()}>
      <EditPlaylist playlist={playlist} />
    </SidePanel>
  )
}

function EditPlaylist({ playlist }: { playlist: Playlist }) {
  const { t } = useTranslation('playlists')
  const readOnly = useReadOnlyReason(playlists.update)
  const edit = useEdit({
    ...SAVING,
    object: playlist,
    toForm: fromPlaylist,
    update: playlists.update,
    message: ({ name }) => t('saved.updated', { name }),
  })
  return (
    <EditForm
      edit={edit}
      name={playlist.name}
      readOnly={readOnly}
      conflict={{
        labelOf: (part) => t(`conflict.${part}`),
        textOf: (part, { name, shuffle, files }) =>
          ({
            name,
            music: files.map((file) => file.name).join(' · '),
            order: t(shuffle ? 'order.shuffled' : 'order.given'),
          })[part],
      }}
      again={{ path: paths.playlistNew() }}
      renderDelete={(props) => <DeleteDialog playlist={playlist} {...props} />}
      after={
        <>
          <UsesOf uses={usesQuery(playlist.id)} title={t('column.uses')} none={t('usedNowhere')} />
          <ObjectHistory id={playlist.id} />
        </>
      }
    >
      <PlaylistFields state={edit} readOnly={readOnly !== undefined} />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
