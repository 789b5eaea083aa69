import type { UseFormReturnType } from '@mantine/form'
import { DAYS, holidays, MOST_OWN_DAYS, type OwnDays } from '@switchboard/contract/holidays'
import { dayOf } from '@switchboard/call-flow/zone'
import { IconFileImport, IconPlus, IconX } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { can } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type CalendarForm, newDays } from './form.ts'
import classes from './holidays.module.css'

const ImportDialog = lazy(() =>
  import('./ImportDialog.tsx').then(({ ImportDialog }) => ({ default: ImportDialog })),
)

interface OwnDaysFieldsProps {
  form: UseFormReturnType<CalendarForm>
  readOnly: boolean
}

/** The company's own days off, typed or out of a calendar file. */
export function OwnDaysFields({ form, readOnly }: OwnDaysFieldsProps) {
  const { t } = useTranslation('holidays')
  const { timeZone } = useSession().tenant
  const [importing, setImporting] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const { own } = form.values
  const set = (days: readonly OwnDays[]) => {
    // Errors go by the place of the days: those of another list say nothing of this one.
    for (const field of Object.keys(form.errors)) if (field.startsWith('own')) form.clearFieldError(field)
    form.setFieldValue('own', days)
  }
  const add = () => {
    const today = dayOf(timeZone, new Date())
    set([...own, { name: '', from: today, to: today, yearly: false }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  const full = own.length >= MOST_OWN_DAYS ? t('own.full', { count: MOST_OWN_DAYS }) : undefined
  return (
    <>
      {own.length === 0 && <p className={classes.note}>{t('own.none')}</p>}
      <ul ref={list} className={classes.own}>
        {own.map((days, index) => (
          <OwnDaysRow
            key={index}
            days={days}
            errorOf={(field) => form.errors[`own.${index}.${field}`]}
            onChange={(changed) => set(own.with(index, changed))}
            onRemove={() => set(own.toSpliced(index, 1))}
          />
        ))}
      </ul>
      {form.errors['own'] && (
        <p className={classes.error} role="alert">
          {form.errors['own']}
        </p>
      )}
      {!readOnly && (
        <div className={classes.buttons}>
          <Button icon={<IconPlus size={16} stroke={1.75} aria-hidden />} disabledReason={full} onClick={add}>
            {t('own.add')}
          </Button>
          {can(holidays.readIcs) && (
            <Button
              icon={<IconFileImport size={16} stroke={1.75} aria-hidden />}
              disabledReason={full}
              onClick={() => setImporting(true)}
            >
              {t('own.import')}
            </Button>
          )}
        </div>
      )}
      <Suspense>
        {importing && (
          <ImportDialog
            isNew={(days) => newDays(own, [days]).length > 0}
            room={MOST_OWN_DAYS - own.length}
            onTake={(days) => set([...own, ...newDays(own, days)])}
            onClose={() => setImporting(false)}
          />
        )}
      </Suspense>
    </>
  )
}

interface OwnDaysRowProps {
  days: OwnDays
  errorOf: (field: keyof OwnDays) => ReactNode
  onChange: (days: OwnDays) => void
  onRemove: () => void
}

function OwnDaysRow({ days, errorOf, onChange, onRemove }: OwnDaysRowProps) {
  const { t } = useTranslation('holidays')
  /** The last day goes along with the first, until it is another one. */
  const setFrom = (from: string) =>
    onChange({ ...days, from, to: days.to === days.from || days.to < from ? from : days.to })
  return (
    <li className={classes.days}>
      <TextField
        label={t('own.name')}
        value={days.name}
        maxLength={80}
        error={errorOf('name')}
        onChange={({ currentTarget }) => onChange({ ...days, name: currentTarget.value })}
      />
      <TextField
        type="date"
        label={t('own.from')}
        value={days.from}
        min={DAYS.min}
        max={DAYS.max}
        error={errorOf('from')}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextField
        type="date"
        label={t('own.to')}
        value={days.to}
        min={days.from}
        max={DAYS.max}
        error={errorOf('to')}
        onChange={({ currentTarget }) => onChange({ ...days, to: currentTarget.value })}
      />
      <div className={classes.remove}>
        <Button
          variant="quiet"
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          aria-label={t('own.remove', { name: days.name })}
          onClick={onRemove}
        />
      </div>
      <div className={classes.yearly}>
        <Switch
          label={t('own.yearly')}
          checked={days.yearly}
          onChange={({ currentTarget }) => onChange({ ...days, yearly: currentTarget.checked })}
        />
      </div>
    </li>
  )
}
