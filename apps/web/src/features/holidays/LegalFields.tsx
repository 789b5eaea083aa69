import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { CalendarForm } from './form.ts'
import classes from './holidays.module.css'
import { LegalDays } from './LegalDays.tsx'
import { countriesQuery, regionsQuery } from './queries.ts'

const NONE = ''
/** Where Good Friday is a holiday in some communes only (Code du travail, L3134-13). */
const ALSACE_MOSELLE = ['57', '67', '68']

/** Whose legal holidays count, and which of them do not. */
export function LegalFields({ form }: { form: UseFormReturnType<CalendarForm> }) {
  const { t } = useTranslation('holidays')
  const language = currentLanguage()
  const { country, region } = form.values
  const { items: countries } = usePrefetched(countriesQuery()).data
  const { data } = useQuery({ ...regionsQuery(country), enabled: country !== NONE })
  const regions = data?.items ?? []
  const byName = (one: { label: string }, other: { label: string }) =>
    one.label.localeCompare(other.label, language)
  const choose = (values: Partial<CalendarForm>) => form.setValues({ leftOut: [], ...values })
  return (
    <>
      <div className={classes.where}>
        <SelectField
          label={t('legal.country')}
          searchable
          data={[
            { value: NONE, label: t('legal.noCountry') },
            ...countries
              .map((code) => ({ value: code, label: countryName(code, language) }))
              .toSorted(byName),
          ]}
          value={country}
          error={form.errors['country']}
          onChange={(code) => choose({ country: code ?? NONE, region: NONE })}
        />
        {regions.length > 0 && (
          <SelectField
            label={t('legal.regionLabel')}
            searchable
            data={[
              { value: NONE, label: t('legal.wholeCountry') },
              ...regions.map(({ code, names }) => ({ value: code, label: names[language] })).toSorted(byName),
            ]}
            value={region}
            error={form.errors['region']}
            onChange={(code) => choose({ region: code ?? NONE })}
          />
        )}
      </div>
      {country === 'FR' && ALSACE_MOSELLE.includes(region) && (
        <p className={classes.note}>{t('legal.goodFriday')}</p>
      )}
      {country !== NONE && (
        <LegalDays
          country={country}
          region={region}
          leftOut={form.values.leftOut}
          onChange={(leftOut) => form.setFieldValue('leftOut', leftOut)}
        />
      )}
    </>
  )
}
