import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { OwnPhoneForm, ownPhonesQuery } from '../extensions/index.ts'
import { ProfileSection } from './ProfileSection.tsx'

/** One's own phones, a section for each; nothing for those who have none. */
export function PhoneSections() {
  const { t } = useTranslation('profile')
  const { items } = usePrefetched(ownPhonesQuery()).data
  return items.map((phone) => (
    <ProfileSection
      key={phone.id}
      title={t('phone.title', { number: phone.number })}
      purpose={t('phone.purpose')}
    >
      <OwnPhoneForm phone={phone} />
    </ProfileSection>
  ))
}
