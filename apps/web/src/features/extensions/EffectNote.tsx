import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumberFormat } from '../../format/phone.ts'
import { effectOf } from './effect.ts'
import classes from './extensions.module.css'
import type { ExtensionForm } from './form.ts'

/** Tells in one sentence what a caller will get, as the form stands. */
export function EffectNote({ values }: { values: ExtensionForm }) {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  const { key, seconds, to } = effectOf(values)
  const name = typeof to === 'string' ? format(to) : to && t('reference', to)
  return (
    <p className={classes.effect} aria-live="polite">
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      {t(`effect.${key}`, { count: seconds, to: name ?? t('effect.unknown') })}
    </p>
  )
}
