import { audio } from '@switchboard/contract/audio'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { AudioFields } from './AudioFields.tsx'
import { blank, toCreate } from './form.ts'
import { parseListState } from './list-state.ts'
import { PanelError } from './PanelError.tsx'
import { CREATING } from './saving.ts'

export async function loader(): Promise<null> {
  await loadStrings('audio', 'object')
  return null
}

/** The panel that adds a greeting or music. */
export function Component() {
  const { t } = useTranslation('audio')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.audio()}>
      <NewAudio />
    </SidePanel>
  )
}

function NewAudio() {
  const { t } = useTranslation('audio')
  const [params] = useSearchParams()
  const readOnly = useReadOnlyReason(audio.create)
  const create = useCreate({
    ...CREATING,
    // Whoever looks at music adds music.
    blank: blank(parseListState(params).kind ?? 'greeting'),
    create: audio.create,
    toBody: toCreate,
    message: ({ name }) => t('saved.created', { name }),
  })
  return (
    <CreateForm create={create} submitLabel={t('panel.create')} readOnly={readOnly}>
      <AudioFields state={create} readOnly={readOnly !== undefined} />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
