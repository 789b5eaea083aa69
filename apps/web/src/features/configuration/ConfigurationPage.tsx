import { configuration } from '@switchboard/contract/configuration'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../api/client.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import classes from './configuration.module.css'
import { ImportSection } from './ImportSection.tsx'

export async function loader(): Promise<null> {
  await loadStrings('configuration')
  return null
}

/** Account > Settings > Configuration: all that is configured as a file, out and in. */
export function Component() {
  const { t } = useTranslation('configuration')
  if (!can(configuration.export)) return <NotAllowed />
  return (
    <div className={classes.sections}>
      <section className={classes.section} aria-labelledby="export-title">
        <h2 id="export-title">{t('export.title')}</h2>
        <p className={classes.help}>{t('export.purpose')}</p>
        <LinkButton
          to={urlOf(configuration.exportArchive, {})}
          reloadDocument
          download
          icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
        >
          {t('export.action')}
        </LinkButton>
      </section>
      {can(configuration.import) && <ImportSection />}
    </div>
  )
}
