import type { ResponseOf } from '@switchboard/contract/endpoint'
import type { extensions } from '@switchboard/contract/extensions'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { pathOfExtension } from '../pathOfExtension.ts'
import classes from './number.module.css'

interface NumberVerdictProps {
  number: string
  advice: ResponseOf<typeof extensions.numbers>
  /** The number of the extension being edited; null while creating. */
  current: string | null
}

/** What is to be said of a number that was typed: free, free with a warning, taken by whom, or reserved. */
export function NumberVerdict({ number, advice: { typed, takenBy, code }, current }: NumberVerdictProps) {
  const { t } = useTranslation('object')
  switch (typed) {
    case 'free':
      if (number === current) return t('number.keeps')
      return (
        <span className={classes.verdict} aria-live="polite">
          <IconCircleCheck size={16} stroke={1.75} className={classes.good} aria-hidden />
          {t(current === null ? 'number.free' : 'number.freeKeeps', { number })}
        </span>
      )
    case 'warning':
      return (
        <span className={classes.verdict} aria-live="polite">
          <IconAlertTriangle size={16} stroke={1.75} className={classes.warning} aria-hidden />
          {t('number.warning', { number, code })}
        </span>
      )
    case 'taken':
      return (
        <Trans
          t={t}
          i18nKey="number.taken"
          values={{ name: takenBy?.name }}
          components={[<Link key="holder" to={takenBy ? pathOfExtension(takenBy) : '.'} />]}
        />
      )
    case 'reserved':
      return t('number.reserved', { number })
    default:
      return t('number.help')
  }
}
