import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { Page } from '../../patterns/Page.tsx'
import { DevicesSection, devicesQuery } from './DevicesSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'

export async function loader(): Promise<null> {
  await Promise.all([loadStrings('profile'), queryClient.ensureQueryData(devicesQuery())])
  return null
}

/** What people see and change about themselves, whatever their role: a section for each, from top to bottom. */
export function Component() {
  const { t } = useTranslation('profile')
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <PasswordSection />
      <DevicesSection />
    </Page>
  )
}
