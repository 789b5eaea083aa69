import { TOKEN_DAYS } from '@switchboard/contract/api-tokens'
import { TOKEN_PERMISSIONS, type TokenPermission } from '@switchboard/contract/permissions'
import type { UseFormReturnType } from '@mantine/form'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { useDays } from '../../format/dates.ts'
import { usePermissionText } from '../../patterns/permissionText.ts'
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './api-tokens.module.css'
import { daysOf, LIFETIMES, type TokenForm } from './form.ts'

/** What belongs together, in this order; the last takes all that no other names. */
const GROUPS = [
  { id: 'telephony', objects: ['extensions', 'phoneNumbers'] },
  { id: 'history', objects: ['audit', 'history'] },
  { id: 'company', objects: null },
] as const

const NAMED: readonly string[] = GROUPS.flatMap(({ objects }) => objects ?? [])
const objectOf = (permission: TokenPermission) => permission.slice(0, permission.indexOf(':'))

const DAY = 86_400_000

interface TokenFieldsProps {
  form: UseFormReturnType<TokenForm>
  fields: RefObject<HTMLFieldSetElement | null>
}

/** Name, permissions and end of a new token. */
export function TokenFields({ form, fields }: TokenFieldsProps) {
  const { t } = useTranslation('api-tokens')
  const { lifetime, days } = form.values
  return (
    <fieldset ref={fields} className={classes.fields} aria-label={t('new.title')}>
      <TextField
        label={t('new.name')}
        help={t('new.nameHelp')}
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Permissions form={form} />
      <div className={classes.lifetime}>
        <RadioCards
          label={t('new.lifetime')}
          options={LIFETIMES.map((value) => ({ value, label: t(`new.lifetimes.${value}`) }))}
          value={lifetime}
          onChange={(value) => form.setFieldValue('lifetime', value)}
        />
        {lifetime === 'custom' && (
          <TextField
            label={t('new.days')}
            help={t('new.daysHelp')}
            inputMode="numeric"
            maxLength={3}
            {...form.getInputProps('days')}
          />
        )}
        <End days={daysOf({ lifetime, days })} />
      </div>
    </fieldset>
  )
}

/** Those that the person has: nobody gives more. */
function Permissions({ form }: Pick<TokenFieldsProps, 'form'>) {
  const { t } = useTranslation('api-tokens')
  const permissionText = usePermissionText()
  const { permissions } = form.values
  const groups = GROUPS.map(({ id, objects }) => ({
    id,
    options: TOKEN_PERMISSIONS.filter((permission) => {
      const object = objectOf(permission)
      return can(permission) && (objects ? objects.some((each) => each === object) : !NAMED.includes(object))
    }),
  }))
  const { error } = form.getInputProps('permissions')
  return (
    <fieldset className={classes.permissions}>
      <legend>{t('new.permissions')}</legend>
      <p className={classes.help}>{t('new.permissionsHelp')}</p>
      {groups.map(({ id, options }, at) => (
        <CheckboxGroup
          key={id}
          label={t(`new.groups.${id}`)}
          options={options.map((value) => ({ value, label: permissionText(value) }))}
          value={permissions.filter((each) => options.includes(each))}
          onChange={(chosen) => {
            form.setFieldValue('permissions', [
              ...permissions.filter((each) => !options.includes(each)),
              ...chosen,
            ])
          }}
          error={at === 0 ? error : undefined}
        />
      ))}
    </fieldset>
  )
}

/** The day on which it ends. */
function End({ days }: { days: number }) {
  const { t } = useTranslation('api-tokens')
  const { full } = useDays()
  const [now] = useState(() => Date.now())
  if (days < TOKEN_DAYS.min || days > TOKEN_DAYS.max) return null
  const day = new Date(now + days * DAY).toISOString().slice(0, 10)
  return <p className={classes.help}>{t('new.ends', { day: full(day) })}</p>
}
