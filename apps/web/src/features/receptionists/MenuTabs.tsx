import '@mantine/core/styles/Tabs.layer.css'
import { Tabs } from '@mantine/core'
import { possibleTwins } from '@switchboard/call-flow/menus'
import { MENU_MODES, type MenuKey, type MenuMode } from '@switchboard/contract/menus'
import { IconExclamationCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/SelectField.tsx'
import { linksOf, ownMenu } from './form.ts'
import { GreetingField } from './GreetingField.tsx'
import { MenuKeys } from './MenuKeys.tsx'
import { MissedFields } from './MissedFields.tsx'
import { MENU_ICONS } from './menu-icons.ts'
import classes from './receptionists.module.css'
import { type Form, useMenu } from './useMenu.ts'

interface MenuTabsProps {
  form: Form
  /** The menu that is shown. */
  shown: MenuMode
  onShow: (mode: MenuMode) => void
  waiting: ReadonlySet<MenuKey>
  /** The receptionist's own id. */
  id: string | null
}

/** The three menus, one at a time. */
export function MenuTabs({ form, shown, onShow, waiting, id }: MenuTabsProps) {
  const { t } = useTranslation('receptionists')
  const wrong = new Set(Object.keys(form.errors).map((path) => path.split('.')[0]))
  return (
    <Tabs
      value={shown}
      onChange={(value) => onShow(MENU_MODES.find((mode) => mode === value) ?? shown)}
      classNames={{ list: classes.tabs, tab: classes.tab, panel: classes.menu }}
      variant="none"
    >
      <Tabs.List aria-label={t('part.menus.title')}>
        {MENU_MODES.map((mode) => {
          const MenuIcon = MENU_ICONS[mode]
          const { sameAs } = form.values[mode]
          return (
            <Tabs.Tab key={mode} value={mode}>
              <MenuIcon size={16} stroke={1.75} aria-hidden />
              {t(`menu.${mode}`)}
              {sameAs && (
                <span className={classes.same}>{t('menu.like', { menu: t(`menu.${sameAs}`) })}</span>
              )}
              {wrong.has(mode) && (
                <IconExclamationCircle
                  size={16}
                  stroke={1.75}
                  className={classes.wrong}
                  aria-label={t('menu.wrong')}
                />
              )}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      {MENU_MODES.map((mode) => (
        <Tabs.Panel key={mode} value={mode}>
          {mode === shown && <MenuFields form={form} mode={mode} waiting={waiting} id={id} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

const OWN = 'own'

function MenuFields({
  form,
  mode,
  waiting,
  id,
}: Omit<MenuTabsProps, 'shown' | 'onShow'> & { mode: MenuMode }) {
  const { t } = useTranslation('receptionists')
  const state = useMenu(form, mode)
  const choices = possibleTwins(linksOf(form.values), mode)
  return (
    <>
      <p className={classes.note}>{t(`menu.when.${mode}`)}</p>
      {choices.length > 0 && (
        <SelectField
          label={t('menu.sameAs')}
          data={[
            { value: OWN, label: t('menu.own') },
            ...choices.map((value) => ({ value, label: t(`menu.sameAsMenu.${value}`) })),
          ]}
          value={state.menu.sameAs ?? OWN}
          onChange={(value) => {
            const sameAs = choices.find((each) => each === value)
            const twin = form.values[state.menu.sameAs ?? mode]
            state.set(sameAs ? { sameAs } : ownMenu(state.menu, twin), 'sameAs')
          }}
          error={state.errorOf('sameAs')}
        />
      )}
      {state.menu.sameAs === null && (
        <>
          <GreetingField state={state} />
          <MenuKeys state={state} waiting={waiting} except={id} />
          <MissedFields state={state} except={id} />
        </>
      )}
    </>
  )
}
