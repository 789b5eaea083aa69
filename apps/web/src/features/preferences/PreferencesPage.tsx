import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { preferences } from '@switchboard/contract/preferences'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { FormPart, FormParts } from '../../patterns/FormParts.tsx'
import { UnsavedTogether } from '../../patterns/UnsavedWork.tsx'
import { BlockedNumbers, COMPANY_LIST, loadBlockedNumbers } from '../blocked-numbers/index.ts'
import { loadDestinations } from '../destinations/index.ts'
import { ObjectHistory } from '../history/index.ts'
import { loadPlaylists } from '../playlists/index.ts'
import { AnsweringPart } from './AnsweringPart.tsx'
import { CallerIdPart, companyNumbersQuery } from './CallerIdPart.tsx'
import { preferencesQuery } from './index.ts'
import { InternationalPart } from './InternationalPart.tsx'
import { LanguagePart } from './LanguagePart.tsx'
import classes from './preferences.module.css'
import { RetentionPart } from './RetentionPart.tsx'
import { VoicemailPart } from './VoicemailPart.tsx'

export async function loader(): Promise<null> {
  await Promise.all([
    loadStrings('preferences'),
    loadDestinations(),
    loadPlaylists(),
    can(preferences.get) && queryClient.ensureQueryData(preferencesQuery()),
    can(preferences.get) && loadBlockedNumbers(COMPANY_LIST),
    can(phoneNumbers.list) && queryClient.ensureQueryData(companyNumbersQuery()),
  ])
  return null
}

/** Configuration > Preferences: what holds for the whole company, a section for each, saved one by one. */
export function Component() {
  const { t } = useTranslation('preferences')
  const { tenant } = useSession()
  if (!can(preferences.get)) return <NotAllowed />
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <UnsavedTogether>
        <FormParts>
          <LanguagePart />
          {can(phoneNumbers.list) && <CallerIdPart />}
          <AnsweringPart />
          <VoicemailPart />
          <InternationalPart />
          <FormPart title={t('blocked.title')} purpose={t('blocked.purpose')}>
            <BlockedNumbers list={COMPANY_LIST} />
          </FormPart>
          <RetentionPart />
        </FormParts>
      </UnsavedTogether>
      {can('audit:read') && (
        <div className={classes.history}>
          <Suspense>
            <ObjectHistory id={tenant.id} />
          </Suspense>
        </div>
      )}
    </Page>
  )
}
