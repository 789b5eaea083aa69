import { MENU_RETRIES, WAIT_SECONDS } from '@switchboard/contract/menus'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CountField } from '../../ui/CountField.tsx'
import { ActionField } from './ActionField.tsx'
import type { MissedForm } from './form.ts'
import classes from './receptionists.module.css'
import type { MenuState } from './useMenu.ts'

/** What a menu can do itself once it was played often enough. */
const ENDS = ['operator', 'hang_up'] as const

/** What becomes of callers who press nothing, and of those who press a key that does nothing. */
export function MissedFields({ state, except }: { state: MenuState; except: string | null }) {
  const { t } = useTranslation('receptionists')
  const { menu, set, errorOf } = state
  const { noInput, invalidKey } = menu
  const changeNoInput = (changes: Partial<MissedForm>, part: string) => {
    // Whoever presses nothing and whoever presses the wrong key mostly need the same, so that is proposed.
    const proposed = changes.action && invalidKey.action === null ? changes.action : invalidKey.action
    set({ noInput: { ...noInput, ...changes }, invalidKey: { ...invalidKey, action: proposed } }, part)
  }
  return (
    <div className={classes.missed}>
      <fieldset className={classes.group}>
        <legend>{t('noInput.title')}</legend>
        <div className={classes.pair}>
          <CountField
            label={t('noInput.seconds')}
            unit={t('unit.seconds')}
            digits={2}
            help={t('range', WAIT_SECONDS)}
            value={noInput.seconds}
            onChange={(seconds) => set({ noInput: { ...noInput, seconds } }, 'noInput.seconds')}
            error={errorOf('noInput.seconds')}
          />
          <Retries
            value={noInput.retries}
            onChange={(retries) => changeNoInput({ retries }, 'noInput.retries')}
            error={errorOf('noInput.retries')}
          />
        </div>
        <ActionField
          label={t('noInput.then')}
          value={noInput.action}
          own={ENDS}
          onChange={(action = null) => changeNoInput({ action }, 'noInput.action')}
          error={errorOf('noInput.action')}
          except={except}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('invalidKey.title')}</legend>
        <div className={classes.pair}>
          <Retries
            value={invalidKey.retries}
            onChange={(retries) => set({ invalidKey: { ...invalidKey, retries } }, 'invalidKey.retries')}
            error={errorOf('invalidKey.retries')}
          />
        </div>
        <ActionField
          label={t('noInput.then')}
          value={invalidKey.action}
          own={ENDS}
          onChange={(action = null) => set({ invalidKey: { ...invalidKey, action } }, 'invalidKey.action')}
          error={errorOf('invalidKey.action')}
          except={except}
        />
      </fieldset>
    </div>
  )
}

interface RetriesProps {
  value: MissedForm['retries']
  onChange: (value: MissedForm['retries']) => void
  error: ReactNode
}

function Retries(props: RetriesProps) {
  const { t } = useTranslation('receptionists')
  return (
    <CountField
      label={t('retries')}
      unit={t('unit.times')}
      digits={1}
      help={t('range', MENU_RETRIES)}
      {...props}
    />
  )
}
