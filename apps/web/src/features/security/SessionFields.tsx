import { useTranslation } from 'react-i18next'
import { FormPart } from '../../patterns/FormParts.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choices } from './form.ts'
import type { FieldsProps } from './SecondFactorFields.tsx'
import classes from './security.module.css'

const HOUR_MINUTES = 60

/** After how long people must sign in again. */
export function SessionFields({ settings, form, onChange }: FieldsProps) {
  const { t } = useTranslation('security')
  const { minutes, hours } = choices(settings)
  const { installation } = settings
  const hoursText = (count: number) =>
    count % 24 === 0 ? t('sessions.days', { count: count / 24 }) : t('sessions.hours', { count })
  const minutesText = (count: number) =>
    count % HOUR_MINUTES === 0
      ? t('sessions.hours', { count: count / HOUR_MINUTES })
      : t('sessions.minutes', { count })
  const asPortal = (text: string) => ({ value: '', label: t('sessions.asPortal', { time: text }) })
  return (
    <FormPart title={t('sessions.title')} purpose={t('sessions.purpose')}>
      <SelectField
        label={t('sessions.idle')}
        help={t('sessions.idleHelp')}
        value={form.idleMinutes}
        data={[
          ...minutes.map((each) => ({ value: String(each), label: minutesText(each) })),
          asPortal(minutesText(installation.sessionIdleMinutes)),
        ]}
        onChange={(idleMinutes) => onChange({ idleMinutes: idleMinutes ?? '' })}
      />
      <SelectField
        label={t('sessions.absolute')}
        help={t('sessions.absoluteHelp')}
        value={form.absoluteHours}
        data={[
          ...hours.map((each) => ({ value: String(each), label: hoursText(each) })),
          asPortal(hoursText(installation.sessionAbsoluteHours)),
        ]}
        onChange={(absoluteHours) => onChange({ absoluteHours: absoluteHours ?? '' })}
      />
      <p className={classes.note}>{t('sessions.note')}</p>
    </FormPart>
  )
}
