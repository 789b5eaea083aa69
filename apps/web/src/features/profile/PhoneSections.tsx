import { Fragment, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { FormPart } from '../../patterns/FormParts.tsx'
import { BlockedNumbers, ownList } from '../blocked-numbers/index.ts'
import { OwnDevices } from '../devices/index.ts'
import { OwnPhoneForm, ownPhonesQuery } from '../extensions/index.ts'

/** One's own phones, a section for each; nothing for those who have none. */
export function PhoneSections() {
  const { t } = useTranslation('profile')
  const { items } = usePrefetched(ownPhonesQuery()).data
  return items.map((phone) => (
    <Fragment key={phone.id}>
      <FormPart title={t('phone.title', { number: phone.number })} purpose={t('phone.purpose')}>
        <OwnPhoneForm phone={phone} />
      </FormPart>
      <FormPart title={t('phone.devices', { number: phone.number })} purpose={t('phone.devicesPurpose')}>
        <Suspense>
          <OwnDevices extensionId={phone.id} />
        </Suspense>
      </FormPart>
      <FormPart title={t('phone.blocked', { number: phone.number })} purpose={t('phone.blockedPurpose')}>
        <BlockedNumbers list={ownList(phone.id)} />
      </FormPart>
    </Fragment>
  ))
}
