import { emergencyAddresses, EmergencyAddressWrite } from '@switchboard/contract/emergency-addresses'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { undoOf } from '../history/index.ts'
import { AddressFields } from './AddressFields.tsx'
import { blankAddress, brokenRules, MODEL, toBody } from './form.ts'

/** The panel that creates an emergency address. */
export function Component() {
  const { t } = useTranslation('emergency-addresses')
  return (
    <SidePanel title={t('new')} closeTo={paths.emergencyAddresses()} focusInside>
      <NewAddress />
    </SidePanel>
  )
}

function NewAddress() {
  const { t } = useTranslation('emergency-addresses')
  const { country } = useSession().tenant
  const create = useCreate({
    blank: blankAddress(country),
    create: emergencyAddresses.create,
    toBody,
    schema: EmergencyAddressWrite,
    model: MODEL,
    validate: brokenRules,
    invalidates: ['emergencyAddresses'],
    message: ({ label }) => t('created', { label }),
    undoOf,
  })
  return (
    <CreateForm
      create={create}
      submitLabel={t('create')}
      readOnly={useReadOnlyReason(emergencyAddresses.create)}
    >
      <AddressFields form={create.form} failure={create.failure} />
    </CreateForm>
  )
}

export { PanelError as ErrorBoundary } from './PanelError.tsx'
