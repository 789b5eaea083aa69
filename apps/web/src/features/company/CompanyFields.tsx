import { type ComponentProps, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/i18n.ts'
import { FormPart, FormParts } from '../../patterns/FormParts.tsx'
import { TimeZoneField } from '../../patterns/time-zone/TimeZoneField.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './company.module.css'
import { CompanyCountry } from './CompanyCountry.tsx'
import { type Field, hiddenIn, legalFormsOf } from './form.ts'
import type { CompanyFormState } from './useCompanyForm.ts'

type TextFieldName = Exclude<Field, 'country' | 'language' | 'timeZone'>
type TextOptions = Pick<ComponentProps<typeof TextField>, 'optional' | 'autoComplete' | 'inputMode' | 'list'>

interface CompanyFieldsProps {
  state: CompanyFormState
  /** Why nothing can be changed. */
  readOnly: string | undefined
}

/** What a company tells of itself, in three parts; each country is asked for what it has. Those who may not change it can read it. */
export function CompanyFields({ state, readOnly }: CompanyFieldsProps) {
  const { t } = useTranslation('company')
  const forms = useId()
  const { values, errors, base, set, fields } = state
  const { country } = values
  const hidden = hiddenIn(country)
  const text = (field: TextFieldName, options: TextOptions = {}) =>
    hidden.includes(field) ? null : (
      <TextField
        label={t(`field.${field}`)}
        autoComplete="off"
        {...options}
        error={errors[field]}
        value={values[field]}
        onChange={({ currentTarget }) => set(field, currentTarget.value)}
      />
    )
  return (
    <fieldset ref={fields} className={classes.form} disabled={readOnly !== undefined}>
      {readOnly && <Alert tone="info" title={readOnly} />}
      <FormParts>
        <FormPart title={t('part.identity.title')} purpose={t('part.identity.purpose')}>
          {text('name', { autoComplete: 'organization' })}
          {text('legalForm', { optional: true, list: forms })}
          <datalist id={forms}>
            {legalFormsOf(country).map((legalForm) => (
              <option key={legalForm}>{legalForm}</option>
            ))}
          </datalist>
          {text('siren', { optional: true, inputMode: 'numeric' })}
          {text('siret', { optional: true, inputMode: 'numeric' })}
          {text('registrationNumber', { optional: true })}
          {text('vatNumber', { optional: true })}
        </FormPart>
        <FormPart title={t('part.address.title')} purpose={t('part.address.purpose')}>
          {text('line1', { autoComplete: 'address-line1' })}
          {text('line2', { optional: true, autoComplete: 'address-line2' })}
          <div className={classes.city}>
            {text('postalCode', { autoComplete: 'postal-code' })}
            {text('city', { autoComplete: 'address-level2' })}
          </div>
          {text('region', { optional: true, autoComplete: 'address-level1' })}
        </FormPart>
        <FormPart title={t('part.locale.title')} purpose={t('part.locale.purpose')}>
          <CompanyCountry
            value={country}
            fixed={base.countryFixed}
            error={errors.country}
            onChange={(chosen) => set('country', chosen)}
          />
          <SelectField
            label={t('field.language')}
            help={t('languageHelp')}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            value={values.language}
            error={errors.language}
            onChange={(chosen) =>
              set('language', LANGUAGES.find((value) => value === chosen) ?? values.language)
            }
          />
          <TimeZoneField
            value={values.timeZone}
            purpose={t('timeZonePurpose')}
            country={country}
            error={errors.timeZone}
            onChange={(zone) => set('timeZone', zone)}
          />
        </FormPart>
      </FormParts>
    </fieldset>
  )
}
