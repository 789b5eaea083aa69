import { playlists } from '@switchboard/contract/playlists'
import { useTranslation } from 'react-i18next'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { BLANK } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { PlaylistFields } from './PlaylistFields.tsx'
import { SAVING } from './saving.ts'

export async function loader(): Promise<null> {
  await loadStrings('playlists', 'object')
  return null
}

/** The panel that creates a playlist. */
export function Component() {
  const { t } = useTranslation('playlists')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.playlists()} focusInside>
      <NewPlaylist />
    </SidePanel>
  )
}

function NewPlaylist() {
  const { t } = useTranslation('playlists')
  const readOnly = useReadOnlyReason(playlists.create)
  const create = useCreate({
    ...SAVING,
    blank: BLANK,
    create: playlists.create,
    message: ({ name }) => t('saved.created', { name }),
  })
  return (
    <CreateForm create={create} submitLabel={t('panel.create')} readOnly={readOnly}>
      <PlaylistFields state={create} readOnly={readOnly !== undefined} focusName />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
