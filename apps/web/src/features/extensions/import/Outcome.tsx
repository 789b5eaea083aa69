import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { history } from '@switchboard/contract/history'
import { IconAlertTriangle, IconCircleCheck, IconCircleOff } from '@tabler/icons-react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { can } from '../../../api/session.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import classes from './import.module.css'

/** How an import ended, and where to go from there. */
export function Outcome({ imported }: { imported: ExtensionImport }) {
  return (
    <output className={clsx(classes.card, classes.outcome)}>
      {imported.state === 'done' ? <Done imported={imported} /> : <NothingKept imported={imported} />}
    </output>
  )
}

function Done({ imported: { id, counts } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const parts = [
    { count: counts.create, text: t('end.created', { count: counts.create }) },
    { count: counts.update, text: t('end.updated', { count: counts.update }) },
    { count: counts.unchanged, text: t('end.unchanged', { count: counts.unchanged }) },
    { count: counts.error, text: t('end.leftOut', { count: counts.error }) },
  ]
  return (
    <>
      <IconCircleCheck size={20} stroke={1.75} className={classes.good} aria-hidden />
      <div className={classes.grow}>
        <h2>{t('end.done')}</h2>
        <ul className={classes.parts}>
          {parts
            .filter(({ count }) => count > 0)
            .map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
        </ul>
      </div>
      <div className={classes.buttons}>
        {can(history.list) && <LinkButton to={paths.history({ object: id })}>{t('end.history')}</LinkButton>}
        <LinkButton to={paths.extensionsImport()}>{t('end.another')}</LinkButton>
        <LinkButton to={paths.extensions()} variant="primary">
          {t('end.list')}
        </LinkButton>
      </div>
    </>
  )
}

function NothingKept({ imported: { state, failure } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const cancelled = state === 'cancelled'
  const how = cancelled ? 'cancelled' : (failure ?? 'internal')
  const OutcomeIcon = cancelled ? IconCircleOff : IconAlertTriangle
  return (
    <>
      <OutcomeIcon size={20} stroke={1.75} className={cancelled ? undefined : classes.bad} aria-hidden />
      <div className={classes.grow}>
        <h2>{t(`end.${how}`)}</h2>
        <p className={classes.help}>{t(`end.${how}Detail`)}</p>
      </div>
      <LinkButton to={paths.extensionsImport()} variant="primary">
        {t('end.again')}
      </LinkButton>
    </>
  )
}
