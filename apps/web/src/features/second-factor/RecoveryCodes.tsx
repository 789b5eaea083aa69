import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from './CopyButton.tsx'
import classes from './second-factor.module.css'

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** The recovery codes, this once: to be copied, downloaded or printed. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('second-factor')
  const { user, tenant } = useSession()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => list.current?.focus(), [])
  const heading = t('codes.heading', { name: `${user.firstName} ${user.lastName}`, company: tenant.name })
  const file = `${heading}\n${t('codes.once')}\n\n${codes.join('\n')}\n`
  return (
    <div className={classes.form}>
      <Alert tone="warning" title={t('codes.keep')}>
        {t('codes.keepDetail')}
      </Alert>
      <div className={classes.sheet}>
        <p className={classes.printed}>{heading}</p>
        <ol className={classes.codes} ref={list} tabIndex={-1} aria-label={t('codes.title')}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p className={classes.printed}>{t('codes.once')}</p>
      </div>
      <div className={classes.ways}>
        <CopyButton text={codes.join('\n')}>{t('codes.copy')}</CopyButton>
        <Button
          icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
          onClick={() => download(t('codes.file'), file)}
        >
          {t('codes.download')}
        </Button>
        <Button icon={<IconPrinter size={16} stroke={1.75} aria-hidden />} onClick={() => window.print()}>
          {t('codes.print')}
        </Button>
      </div>
      <div className={classes.actions}>
        <Button variant="primary" onClick={onDone}>
          {t('codes.done')}
        </Button>
      </div>
    </div>
  )
}
