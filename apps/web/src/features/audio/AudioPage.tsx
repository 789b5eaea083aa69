import { audio } from '@switchboard/contract/audio'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { PageTabs } from '../../patterns/PageTabs.tsx'

export async function loader(): Promise<null> {
  await loadStrings('audio')
  return null
}

/** Configuration > Greetings and music: what callers hear, and in which order while they wait. */
export function Component() {
  const { t } = useTranslation('audio')
  if (!can(audio.list)) return <NotAllowed />
  return (
    <Page title={t('page.title')} purpose={t('page.purpose')}>
      <PageTabs
        label={t('page.title')}
        tabs={[
          { to: paths.audio(), label: t('page.files') },
          { to: paths.playlists(), label: t('page.playlists') },
        ]}
      />
      <Outlet />
    </Page>
  )
}
