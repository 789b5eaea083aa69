import { type InternationalCalls, mayDial } from '@switchboard/contract/call-policy'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { countryName } from '../../format/countries.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { Badge } from '../../ui/Badge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './preferences.module.css'
import { readDialled } from './dialled.ts'

/** Tells of any number whether phones could call it with what is chosen, saved or not. */
export function TryNumber({ international }: { international: InternationalCalls }) {
  const { t } = useTranslation('preferences')
  const { country: own } = useSession().tenant
  const phones = usePhoneLibrary()
  const [typed, setTyped] = useState('')
  const dialled = phones && readDialled(phones, typed, own)
  const verdict = dialled && mayDial({ country: own, enabled: true, international }, dialled)
  const country = dialled?.country ? countryName(dialled.country, currentLanguage()) : t('try.nowhere')
  return (
    <div className={classes.try}>
      <TextField
        label={t('try.label')}
        help={t('try.help')}
        optional
        inputMode="tel"
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <output className={classes.verdict}>
        {verdict && (
          <>
            <Badge tone={verdict.allowed ? 'good' : 'bad'} icon={verdict.allowed ? IconCheck : IconX}>
              {t(verdict.allowed ? 'try.allowed' : 'try.refused')}
            </Badge>
            <span>{t(`try.because.${verdict.because}`, { country })}</span>
          </>
        )}
      </output>
    </div>
  )
}
