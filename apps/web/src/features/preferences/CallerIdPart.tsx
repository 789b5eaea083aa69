import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import type { Preferences } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { query, usePrefetched } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { useNumberFormat } from '../../format/phone.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { PartForm } from './PartForm.tsx'
import classes from './preferences.module.css'
import { usePart } from './usePart.ts'

/** For the loader of the page. */
export const companyNumbersQuery = () => query(phoneNumbers.list, undefined)

/** Stands for the main number: `Select` takes an empty value for none chosen. */
const MAIN = 'main'

const MODEL = {
  from: ({ callerIdNumberId }: Preferences) => ({ number: callerIdNumberId ?? MAIN }),
  to: ({ number }: { number: string }) => ({ callerIdNumberId: number === MAIN ? null : number }),
}

/** The number that people see who are called. */
export function CallerIdPart() {
  const { t } = useTranslation('preferences')
  const { tenant } = useSession()
  const format = useNumberFormat()
  const part = usePart(MODEL)
  const { items } = usePrefetched(companyNumbersQuery()).data
  const notes = new Map(
    items.map(({ id, label, callerIdAllowed }) => [id, callerIdAllowed ? label : t('callerId.notAllowed')]),
  )
  return (
    <PartForm
      part={part}
      title={t('callerId.title')}
      purpose={t('callerId.purpose')}
      submitLabel={t('callerId.save')}
    >
      <SelectField
        label={t('callerId.label')}
        help={t('callerId.help')}
        data={[
          { value: MAIN, label: t('callerId.main', { number: format(tenant.mainNumber) }) },
          ...items.map(({ id, e164, callerIdAllowed }) => ({
            value: id,
            label: format(e164),
            disabled: !callerIdAllowed,
          })),
        ]}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span className="numeric">{option.label}</span>
            <span className={classes.note}>{notes.get(option.value)}</span>
          </span>
        )}
        error={part.errors['callerIdNumberId']}
        value={part.values.number}
        onChange={(number) => number && part.set({ number })}
      />
    </PartForm>
  )
}
