import { type ExtensionRow, type ExtensionStatus, isPhoneKind } from '@switchboard/contract/extensions'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { useNumberFormat } from '../../format/phone.ts'
import type { Column } from '../../patterns/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import classes from './extensions.module.css'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'
import { STATUS_ICONS } from './statusIcons.ts'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<ExtensionRow>[] {
  const { t } = useTranslation('extensions')
  return [
    {
      id: 'name',
      header: t('column.name'),
      sort: 'name',
      cell: ({ name }) => name,
      second: (row) => <Second row={row} />,
      skeleton: '50%',
    },
    {
      id: 'number',
      header: t('column.number'),
      sort: 'number',
      cell: ({ number }) => <CopyNumber e164={number} />,
      width: '100px',
      skeleton: '32px',
    },
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => <Kind kind={kind} />,
      from: 'medium',
      width: 'clamp(150px, 14vw, 200px)',
      skeleton: '110px',
    },
    {
      id: 'callerId',
      header: t('column.callerId'),
      cell: (row) => <CallerIdCell row={row} />,
      from: 'wide',
      width: '150px',
      skeleton: '110px',
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: (row) => (
        <span className={classes.status}>
          <Status row={row} />
        </span>
      ),
      second: (row) => <Target row={row} />,
      from: 'medium',
      // Room for `Si hors ligne, vers +49 1512 3456789`.
      width: 'clamp(236px, 20vw, 260px)',
      skeleton: '90px',
    },
  ]
}

/** Under the name: the e-mail address; on a phone, what the columns without room would say. */
function Second({ row }: { row: ExtensionRow }) {
  return (
    <>
      <span className={classes.roomy}>{row.email}</span>
      <span className={classes.narrow}>
        {row.status === null ? <Kind kind={row.kind} /> : <Status row={row} withTarget />}
      </span>
    </>
  )
}

/** What an extension is, by icon and word. */
export function Kind({ kind }: { kind: ExtensionKind }) {
  const { t } = useTranslation('extensions')
  const KindIcon = KIND_ICONS[kind]
  return (
    <span className={classes.kind}>
      <KindIcon size={16} stroke={1.75} aria-hidden />
      {t(`kind.${kind}`)}
    </span>
  )
}

function CallerIdCell({ row: { kind, callerId } }: { row: ExtensionRow }) {
  const { t } = useTranslation('extensions')
  const { tenant } = useSession()
  const format = useNumberFormat()
  if (!isPhoneKind(kind)) return null
  if (callerId !== null) return <CopyNumber e164={callerId} />
  return (
    <span className={classes.faint} title={t('callerId.default')}>
      {format(tenant.callerId)}
      <span className="visually-hidden"> {t('callerId.default')}</span>
    </span>
  )
}

const TONES = {
  available: 'neutral',
  forwarding: 'info',
  do_not_disturb: 'warning',
  disabled: 'neutral',
} as const satisfies Record<ExtensionStatus, ComponentProps<typeof Badge>['tone']>

interface StatusProps {
  row: ExtensionRow
  /** Where calls go is said in the same breath: there is no line for it below. */
  withTarget?: boolean
}

function Status({ row: { status, forwardsTo }, withTarget = false }: StatusProps) {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  if (status === null) return null
  const StatusIcon = STATUS_ICONS[status]
  if (status === 'available') {
    return (
      <span className={classes.available}>
        <StatusIcon size={16} stroke={1.75} aria-hidden />
        {t('status.available')}
      </span>
    )
  }
  return (
    <Badge tone={TONES[status]} icon={StatusIcon}>
      {withTarget && status === 'forwarding' && forwardsTo !== null
        ? t('status.forwardingTo', { to: format(forwardsTo) })
        : t(`status.${status}`)}
    </Badge>
  )
}

/** Where calls go: all of them, or those that come while no phone of an available extension is connected. */
function Target({ row: { status, forwardsTo } }: { row: ExtensionRow }) {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  if (forwardsTo === null) return null
  const to = format(forwardsTo)
  if (status === 'forwarding') return t('status.to', { to })
  return status === 'available' ? t('status.offlineTo', { to }) : null
}
