import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { PageTabs } from '../../patterns/PageTabs.tsx'

export async function loader(): Promise<null> {
  await loadStrings('phone-numbers')
  return null
}

/** Configuration > Numbers: the numbers, and the places that they are at. */
export function Component() {
  const { t } = useTranslation('phone-numbers')
  if (!can(phoneNumbers.list)) return <NotAllowed />
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <PageTabs
        label={t('title')}
        tabs={[
          { to: paths.numbers(), label: t('title') },
          { to: paths.emergencyAddresses(), label: t('addresses') },
        ]}
      />
      <Outlet />
    </Page>
  )
}
