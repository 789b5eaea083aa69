import { extensions } from '@switchboard/contract/extensions'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { PanelForm } from '../../patterns/PanelForm.tsx'
import { SidePanel, useClosePanel } from '../../patterns/SidePanel.tsx'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { draftOf } from './draft.ts'
import { ExtensionFields } from './ExtensionFields.tsx'
import { blankForm, toRequest } from './form.ts'
import { PanelError } from './PanelError.tsx'
import { companyNumbersQuery, numbersQuery } from './queries.ts'
import { useExtensionForm } from './useExtensionForm.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

/** Which numbers are free is asked each time: the one proposed should still be. */
export async function loader(): Promise<null> {
  if (!can(extensions.numbers)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...numbersQuery('', null), staleTime: 0 }),
    queryClient.ensureQueryData(companyNumbersQuery()),
    loadStrings('extensions'),
  ])
  return null
}

/** The panel that creates a phone. */
export function Component() {
  const { t } = useTranslation('extensions')
  return (
    <SidePanel title={t('panel.new')} closeTo={paths.extensions()} focusInside>
      <NewExtension />
    </SidePanel>
  )
}

function NewExtension() {
  const { t } = useTranslation('extensions')
  const { tenant } = useSession()
  const { free } = usePrefetched(numbersQuery('', null)).data
  const [blank] = useState(() => ({ ...blankForm(tenant.language), number: free[0] ?? '' }))
  const state = useExtensionForm({
    saved: blank,
    draft: draftOf(useLocation().state),
    id: null,
    pinSet: false,
  })
  const close = useClosePanel()
  const { save, saving, error } = useSave(extensions.create, {
    invalidates: ['extensions'],
    setFieldErrors: state.refuse,
    onSaved: ({ id, number, name, version }) => {
      toast({ message: t('saved.created', { number, name }), undo: undoOf({ object: id, version }) })
      close({ saved: id })
    },
  })
  return (
    <PanelForm
      onSubmit={state.onSubmit((values) => save({ body: toRequest(values, blank) }))}
      submitLabel={t('panel.create')}
      saving={saving}
      disabledReason={useReadOnlyReason()}
      error={error}
      dirty={state.dirty}
    >
      <ExtensionFields state={state} />
    </PanelForm>
  )
}

export const ErrorBoundary = PanelError
