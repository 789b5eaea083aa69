import {
  type EmergencyAddress,
  emergencyAddresses,
  EmergencyAddressWrite,
} from '@switchboard/contract/emergency-addresses'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage, loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { AddressFields } from './AddressFields.tsx'
import { type AddressForm, brokenRules, fromAddress, MODEL, type Part, toBody } from './form.ts'
import { addressQuery } from './queries.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(emergencyAddresses.get)) return null // the page beneath says so
  await Promise.all([
    queryClient.fetchQuery({ ...addressQuery(params['id'] ?? ''), staleTime: 0 }),
    loadStrings('emergency-addresses', 'object'),
  ])
  return null
}

/** The panel of one address. */
export function Component() {
  const { id = '' } = useParams()
  const { data: address } = usePrefetched(addressQuery(id))
  return (
    <SidePanel key={id} title={address.label} closeTo={paths.emergencyAddresses()}>
      <EditAddress address={address} />
    </SidePanel>
  )
}

function EditAddress({ address }: { address: EmergencyAddress }) {
  const { t } = useTranslation('emergency-addresses')
  const edit = useEdit({
    object: address,
    toForm: fromAddress,
    update: emergencyAddresses.update,
    toBody,
    schema: EmergencyAddressWrite,
    model: MODEL,
    validate: brokenRules,
    invalidates: ['emergencyAddresses', 'phoneNumbers'],
    message: ({ label }) => t('saved', { label }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={address.label}
      readOnly={useReadOnlyReason(emergencyAddresses.update)}
      conflict={useConflictTexts()}
      again={{ path: paths.emergencyAddressNew() }}
      renderDelete={(props) => <DeleteDialog address={address} {...props} />}
      after={<ObjectHistory id={address.id} />}
    >
      <AddressFields form={edit.form} failure={edit.failure} />
    </EditForm>
  )
}

/** Tells the parts of the form in words, to be compared with another version. */
function useConflictTexts(): ConflictTexts<AddressForm, Part> {
  const { t } = useTranslation('emergency-addresses')
  const place = ({ line1, line2, postalCode, city, region, country }: AddressForm) =>
    [line1, line2, `${postalCode} ${city}`.trim(), region, countryName(country, currentLanguage())]
      .filter(Boolean)
      .join(', ')
  return {
    labelOf: (part) => t(`conflict.${part}`),
    textOf: (part, values) => (part === 'label' ? values.label : place(values)),
  }
}

export { PanelError as ErrorBoundary } from './PanelError.tsx'
