import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import classes from './blocked-numbers.module.css'
import { BlockedNumbers } from './BlockedNumbers.tsx'
import { phoneList } from './lists.ts'

/** The numbers that a phone does not take calls from, in its panel: beside its form, since each is saved by itself. */
export function PhoneBlocked({ extensionId }: { extensionId: string }) {
  const { t } = useTranslation('blocked-numbers')
  if (!can(blockedNumbers.list)) return null
  return (
    <PanelSection title={t('phone.title')}>
      <p className={classes.note}>{t('phone.purpose')}</p>
      <BlockedNumbers list={phoneList(extensionId)} />
    </PanelSection>
  )
}
