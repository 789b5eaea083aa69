import { type EmergencyAddressRow, emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { IconEye, IconMapPin, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column, RowAction } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
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
  const { items } = usePrefetched(listQuery()).data
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<EmergencyAddressRow | null>(null)
  const actions = useRowActions(setDeleting)
  return (
    <>
      <div className={classes.header}>
        <p>{t('purpose')}</p>
        {items.length > 0 && <NewButton />}
      </div>
      <ResourceTable
        label={t('title')}
        columns={useColumns()}
        rows={items}
        rowKey={({ id }) => id}
        rowName={({ label }) => label}
        rowLink={({ id }) => paths.emergencyAddress(id)}
        currentKey={currentKey}
        actions={actions}
        empty={
          <EmptyState
            icon={IconMapPin}
            title={t('empty.title')}
            detail={t('empty.detail')}
            action={<NewButton />}
          />
        }
      />
      <Suspense>{deleting && <DeleteDialog address={deleting} onClose={() => setDeleting(null)} />}</Suspense>
      <Outlet />
    </>
  )
}

function NewButton() {
  const { t } = useTranslation('emergency-addresses')
  return (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={paths.emergencyAddressNew()}
      disabledReason={useReadOnlyReason(emergencyAddresses.create)}
    >
      {t('new')}
    </LinkButton>
  )
}

function useRowActions(onDelete: (row: EmergencyAddressRow) => void) {
  const { t } = useTranslation('emergency-addresses')
  const disabledReason = useReadOnlyReason(emergencyAddresses.update)
  return (row: EmergencyAddressRow): RowAction[] => {
    const to = paths.emergencyAddress(row.id)
    if (disabledReason !== undefined) return [{ label: t('row.view'), icon: IconEye, to, quick: true }]
    return [
      { label: t('row.edit'), icon: IconPencil, to, quick: true },
      { label: t('row.delete'), icon: IconTrash, onSelect: () => onDelete(row), quick: true },
    ]
  }
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
