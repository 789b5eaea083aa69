import { type PhoneNumber, phoneNumbers, PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import { IconHash, IconStar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { PanelError } from '../../patterns/object/PanelError.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { loadDestinations, useDestinationText } from '../destinations/index.ts'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { fieldOf, fromNumber, MODEL, type NumberForm, type Part, toBody } from './form.ts'
import { NumberFields } from './NumberFields.tsx'
import classes from './numbers.module.css'
import { addressesQuery, numberQuery, usesQuery } from './queries.ts'

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(phoneNumbers.get)) return null // the page beneath says so
  const id = params['id'] ?? ''
  await Promise.all([
    queryClient.fetchQuery({ ...numberQuery(id), staleTime: 0 }),
    queryClient.fetchQuery({ ...usesQuery(id), staleTime: 0 }),
    queryClient.ensureQueryData(addressesQuery()),
    loadStrings('phone-numbers', 'object'),
    loadDestinations(),
  ])
  return null
}

/** The panel of one number. */
export function Component() {
  const { t } = useTranslation('phone-numbers')
  const { id = '' } = useParams()
  const { data: number } = usePrefetched(numberQuery(id))
  return (
    <SidePanel
      key={id}
      title={number.label}
      subtitle={
        <span className={classes.subtitle}>
          <CopyNumber e164={number.e164} />
          {t(`kind.${number.kind}`)} · {t(`source.${number.source}`)}
          {number.main && (
            <Badge tone="info" icon={IconStar}>
              {t('main')}
            </Badge>
          )}
        </span>
      }
      closeTo={paths.numbers()}
    >
      <EditNumber number={number} />
    </SidePanel>
  )
}

function EditNumber({ number }: { number: PhoneNumber }) {
  const { t } = useTranslation('phone-numbers')
  const edit = useEdit({
    object: number,
    toForm: fromNumber,
    update: phoneNumbers.update,
    toBody,
    schema: PhoneNumberWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['phoneNumbers', 'emergencyAddresses'],
    message: ({ label }) => t('saved', { label }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={number.label}
      readOnly={useReadOnlyReason(phoneNumbers.update)}
      conflict={useConflictTexts()}
      again={{ path: paths.numbers() }}
      after={<ObjectHistory id={number.id} />}
    >
      <NumberFields form={edit.form} id={number.id} />
    </EditForm>
  )
}

/** Tells the parts of the form in words, to be compared with another version. */
function useConflictTexts(): ConflictTexts<NumberForm, Part> {
  const { t } = useTranslation('phone-numbers')
  const destinationText = useDestinationText()
  const { items } = usePrefetched(addressesQuery()).data
  const texts: Record<Part, (values: NumberForm) => string> = {
    label: ({ label }) => label,
    destination: ({ destination }) => (destination ? destinationText(destination) : t('nowhere')),
    callerId: ({ callerIdAllowed }) => t(callerIdAllowed ? 'conflict.on' : 'conflict.off'),
    address: ({ emergencyAddressId }) =>
      items.find(({ id }) => id === emergencyAddressId)?.label ?? t('noAddress'),
  }
  return { labelOf: (part) => t(`conflict.${part}`), textOf: (part, values) => texts[part](values) }
}

/** In place of a panel that could not be loaded. */
export function ErrorBoundary() {
  const { t } = useTranslation('phone-numbers')
  return <PanelError title={t('title')} icon={IconHash} closeTo={paths.numbers()} />
}
