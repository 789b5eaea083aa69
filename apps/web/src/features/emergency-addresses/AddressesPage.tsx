import { type EmergencyAddressRow, emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { IconMapPin } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ObjectList } from '../../patterns/object/ObjectList.tsx'
import type { Column } from '../../patterns/table.ts'
import classes from './addresses.module.css'
import { listQuery } from './queries.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

export async function loader(): Promise<null> {
  await Promise.all([
    can(emergencyAddresses.list) && queryClient.ensureQueryData(listQuery()),
    loadStrings('emergency-addresses', 'object'),
    loadPhoneLibrary(),
  ])
  return null
}

/** The company's emergency addresses, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('emergency-addresses')
  const { data } = usePrefetched(listQuery())
  const columns = useColumns()
  return (
    <ObjectList
      label={t('title')}
      purpose={t('purpose')}
      list={data}
      columns={columns}
      nameOf={({ label }) => label}
      pathOf={paths.emergencyAddress}
      create={{ to: paths.emergencyAddressNew(), label: t('new') }}
      update={emergencyAddresses.update}
      empty={{ icon: IconMapPin, title: t('empty.title'), detail: t('empty.detail') }}
      renderDelete={(address, onClose) => <DeleteDialog address={address} onClose={onClose} />}
    />
  )
}

const placeOf = ({ line1, postalCode, city }: EmergencyAddressRow) =>
  [line1, [postalCode, city].filter(Boolean).join(' ')].join(', ')

function useColumns(): Column<EmergencyAddressRow>[] {
  const { t } = useTranslation('emergency-addresses')
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: ({ label }) => label,
      second: (row) => <span className={classes.narrow}>{placeOf(row)}</span>,
      skeleton: '40%',
    },
    { id: 'address', header: t('column.address'), cell: placeOf, from: 'medium', skeleton: '60%' },
    {
      id: 'numbers',
      header: t('column.numbers'),
      align: 'end',
      cell: ({ numbers }) => numbers,
      width: '110px',
      skeleton: '20px',
    },
  ]
}
