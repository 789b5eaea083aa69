import type { MenuActionView } from '@switchboard/contract/destination'
import { MENU_KEYS, MENU_MODES, type MenuMode } from '@switchboard/contract/menus'
import { useTranslation } from 'react-i18next'
import type { MenuForm, ReceptionistForm } from './form.ts'
import { MENU_ICONS } from './menu-icons.ts'
import classes from './receptionists.module.css'
import { useActionText } from './useActionText.ts'

interface SummaryProps {
  values: ReceptionistForm
  shown: MenuMode
  onShow: (mode: MenuMode) => void
}

/** What callers hear and can press, in words, as the form has it; each menu leads to its fields. */
export function Summary({ values, shown, onShow }: SummaryProps) {
  const { t } = useTranslation('receptionists')
  return (
    <aside className={classes.summary} aria-label={t('summary.title')}>
      <h2>{t('summary.title')}</h2>
      {MENU_MODES.map((mode) => {
        const MenuIcon = MENU_ICONS[mode]
        return (
          <section key={mode}>
            <button
              type="button"
              className={classes.summaryMode}
              aria-pressed={mode === shown}
              onClick={() => onShow(mode)}
            >
              <MenuIcon size={16} stroke={1.75} aria-hidden />
              {t(`menu.${mode}`)}
            </button>
            <MenuSummary menu={values[mode]} />
          </section>
        )
      })}
    </aside>
  )
}

function MenuSummary({ menu }: { menu: MenuForm }) {
  const { t } = useTranslation('receptionists')
  const actionText = useActionText()
  const { sameAs, greeting, keys, noInput, invalidKey } = menu
  if (sameAs !== null) return <p>{t(`menu.sameAsMenu.${sameAs}`)}</p>
  const then = (action: MenuActionView | null) => (action ? actionText(action) : t('keypad.unfinished'))
  return (
    <>
      {greeting.kind === 'text' && greeting.text.trim() !== '' && <q>{greeting.text.trim()}</q>}
      {greeting.kind === 'audio' && <p>{greeting.audioFile?.name || t('greeting.audio')}</p>}
      {greeting.kind === 'none' && <p>{t('summary.silent')}</p>}
      <dl>
        {MENU_KEYS.map((key) => {
          const action = keys[key]
          if (action === undefined) return null
          return (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{then(action)}</dd>
            </div>
          )
        })}
        <div>
          <dt>{t('summary.nothing')}</dt>
          <dd>{then(noInput.action)}</dd>
        </div>
        <div>
          <dt>{t('summary.other')}</dt>
          <dd>{then(invalidKey.action)}</dd>
        </div>
      </dl>
    </>
  )
}
