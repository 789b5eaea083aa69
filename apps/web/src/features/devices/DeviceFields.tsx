import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Autocomplete } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { COMBOBOX, fieldOf } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type DeviceForm, MODELS } from './form.ts'

interface DeviceFieldsProps {
  state: Pick<ObjectFormState<DeviceForm>, 'form'>
  /** Only while it is new: a device stays what it is. */
  chooseKind?: boolean
}

/** What is known of a device: its name, what it is made of, whether it may be used. */
export function DeviceFields({ state: { form }, chooseKind = false }: DeviceFieldsProps) {
  const { t } = useTranslation('devices')
  return (
    <>
      {chooseKind && (
        <RadioCards
          label={t('field.kind')}
          value={form.values.kind}
          options={[
            { value: 'softphone', label: t('field.softphone'), help: t('field.softphoneHelp') },
            { value: 'ip_phone', label: t('field.ipPhone'), help: t('field.ipPhoneHelp') },
          ]}
          onChange={(kind) => form.setFieldValue('kind', kind === 'ip_phone' ? kind : 'softphone')}
        />
      )}
      <TextField
        label={t('field.name')}
        help={t('field.nameHelp')}
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {form.values.kind === 'ip_phone' && (
        <>
          <Autocomplete
            {...fieldOf({ label: t('field.model') })}
            {...COMBOBOX}
            data={MODELS}
            maxLength={60}
            {...form.getInputProps('model')}
          />
          <TextField
            label={t('field.mac')}
            help={t('field.macHelp')}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('mac')}
          />
        </>
      )}
      <Switch
        label={t('field.enabled')}
        help={t('field.enabledHelp')}
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
    </>
  )
}
