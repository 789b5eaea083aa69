import { Fragment, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { BlockedNumbers, ownList } from '../blocked-numbers/index.ts'
import { OwnDevices } from '../devices/index.ts'
import { OwnPhoneForm, ownPhonesQuery } from '../extensions/index.ts'
import { ProfileSection } from './ProfileSection.tsx'

/** One's own phones, a section for each; nothing for those who have none. */
export function PhoneSections() {
  const { t } = useTranslation('profile')
  const { items } = usePrefetched(ownPhonesQuery()).data
  return items.map((phone) => (
    <Fragment key={phone.id}>
      <ProfileSection title={t('phone.title', { number: phone.number })} purpose={t('phone.purpose')}>
        <OwnPhoneForm phone={phone} />
      </ProfileSection>
      <ProfileSection
        title={t('phone.devices', { number: phone.number })}
        purpose={t('phone.devicesPurpose')}
      >
        <Suspense>
          <OwnDevices extensionId={phone.id} />
        </Suspense>
      </ProfileSection>
      <ProfileSection
        title={t('phone.blocked', { number: phone.number })}
        purpose={t('phone.blockedPurpose')}
      >
        <BlockedNumbers list={ownList(phone.id)} />
      </ProfileSection>
    </Fragment>
  ))
}
