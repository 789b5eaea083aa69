import type { ExtensionKind, ExtensionRow } from '@switchboard/contract/extensions'
import { useTranslation } from 'react-i18next'
import { useNumberFormat } from '../../format/phone.ts'
import type { Column } from '../../patterns/ResourceTable.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import classes from './extensions.module.css'
import { isPhoneKind, KIND_ICONS, STATUS_ICONS } from './kinds.ts'

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
      skeleton: '32px',
    },
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => <Kind kind={kind} />,
      from: 'medium',
      skeleton: '110px',
    },
    {
      id: 'callerId',
      header: t('column.callerId'),
      cell: (row) => <CallerIdCell row={row} />,
      from: 'wide',
      skeleton: '110px',
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: (row) => <Status row={row} />,
      from: 'medium',
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
        {row.status === null ? <Kind kind={row.kind} /> : <Status row={row} />}
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
  if (!isPhoneKind(kind)) return null
  if (callerId === null) return <span className={classes.muted}>{t('callerId.default')}</span>
  return <CopyNumber e164={callerId} />
}

function Status({ row: { status, forwardsTo } }: { row: ExtensionRow }) {
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
  const forwarded = status === 'forwarding' && forwardsTo !== null
  return (
    <Badge tone={status === 'forwarding' ? 'info' : 'warning'} icon={StatusIcon}>
      {forwarded ? t('status.forwardingTo', { to: format(forwardsTo) }) : t(`status.${status}`)}
    </Badge>
  )
}
