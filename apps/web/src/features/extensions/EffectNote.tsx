import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDestinationText } from '../destinations/index.ts'
import { effectOf } from './effect.ts'
import classes from './extensions.module.css'
import type { ExtensionForm } from './form.ts'

/** Tells in one sentence what a caller will get, as the form stands. */
export function EffectNote({ values }: { values: ExtensionForm }) {
  const { t } = useTranslation('extensions')
  const textOf = useDestinationText()
  const { key, seconds, to } = effectOf(values)
  return (
    <p className={classes.effect} aria-live="polite">
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      {t(`effect.${key}`, { count: seconds, to: to ? textOf(to) : t('effect.unknown') })}
    </p>
  )
}
