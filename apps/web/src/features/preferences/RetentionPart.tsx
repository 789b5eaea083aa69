import { type Preferences, RETENTION, type RetentionOf } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { CountField } from '../../ui/CountField.tsx'
import { countOf } from './count.ts'
import { PartForm } from './PartForm.tsx'
import classes from './preferences.module.css'
import { usePart } from './usePart.ts'

type Values = Record<RetentionOf, number | ''>

const MODEL = {
  from: ({ retention }: Preferences): Values => retention,
  to: (values: Values) => ({
    retention: {
      callLogDays: countOf(values.callLogDays),
      faxDays: countOf(values.faxDays),
      voicemailDays: countOf(values.voicemailDays),
    },
  }),
}

const KINDS = ['callLogDays', 'faxDays', 'voicemailDays'] as const satisfies readonly RetentionOf[]

/** How long things are kept, and what the law says of it. */
export function RetentionPart() {
  const { t } = useTranslation('preferences')
  const part = usePart<Values>(MODEL)
  return (
    <PartForm
      part={part}
      title={t('retention.title')}
      purpose={t('retention.purpose')}
      submitLabel={t('retention.save')}
    >
      {KINDS.map((kind) => (
        <CountField
          key={kind}
          label={t(`retention.${kind}.label`)}
          help={t(`retention.${kind}.help`, RETENTION[kind])}
          unit={t('unit.days')}
          digits={3}
          className={classes.count}
          error={part.errors[`retention.${kind}`]}
          value={part.values[kind]}
          onChange={(days) => part.set({ [kind]: days })}
        />
      ))}
    </PartForm>
  )
}
