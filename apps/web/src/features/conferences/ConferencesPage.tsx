import { conferences } from '@switchboard/contract/conferences'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { Page } from '../../patterns/Page.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { Bridges } from './Bridges.tsx'
import { Lines } from './Lines.tsx'
import { bridgesQuery, linesQuery } from './queries.ts'

export async function loader(): Promise<null> {
  if (can(conferences.list)) {
    void queryClient.prefetchInfiniteQuery(linesQuery())
    void queryClient.prefetchInfiniteQuery(bridgesQuery())
  }
  await Promise.all([loadStrings('conferences', 'object'), loadDestinations()])
  return null
}

/** Configuration > Conferences: the lines that are dialed, and the bridges behind them. */
export function Component() {
  return can(conferences.list) ? <ConferencesPage /> : <NotAllowed />
}

function ConferencesPage() {
  const { t } = useTranslation('conferences')
  return (
    <Page title={t('title')} purpose={t('purpose')} action={<NewBridge />}>
      <Bridges action={<NewBridge />} />
      <Lines />
      <Outlet />
    </Page>
  )
}

function NewBridge() {
  const { t } = useTranslation('conferences')
  return (
    <LinkButton
      to={paths.conferenceBridgeNew()}
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      disabledReason={useReadOnlyReason(conferences.createBridge)}
      preventScrollReset
    >
      {t('bridge.new')}
    </LinkButton>
  )
}
