import type { OwnPhone } from '@switchboard/contract/extensions.own'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../api/session-store.ts'
import { useNumberFormat } from '../../../format/phone.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { STATUS_ICONS } from '../statusIcons.ts'
import own from './own.module.css'

/** What an administrator set: shown, not changed here. */
export function OwnPhoneFacts({ phone: { name, callerId, phone } }: { phone: OwnPhone }) {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  const { tenant } = useSession()
  return (
    <dl className={own.facts}>
      <div>
        <dt>{t('column.name')}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{t('callerId.label')}</dt>
        <dd className="numeric">{format(callerId ?? tenant.callerId)}</dd>
      </div>
      {!phone.enabled && (
        <div>
          <dt>{t('section.state')}</dt>
          <dd>
            <Badge icon={STATUS_ICONS.disabled}>{t('status.disabled')}</Badge>
          </dd>
        </div>
      )}
    </dl>
  )
}
