import { type ConferenceBridge, conferences } from '@switchboard/contract/conferences'
import { IconCopy, IconLock, IconLockOpen, IconPlugConnected } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { usePages } from '../../api/query.ts'
import { paths } from '../../paths.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { useRowActions } from '../../patterns/object/useRowActions.ts'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column, RowAction } from '../../patterns/table.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './conferences.module.css'
import { bridgesQuery } from './queries.ts'

const InvitationDialog = lazy(() =>
  import('./InvitationDialog.tsx').then(({ InvitationDialog }) => ({ default: InvitationDialog })),
)
const DeleteBridgeDialog = lazy(() =>
  import('./DeleteBridgeDialog.tsx').then(({ DeleteBridgeDialog }) => ({ default: DeleteBridgeDialog })),
)

/** The bridges by name. */
export function Bridges({ action }: { action: ReactNode }) {
  const { t } = useTranslation('conferences')
  const { items, error, retry, more } = usePages(bridgesQuery())
  const [inviting, setInviting] = useState<ConferenceBridge | null>(null)
  const [deleting, setDeleting] = useState<ConferenceBridge | null>(null)
  const rowActions = useRowActions<ConferenceBridge>({
    update: conferences.updateBridge,
    pathOf: paths.conferenceBridge,
    onDelete: setDeleting,
  })
  const columns = useColumns()
  const { id: currentKey } = useParams()
  const actions = (bridge: ConferenceBridge): RowAction[] => {
    const [open, remove] = rowActions(bridge)
    const invite = {
      label: t('row.invite'),
      icon: IconCopy,
      onSelect: () => setInviting(bridge),
      quick: true,
    }
    return [open, invite, remove]
  }
  return (
    <section className={classes.section}>
      <h2>{t('bridge.list')}</h2>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('bridge.list')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          rowLink={({ id }) => paths.conferenceBridge(id)}
          currentKey={currentKey}
          actions={actions}
          more={more}
          empty={
            <EmptyState
              icon={IconPlugConnected}
              title={t('bridge.empty.title')}
              detail={t('bridge.empty.detail')}
              action={action}
            />
          }
        />
      )}
      <Suspense>
        {inviting && <InvitationDialog bridge={inviting} onClose={() => setInviting(null)} />}
        {deleting && <DeleteBridgeDialog bridge={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </section>
  )
}

function useColumns(): Column<ConferenceBridge>[] {
  const { t } = useTranslation('conferences')
  return [
    { id: 'name', header: t('column.name'), cell: ({ name }) => name, skeleton: '50%' },
    {
      id: 'conferenceId',
      header: t('column.conferenceId'),
      cell: ({ conferenceId }) => <span className="numeric">{conferenceId}</span>,
      skeleton: '60px',
    },
    {
      id: 'pin',
      header: t('column.pin'),
      cell: ({ pinSet }) => {
        const Icon = pinSet ? IconLock : IconLockOpen
        return (
          <span className={classes.pinState}>
            <Icon size={16} stroke={1.75} aria-hidden />
            {t(pinSet ? 'pin.set' : 'pin.none')}
          </span>
        )
      },
      from: 'medium',
      skeleton: '80px',
    },
    {
      id: 'owner',
      header: t('column.owner'),
      cell: ({ owner }) => owner?.name,
      from: 'medium',
      skeleton: '120px',
    },
    {
      id: 'participants',
      header: t('column.participants'),
      cell: ({ maxParticipants }) => <span className="numeric">{maxParticipants}</span>,
      align: 'end',
      from: 'wide',
      skeleton: '24px',
    },
  ]
}
