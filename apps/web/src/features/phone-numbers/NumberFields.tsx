import type { UseFormReturnType } from '@mantine/form'
import { emergencyAddresses } from '@switchboard/contract/emergency-addresses'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { pathOfExtension } from '../../patterns/pathOfExtension.ts'
import { Alert } from '../../ui/Alert.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DestinationField } from '../destinations/index.ts'
import type { NumberForm } from './form.ts'
import classes from './numbers.module.css'
import { addressesQuery, usesQuery } from './queries.ts'

interface NumberFieldsProps {
  form: UseFormReturnType<NumberForm>
  /** Of the number. */
  id: string
}

/** What a company decides about a number. */
export function NumberFields({ form, id }: NumberFieldsProps) {
  const { t } = useTranslation('phone-numbers')
  const { callerIdAllowed, emergencyAddressId, destination } = form.values
  return (
    <>
      <TextField
        label={t('panel.label')}
        help={t('panel.labelHelp')}
        autoComplete="off"
        {...form.getInputProps('label')}
      />
      <PanelSection title={t('panel.calls')}>
        <DestinationField
          label={t('panel.destination')}
          help={t('panel.destinationHelp')}
          none={t('panel.destinationNone')}
          value={destination}
          onChange={(chosen) => form.setFieldValue('destination', chosen)}
          error={form.errors['destination']}
        />
      </PanelSection>
      <PanelSection title={t('panel.outgoing')}>
        <Switch
          label={t('panel.callerId')}
          help={t('panel.callerIdHelp')}
          {...form.getInputProps('callerIdAllowed', { type: 'checkbox' })}
        />
        <AddressField form={form} />
        <ShownBy id={id} usable={callerIdAllowed && emergencyAddressId !== ''} />
      </PanelSection>
    </>
  )
}

/** `Select` takes an empty value for none chosen. */
const NONE = 'none'

function AddressField({ form }: Pick<NumberFieldsProps, 'form'>) {
  const { t } = useTranslation('phone-numbers')
  const { items } = usePrefetched(addressesQuery()).data
  const { value, onChange, ...props } = form.getInputProps('emergencyAddressId')
  return (
    <div className={classes.address}>
      <SelectField
        label={t('panel.address')}
        help={t('panel.addressHelp')}
        searchable={items.length > 8}
        data={[
          { value: NONE, label: t('panel.addressNone') },
          ...items.map((address) => ({ value: address.id, label: address.label })),
        ]}
        {...props}
        value={value || NONE}
        onChange={(chosen) => onChange(chosen === NONE ? '' : chosen)}
      />
      {can(emergencyAddresses.create) && (
        <Link to={paths.emergencyAddressNew()}>{t('panel.addressNew')}</Link>
      )}
    </div>
  )
}

/** The phones that show the number; they go on doing so when no other may choose it any more. */
function ShownBy({ id, usable }: { id: string; usable: boolean }) {
  const { t } = useTranslation('phone-numbers')
  const { items, total } = usePrefetched(usesQuery(id)).data
  if (total === 0) return null
  return (
    <div className={classes.shownBy}>
      <h4>{t('panel.shownBy')}</h4>
      <ul>
        {items.map(({ by }) =>
          by.kind === 'extension' ? (
            <li key={by.extension.id}>
              <Link to={pathOfExtension(by.extension)}>
                {by.extension.name} ({by.extension.number})
              </Link>
            </li>
          ) : (
            <li key={by.id}>{by.label}</li>
          ),
        )}
        {total > items.length && <li>{t('panel.shownByMore', { count: total - items.length })}</li>}
      </ul>
      {!usable && <Alert tone="warning" title={t('panel.stay')} />}
    </div>
  )
}
