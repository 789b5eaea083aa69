import type { Preferences, PreferencesWrite } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { CountriesField } from './CountriesField.tsx'
import { PartForm } from './PartForm.tsx'
import { TryNumber } from './TryNumber.tsx'
import { usePart } from './usePart.ts'

interface Values {
  mode: PreferencesWrite['international']['mode']
  /** Kept while another mode is chosen, so that nothing is lost by looking. */
  countries: readonly string[]
}

const toInternational = ({ mode, countries }: Values): PreferencesWrite['international'] =>
  mode === 'countries' ? { mode, countries: [...countries] } : { mode }

const MODEL = {
  from: ({ international }: Preferences): Values => ({
    mode: international.mode,
    countries: international.mode === 'countries' ? international.countries : [],
  }),
  to: (values: Values) => ({ international: toInternational(values) }),
}

/** Which countries phones may call. */
export function InternationalPart() {
  const { t } = useTranslation('preferences')
  const part = usePart<Values>(MODEL)
  const { values, errors, set } = part
  return (
    <PartForm
      part={part}
      title={t('international.title')}
      purpose={t('international.purpose')}
      submitLabel={t('international.save')}
    >
      <RadioCards
        label={t('international.label')}
        stacked
        value={values.mode}
        options={[
          { value: 'allowed', label: t('international.allowed'), help: t('international.allowedHelp') },
          { value: 'countries', label: t('international.countries'), help: t('international.countriesHelp') },
          { value: 'blocked', label: t('international.blocked'), help: t('international.blockedHelp') },
        ]}
        onChange={(mode) => set({ mode })}
      />
      {values.mode === 'countries' && (
        <CountriesField
          value={values.countries}
          error={errors['international.countries']}
          onChange={(countries) => set({ countries })}
        />
      )}
      <TryNumber international={toInternational(values)} />
    </PartForm>
  )
}
