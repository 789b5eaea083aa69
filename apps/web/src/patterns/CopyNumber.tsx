import { IconCheck, IconCopy } from '@tabler/icons-react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { useNumberFormat } from '../format/phone.ts'
import classes from './copy-number.module.css'
import { useCopy } from './useCopy.ts'

/** A phone number as people read it; a click copies it as machines do (E.164). */
export function CopyNumber({ e164 }: { e164: string }) {
  const { t } = useTranslation()
  const format = useNumberFormat()
  const { copied, copy } = useCopy()
  const CopyIcon = copied ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className={classes.copy}
      aria-label={t('copyNumber', { number: format(e164) })}
      onClick={() => copy(e164)}
    >
      {format(e164)}
      <CopyIcon size={14} stroke={1.75} className={clsx(classes.icon, copied && classes.done)} aria-hidden />
      <output className="visually-hidden">{copied && t('copied')}</output>
    </button>
  )
}
