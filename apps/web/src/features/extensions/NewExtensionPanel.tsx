import { extensions, ExtensionWrite } from '@switchboard/contract/extensions'
import { preferences } from '@switchboard/contract/preferences'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { useSession } from '../../api/session-store.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { numbersQuery } from '../../patterns/object/numbers.ts'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { undoOf } from '../history/index.ts'
import { preferencesQuery } from '../preferences/index.ts'
import { NewBox } from './boxes/NewBox.tsx'
import { ExtensionFields } from './ExtensionFields.tsx'
import { blankForm, type ExtensionForm, toRequest } from './form.ts'
import { KindField, KINDS, type NewKind } from './KindField.tsx'
import { MODEL } from './model.ts'
import { PanelError } from './PanelError.tsx'
import { companyNumbersQuery } from './queries.ts'
import { brokenRules, fieldOf } from './validate.ts'

/** Which numbers are free is asked each time: the one proposed should still be. */
export async function loader(): Promise<null> {
  if (!can(extensions.numbers)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...numbersQuery('', null), staleTime: 0 }),
    queryClient.ensureQueryData(companyNumbersQuery()),
    can(preferences.get) && queryClient.ensureQueryData(preferencesQuery()),
    loadStrings('object', 'extensions/boxes'),
    loadDestinations(),
  ])
  return null
}

/** The panel that creates a phone, or a voicemail box: at first what the list is filtered by. */
export function Component() {
  const { t } = useTranslation('extensions')
  const [params] = useSearchParams()
  const [kind, setKind] = useState<NewKind>(params.get('kind') === 'voicemail' ? 'voicemail' : 'person')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.extensions()} focusInside>
      {kind === 'voicemail' ? (
        <NewBox>
          <KindField kinds={KINDS} value={kind} onChange={setKind} />
        </NewBox>
      ) : (
        <NewExtension holderKind={kind} onKind={setKind} />
      )}
    </SidePanel>
  )
}

interface NewExtensionProps {
  holderKind: ExtensionForm['holderKind']
  onKind: (kind: NewKind) => void
}

function NewExtension({ holderKind, onKind }: NewExtensionProps) {
  const { t } = useTranslation('extensions')
  const { country, language } = useSession().tenant
  const { free } = usePrefetched(numbersQuery('', null)).data
  const { data: defaults } = useQuery({ ...preferencesQuery(), enabled: can(preferences.get) })
  const create = useCreate({
    blank: { ...blankForm(language, defaults), holderKind, number: free[0] ?? '' },
    create: extensions.create,
    toBody: toRequest,
    schema: ExtensionWrite,
    model: MODEL,
    fieldOf,
    validate: (values, saved) => brokenRules(values, { country, id: null, pinSet: false, saved }),
    invalidates: ['extensions'],
    message: ({ number, name }) => t('saved.created', { number, name }),
    undoOf,
  })
  return (
    <CreateForm
      create={create}
      submitLabel={t('panel.create')}
      readOnly={useReadOnlyReason(extensions.create)}
    >
      <ExtensionFields state={{ ...create, id: null, pinSet: false }} onKind={onKind} />
    </CreateForm>
  )
}

export const ErrorBoundary = PanelError
