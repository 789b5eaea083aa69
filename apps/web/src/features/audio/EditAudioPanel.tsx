import { audio, type AudioFile } from '@switchboard/contract/audio'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { formatDuration } from '../../format/durations.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { UsesOf } from '../../patterns/object/UsesOf.tsx'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory } from '../history/index.ts'
import classes from './audio.module.css'
import { AudioFields } from './AudioFields.tsx'
import { Kind } from './columns.tsx'
import { fromAudioFile, toUpdate } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { audioFileQuery, soundQuery, usesQuery } from './queries.ts'
import { EDITING } from './saving.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  const id = params['id'] ?? ''
  if (!can(audio.get)) return null // the page beneath says so
  const [file] = await Promise.all([
    queryClient.fetchQuery({ ...audioFileQuery(id), staleTime: 0 }),
    loadStrings('audio', 'object'),
  ])
  queryClient.setQueryData(soundQuery(file.sound.id).queryKey, file.sound)
  void queryClient.prefetchQuery(usesQuery(id))
  return null
}

/** The panel of one greeting or piece of music. */
export function Component() {
  const { id = '' } = useParams()
  const { data: file } = usePrefetched(audioFileQuery(id))
  return (
    <SidePanel
      key={id}
      title={file.name}
      subtitle={
        <span className={classes.subtitle}>
          <Kind kind={file.kind} />
          <span>{formatDuration(file.sound.durationMs)}</span>
        </span>
      }
      closeTo={paths.audio()}
    >
      <EditAudio file={file} />
    </SidePanel>
  )
}

function EditAudio({ file }: { file: AudioFile }) {
  const { t } = useTranslation('audio')
  const readOnly = useReadOnlyReason(audio.update)
  const edit = useEdit({
    ...EDITING,
    object: file,
    toForm: fromAudioFile,
    update: audio.update,
    toBody: toUpdate,
    message: ({ name }) => t('saved.updated', { name }),
  })
  return (
    <EditForm
      edit={edit}
      name={file.name}
      readOnly={readOnly}
      conflict={{
        labelOf: (part) => t(`conflict.${part}`),
        textOf: (part, { name, rightsHeld, soundId }) =>
          ({
            name,
            sound: t(soundId === file.sound.id ? 'conflict.sameSound' : 'conflict.otherSound'),
            rights: t(rightsHeld ? 'conflict.held' : 'conflict.notHeld'),
          })[part],
      }}
      again={{ path: paths.audioNew() }}
      renderDelete={(props) => <DeleteDialog file={file} {...props} />}
      after={
        <>
          <UsesOf uses={usesQuery(file.id)} title={t('column.uses')} none={t('uses.nowhere')} />
          <ObjectHistory id={file.id} />
        </>
      }
    >
      <AudioFields state={edit} readOnly={readOnly !== undefined} kindChosen />
    </EditForm>
  )
}

export const ErrorBoundary = PanelError
