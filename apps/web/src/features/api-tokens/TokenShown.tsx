import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { CopyText } from '../../patterns/CopyText.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { PanelBody, useClosePanel } from '../../patterns/SidePanel.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './api-tokens.module.css'

/** The token itself, this once. */
export function TokenShown({ token }: { token: string }) {
  const { t } = useTranslation('api-tokens')
  const close = useClosePanel()
  return (
    <PanelBody>
      <div className={classes.shown}>
        <Alert tone="warning" title={t('shown.once')}>
          {t('shown.keep')}
        </Alert>
        <CopyText text={token} label={t('shown.token')} />
        <p className={classes.help}>{t('shown.use')}</p>
        <div className={classes.actions}>
          <Button
            variant="primary"
            icon={<IconCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => close({ saved: true })}
          >
            {t('shown.done')}
          </Button>
          <LinkButton to={paths.developers()}>{t('documentation')}</LinkButton>
        </div>
      </div>
    </PanelBody>
  )
}
