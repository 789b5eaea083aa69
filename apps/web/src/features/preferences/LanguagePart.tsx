import { LANGUAGES, type Language } from '@switchboard/contract/common'
import type { Preferences } from '@switchboard/contract/preferences'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { PartForm } from './PartForm.tsx'
import classes from './preferences.module.css'
import { usePart } from './usePart.ts'

/** Stands for the company's language: `Select` takes an empty value for none chosen. */
const COMPANY = 'company'

const MODEL = {
  from: ({ promptLanguage }: Preferences) => ({ language: promptLanguage ?? COMPANY }),
  to: ({ language }: { language: string }) => ({
    promptLanguage: LANGUAGES.find((each) => each === language) ?? null,
  }),
}

/** What callers are spoken to in, and by which clock. */
export function LanguagePart() {
  const { t } = useTranslation('preferences')
  const { tenant } = useSession()
  const part = usePart(MODEL)
  const own = LANGUAGE_NAMES[tenant.language as Language]
  return (
    <PartForm
      part={part}
      title={t('language.title')}
      purpose={t('language.purpose')}
      submitLabel={t('language.save')}
    >
      <dl className={classes.fact}>
        <dt>{t('timeZone.label')}</dt>
        <dd>{tenant.timeZone}</dd>
        <dd className={classes.note}>
          <Trans
            t={t}
            i18nKey={can('settings:read') ? 'timeZone.help' : 'timeZone.helpWithout'}
            components={[<Link key="company" to={paths.settingsCompany()} />]}
          />
        </dd>
      </dl>
      <SelectField
        label={t('language.label')}
        help={t('language.help')}
        data={[
          { value: COMPANY, label: t('language.company', { language: own }) },
          ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        ]}
        value={part.values.language}
        onChange={(language) => language && part.set({ language })}
      />
    </PartForm>
  )
}
