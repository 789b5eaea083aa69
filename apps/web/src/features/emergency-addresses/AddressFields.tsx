import { hasRegion } from '@switchboard/contract/company'
import { PlaceSuggestion } from '@switchboard/contract/emergency-addresses'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { CountryField } from '../../patterns/CountryField.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './addresses.module.css'
import { type AddressForm, hasPostalCode } from './form.ts'

interface AddressFieldsProps {
  form: UseFormReturnType<AddressForm>
  /** Why the last save was refused. */
  failure: Error | null
}

/** The fields of a place; each country is asked for what it has. */
export function AddressFields({ form, failure }: AddressFieldsProps) {
  const { t } = useTranslation('emergency-addresses')
  const { country } = form.values
  return (
    <>
      <TextField
        label={t('field.label')}
        help={t('field.labelHelp')}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('label')}
      />
      <CountryField
        label={t('field.country')}
        help={t('field.countryHelp')}
        value={country}
        error={form.errors['country']}
        onChange={(chosen) => form.setFieldValue('country', chosen)}
      />
      <TextField label={t('field.line1')} autoComplete="address-line1" {...form.getInputProps('line1')} />
      {isUnknown(failure) && <Unknown form={form} failure={failure} />}
      <TextField
        label={t('field.line2')}
        optional
        autoComplete="address-line2"
        {...form.getInputProps('line2')}
      />
      <div className={classes.pair}>
        {hasPostalCode(country) && (
          <TextField
            label={t('field.postalCode')}
            autoComplete="postal-code"
            {...form.getInputProps('postalCode')}
          />
        )}
        <TextField label={t('field.city')} autoComplete="address-level2" {...form.getInputProps('city')} />
      </div>
      {hasRegion(country) && (
        <TextField
          label={t('field.region')}
          autoComplete="address-level1"
          {...form.getInputProps('region')}
        />
      )}
    </>
  )
}

const isUnknown = (failure: Error | null): failure is ApiError =>
  failure instanceof ApiError && failure.fieldErrors['line1'] === 'address_unknown'

/** A register does not know the address: what it knows is proposed, and people may know better. */
function Unknown({ form, failure }: { form: AddressFieldsProps['form']; failure: ApiError }) {
  const { t } = useTranslation('emergency-addresses')
  const { data: suggestion } = PlaceSuggestion.safeParse(failure.current)
  return (
    <Alert tone="warning" title={suggestion ? t('unknown.suggestion', { ...suggestion }) : t('unknown.none')}>
      <div className={classes.unknown}>
        {suggestion && (
          <Button
            onClick={() => {
              form.setValues({ ...suggestion, postalCode: suggestion.postalCode ?? '' })
              form.clearFieldError('line1')
            }}
          >
            {t('unknown.use')}
          </Button>
        )}
        <Switch
          label={t('unknown.asTyped')}
          help={t('unknown.asTypedHelp')}
          {...form.getInputProps('asTyped', { type: 'checkbox' })}
        />
      </div>
    </Alert>
  )
}
