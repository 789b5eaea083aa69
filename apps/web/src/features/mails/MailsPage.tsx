import { type LoggedMail, mails } from '@switchboard/contract/mails'
import { IconAlertTriangle, IconCheck, IconClock, IconMail, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { pagedQuery, queryClient, usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useDateTime } from '../../format/dates.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import type { Column } from '../../patterns/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

const listQuery = () => pagedQuery(mails.list, { query: {} })

const STATES = {
  queued: { tone: 'info', icon: IconClock },
  sent: { tone: 'good', icon: IconCheck },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  dropped: { tone: 'neutral', icon: IconMinus },
} as const

export async function loader(): Promise<null> {
  if (can(mails.list)) void queryClient.prefetchInfiniteQuery(listQuery())
  await loadStrings('mails')
  return null
}

/** Account > E-mails sent: what the portal has mailed to whom, and whether it got away. */
export function Component() {
  return can(mails.list) ? <MailsPage /> : <NotAllowed />
}

function MailsPage() {
  const { t } = useTranslation('mails')
  const { items, error, retry, more } = usePages(listQuery())
  const columns = useColumns()
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <ResourceTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={({ kind }) => t(`kind.${kind}`)}
          more={more}
          empty={<EmptyState icon={IconMail} title={t('empty.title')} detail={t('empty.detail')} />}
        />
      )}
    </Page>
  )
}

function useColumns(): Column<LoggedMail>[] {
  const { t } = useTranslation('mails')
  const dateTime = useDateTime()
  const to = ({ person, address }: LoggedMail) => person ?? address ?? t('gone')
  return [
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => t(`kind.${kind}`),
      second: (mail) => to(mail),
      skeleton: '180px',
    },
    {
      id: 'address',
      header: t('column.address'),
      cell: ({ address }) => address ?? '–',
      from: 'wide',
      skeleton: '200px',
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => (
        <Badge tone={STATES[state].tone} icon={STATES[state].icon}>
          {t(`state.${state}`)}
        </Badge>
      ),
      second: (mail) => <Why mail={mail} />,
      skeleton: '90px',
    },
    {
      id: 'queuedAt',
      header: t('column.queuedAt'),
      cell: ({ queuedAt }) => <time dateTime={queuedAt}>{dateTime(queuedAt)}</time>,
      from: 'medium',
      skeleton: '150px',
    },
  ]
}

/** What the last try came to, where it was no success. */
function Why({ mail: { failure, smtpStatus, tries } }: { mail: LoggedMail }) {
  const { t } = useTranslation('mails')
  if (failure === null) return null
  const reason =
    failure === 'refused' && smtpStatus !== null
      ? t('failure.refusedWith', { status: smtpStatus })
      : t(`failure.${failure}`)
  return t('failure.tried', { reason, count: tries })
}
