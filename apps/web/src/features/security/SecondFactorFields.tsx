import type { SecuritySettings } from '@switchboard/contract/security'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { FormPart } from '../../patterns/FormParts.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choices, deadlineOf, type SecurityForm } from './form.ts'
import classes from './security.module.css'

export interface FieldsProps {
  settings: SecuritySettings
  form: SecurityForm
  onChange: (changes: Partial<SecurityForm>) => void
}

/** Whether everybody needs a second factor, from when on, and what that means for whom. */
export function SecondFactorFields({ settings, form, onChange }: FieldsProps) {
  const { t } = useTranslation('security')
  return (
    <FormPart title={t('secondFactor.title')} purpose={t('secondFactor.purpose')}>
      <RadioCards
        label={t('secondFactor.label')}
        value={form.required}
        options={[
          { value: 'nobody', label: t('secondFactor.nobody'), help: t('secondFactor.nobodyHelp') },
          { value: 'all', label: t('secondFactor.all'), help: t('secondFactor.allHelp') },
        ]}
        onChange={(required) => onChange({ required })}
      />
      {form.required === 'all' && (
        <SelectField
          label={t('secondFactor.grace')}
          help={t('secondFactor.graceHelp')}
          value={form.graceDays}
          data={choices(settings).days.map((days) => ({
            value: String(days),
            label: days === 0 ? t('secondFactor.atOnce') : t('secondFactor.days', { count: days }),
          }))}
          onChange={(graceDays) => onChange({ graceDays: graceDays ?? '0' })}
        />
      )}
      <Consequences settings={settings} form={form} />
    </FormPart>
  )
}

/** Who is concerned, and how. */
function Consequences({ settings, form }: Omit<FieldsProps, 'onChange'>) {
  const { t } = useTranslation('security')
  const dateTime = useDateTime()
  const [now] = useState(() => Date.now())
  const { total, withoutSecondFactor: without } = settings.people
  const deadline = deadlineOf(form, settings, now)
  return (
    <ul className={classes.consequences} aria-label={t('consequences.label')}>
      <li>
        {without === 0
          ? t('consequences.everybody', { total })
          : t('consequences.without', { count: without, total })}
      </li>
      {deadline !== null && deadline > now && (
        <li>{t('consequences.until', { when: dateTime(new Date(deadline).toISOString()) })}</li>
      )}
      {deadline !== null && <li>{t(deadline > now ? 'consequences.then' : 'consequences.atOnce')}</li>}
      {deadline !== null && <li>{t('consequences.lost')}</li>}
    </ul>
  )
}
