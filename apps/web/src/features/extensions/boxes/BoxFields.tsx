import { LANGUAGES } from '@switchboard/contract/common'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../patterns/object/NumberField.tsx'
import type { ObjectFormState } from '../../../patterns/object/useObjectForm.ts'
import { PanelSection } from '../../../patterns/PanelForm.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { GreetingField } from '../GreetingField.tsx'
import type { BoxForm } from './form.ts'
import { ListenersField } from './ListenersField.tsx'
import { PinFields } from './PinFields.tsx'

interface BoxFieldsProps {
  state: ObjectFormState<BoxForm>
  /** Null for a new one. */
  id: string | null
}

/** The fields of a voicemail box, for a new one and for one that exists. */
export function BoxFields({ state, id }: BoxFieldsProps) {
  const { t } = useTranslation(['extensions/boxes', 'extensions'])
  const { form, saved } = state
  return (
    <>
      <TextField
        label={t('name.label')}
        help={t('name.help')}
        autoComplete="off"
        data-autofocus={id === null || undefined}
        {...form.getInputProps('name')}
      />
      <NumberField
        value={form.values.number}
        onChange={(number) => form.setFieldValue('number', number)}
        error={form.errors['number']}
        id={id}
        saved={saved.number}
      />
      <PanelSection title={t('section.callers')}>
        <GreetingField
          value={form.values.greetingId}
          onChange={(greetingId) => form.setFieldValue('greetingId', greetingId)}
          error={form.errors['greetingId']}
        />
        <SelectField
          label={t('extensions:voicemail.language')}
          data={LANGUAGES.map((language) => ({
            value: language,
            label: t(`extensions:voicemail.${language}`),
          }))}
          {...form.getInputProps('language')}
        />
      </PanelSection>
      <PanelSection title={t('section.messages')}>
        <ListenersField form={form} />
        <TextField
          label={t('extensions:voicemail.email')}
          help={t('emailHelp')}
          optional
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        {form.values.email.trim() !== '' && (
          <Switch
            label={t('extensions:voicemail.attach')}
            help={t('extensions:voicemail.attachHelp')}
            {...form.getInputProps('attach', { type: 'checkbox' })}
          />
        )}
        <PinFields form={form} saved={saved} />
      </PanelSection>
    </>
  )
}
