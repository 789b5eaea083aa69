import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { Page } from '../../patterns/Page.tsx'
import { UnsavedTogether } from '../../patterns/UnsavedWork.tsx'
import { FormPart, FormParts } from '../../patterns/FormParts.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { loadBlockedNumbers, OWN_LISTS } from '../blocked-numbers/index.ts'
import { ownPhonesQuery } from '../extensions/index.ts'
import { OwnPasskeys, passkeysQuery } from '../passkeys/index.ts'
import { OwnSecondFactor, ownSecondFactorQuery } from '../second-factor/index.ts'
import { DevicesSection, devicesQuery } from './DevicesSection.tsx'
import { IdentitySection, identityQuery } from './IdentitySection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { PhoneSections } from './PhoneSections.tsx'

export async function loader(): Promise<null> {
  await Promise.all([
    loadStrings('profile', 'passkeys', 'object', 'second-factor'),
    loadDestinations(),
    queryClient.ensureQueryData(identityQuery()),
    queryClient.ensureQueryData(devicesQuery()),
    queryClient.ensureQueryData(ownSecondFactorQuery()),
    queryClient.ensureQueryData(passkeysQuery()),
    // A form must not open on what an administrator has changed.
    queryClient.fetchQuery({ ...ownPhonesQuery(), staleTime: 0 }),
    loadBlockedNumbers(OWN_LISTS),
  ])
  return null
}

/** What people see and change about themselves, whatever their role: a section for each, from top to bottom. */
export function Component() {
  const { t } = useTranslation('profile')
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <UnsavedTogether>
        <FormParts>
          <IdentitySection />
          <PhoneSections />
          <PasswordSection />
          <FormPart title={t('secondFactor.title')} purpose={t('secondFactor.purpose')}>
            <Suspense>
              <OwnSecondFactor />
            </Suspense>
          </FormPart>
          <FormPart title={t('passkeys.title')} purpose={t('passkeys.purpose')}>
            <Suspense>
              <OwnPasskeys />
            </Suspense>
          </FormPart>
          <DevicesSection />
        </FormParts>
      </UnsavedTogether>
    </Page>
  )
}
