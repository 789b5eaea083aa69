import type { Credentials } from '@switchboard/contract/devices'
import { QRCodeSVG } from 'qrcode.react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../patterns/CopyText.tsx'
import { Alert } from '../../ui/Alert.tsx'
import classes from './devices.module.css'

/** What a device registers with, this once: as a QR code for Linphone, and to be typed anywhere else. */
export function ConnectView({ credentials }: { credentials: Credentials }) {
  const { t } = useTranslation('devices')
  const { server, sipUser, password, provisioningUrl } = credentials
  const values = [
    [t('connect.server'), server.host],
    [t('connect.user'), sipUser],
    [t('connect.password'), password],
    [t('connect.transport'), server.transport.toUpperCase()],
    [t('connect.port'), String(server.port)],
  ] as const
  return (
    <div className={classes.connect}>
      <Alert tone="warning" title={t('connect.once')}>
        {t('connect.keep')}
      </Alert>
      {provisioningUrl && (
        <section className={classes.scan}>
          {/* Black on white in the dark too: not every app reads the opposite. */}
          <span className={classes.qr}>
            <QRCodeSVG value={provisioningUrl} size={192} level="L" title={t('connect.qr')} />
          </span>
          <div>
            <h3>{t('connect.scan')}</h3>
            <p className={classes.help}>{t('connect.scanHelp')}</p>
          </div>
        </section>
      )}
      <section>
        <h3>{t(provisioningUrl ? 'connect.byHand' : 'connect.byHandPhone')}</h3>
        <p className={classes.help}>{t('connect.byHandHelp')}</p>
        <dl className={classes.values}>
          {values.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <CopyText text={value} label={label} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
