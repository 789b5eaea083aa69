import { LANGUAGES } from '@switchboard/contract/common'
import { MENU_MODES, type MenuMode } from '@switchboard/contract/menus'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useSession } from '../../api/session-store.ts'
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { FormPart, FormParts } from '../../patterns/FormParts.tsx'
import { TimeZoneField } from '../../patterns/time-zone/TimeZoneField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { NumberField } from '../../patterns/object/NumberField.tsx'
import { PlaylistField } from '../playlists/index.ts'
import { DialingFields } from './DialingFields.tsx'
import { HoursFields } from './HoursFields.tsx'
import { MenuTabs } from './MenuTabs.tsx'
import classes from './receptionists.module.css'
import { Summary } from './Summary.tsx'
import type { Form } from './useMenu.ts'
import { useWaiting } from './useWaiting.ts'

export interface ReceptionistFieldsProps {
  form: Form
  /** Null while creating. */
  id: string | null
  /** The number it has now; empty while creating. */
  savedNumber: string
}

/** The fields of a receptionist, for a new one and for one that exists, and beside them what callers will hear. */
export function ReceptionistFields({ form, id, savedNumber }: ReceptionistFieldsProps) {
  const { t } = useTranslation('receptionists')
  const { country } = useSession().tenant
  const [shown, show] = useShownMenu(form)
  const waiting = useWaiting(form.values)
  const { values, errors } = form
  return (
    <div className={classes.editor}>
      <FormParts>
        <FormPart title={t('part.general.title')} purpose={t('part.general.purpose')}>
          <TextField label={t('field.name')} autoComplete="off" {...form.getInputProps('name')} />
          <NumberField
            value={values.number}
            onChange={(number) => form.setFieldValue('number', number)}
            error={errors['number']}
            id={id}
            saved={savedNumber}
          />
          <SelectField
            label={t('field.language')}
            help={t('field.languageHelp')}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            {...form.getInputProps('language')}
          />
        </FormPart>
        <FormPart title={t('part.hours.title')} purpose={t('part.hours.purpose')}>
          <HoursFields form={form} />
          <TimeZoneField
            value={values.timeZone}
            purpose={t('field.timeZonePurpose')}
            country={country}
            error={errors['timeZone']}
            onChange={(zone) => form.setFieldValue('timeZone', zone)}
          />
        </FormPart>
        <FormPart title={t('part.menus.title')} purpose={t('part.menus.purpose')}>
          <MenuTabs form={form} shown={shown} onShow={show} waiting={waiting} id={id} />
        </FormPart>
        <FormPart title={t('part.dialing.title')} purpose={t('part.dialing.purpose')}>
          <DialingFields form={form} waiting={waiting} id={id} />
        </FormPart>
        <FormPart title={t('part.music.title')} purpose={t('part.music.purpose')}>
          <PlaylistField
            label={t('music.playlist')}
            none={t('music.company')}
            value={values.holdPlaylistId || null}
            onChange={(id) => form.setFieldValue('holdPlaylistId', id ?? '')}
            error={errors['holdPlaylistId']}
          />
        </FormPart>
      </FormParts>
      <Summary values={values} shown={shown} onShow={show} />
    </div>
  )
}

/** Which menu is shown: first the one that the address asks for, then the one that has errors. */
function useShownMenu({ errors }: Form) {
  const [params] = useSearchParams()
  const [shown, show] = useState<MenuMode>(
    () => MENU_MODES.find((mode) => mode === params.get('menu')) ?? 'open',
  )
  const [told, setTold] = useState(errors)
  if (errors !== told) {
    setTold(errors)
    const isWrong = (mode: MenuMode) => Object.keys(errors).some((path) => path.startsWith(`${mode}.`))
    const wrong = MENU_MODES.find(isWrong)
    if (wrong && !isWrong(shown)) show(wrong)
  }
  return [shown, show] as const
}
