import { schedules } from '@switchboard/contract/schedules'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { PageTabs } from '../../patterns/PageTabs.tsx'

export async function loader(): Promise<null> {
  await loadStrings('schedules')
  return null
}

/** Configuration > Schedules and holidays: opening hours, and the days on which they do not count. */
export function Component() {
  const { t } = useTranslation('schedules')
  if (!can(schedules.list)) return <NotAllowed />
  return (
    <Page title={t('page.title')} purpose={t('page.purpose')}>
      <PageTabs
        label={t('page.title')}
        tabs={[
          { to: paths.schedules(), label: t('page.schedules') },
          { to: paths.holidays(), label: t('page.holidays') },
        ]}
      />
      <Outlet />
    </Page>
  )
}
