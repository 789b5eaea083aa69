import { useTranslation } from 'react-i18next'
import { loadStrings } from '../../i18n/i18n.ts'
import { Page } from '../../patterns/Page.tsx'
import { PasswordSection } from './PasswordSection.tsx'

export async function loader(): Promise<null> {
  await loadStrings('profile')
  return null
}

/** What people see and change about themselves, whatever their role: a section for each, from top to bottom. */
export function Component() {
  const { t } = useTranslation('profile')
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <PasswordSection />
    </Page>
  )
}
