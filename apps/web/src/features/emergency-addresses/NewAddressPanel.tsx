import { company } from '@switchboard/contract/company'
import { emergencyAddresses, EmergencyAddressWrite } from '@switchboard/contract/emergency-addresses'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { companyQuery } from '../../api/company.ts'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { undoOf } from '../history/index.ts'
import { AddressFields } from './AddressFields.tsx'
import { blankAddress, brokenRules, firstAddress, MODEL, toBody } from './form.ts'
import { listQuery } from './queries.ts'

export async function loader(): Promise<null> {
  await Promise.all([
    can(emergencyAddresses.list) && queryClient.ensureQueryData(listQuery()),
    can(company.get) && queryClient.ensureQueryData(companyQuery()),
    loadStrings('emergency-addresses', 'object'),
  ])
  return null
}

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
  const { items } = usePrefetched(listQuery()).data
  const { data: seat } = useQuery({ ...companyQuery(), enabled: can(company.get) })
  const create = useCreate({
    blank: seat && items.length === 0 ? firstAddress(seat) : blankAddress(country),
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
