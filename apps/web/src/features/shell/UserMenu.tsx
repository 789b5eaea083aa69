import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import type { Theme } from '@switchboard/contract/common'
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconScale,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../api/session-store.ts'
import { savePreferences, signOut } from '../../api/session.ts'
import { leave } from '../../api/leave.ts'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, setLanguage } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { toast } from '../../patterns/toast.ts'
import menu from '../../ui/menu.module.css'
import classes from './shell.module.css'

const THEMES = [
  { theme: 'system', icon: IconDeviceDesktop },
  { theme: 'light', icon: IconSun },
  { theme: 'dark', icon: IconMoon },
] as const

const schemeOf = (theme: Theme): MantineColorScheme => (theme === 'system' ? 'auto' : theme)

/** Who is signed in, as what; language, theme, signing out. */
export function UserMenu() {
  const { t } = useTranslation('shell')
  const { user } = useSession()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const name = `${user.firstName} ${user.lastName}`
  useEffect(() => setColorScheme(schemeOf(user.theme)), [user.theme, setColorScheme])

  const failed = () => toast({ tone: 'bad', message: t('menu.failed') })
  const chooseTheme = (theme: Theme) => {
    setColorScheme(schemeOf(theme))
    savePreferences({ theme }).catch(failed)
  }

  return (
    <Menu
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      offset={4}
      width={240}
      transitionProps={{ duration: 100, transition: 'fade' }}
      classNames={{ dropdown: menu.dropdown, item: menu.item, itemSection: menu.icon, label: menu.heading }}
    >
      <Menu.Target>
        <button type="button" className={classes.user}>
          <span className="visually-hidden">{t('menu.label', { name })}</span>
          <span className={classes.initials} aria-hidden>
            {user.firstName.charAt(0)}
            {user.lastName.charAt(0)}
          </span>
          <span className={classes.userName} aria-hidden>
            {name}
          </span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.menuHead}>
          <p className={classes.menuName} title={name}>
            {name}
          </p>
          <p className={classes.menuDetail}>{t(`role.${user.role}`)}</p>
          {user.email && (
            <p className={classes.menuDetail} title={user.email}>
              {user.email}
            </p>
          )}
        </div>
        <Menu.Item
          component={Link}
          to={paths.profile()}
          leftSection={<IconUser size={16} stroke={1.75} aria-hidden />}
        >
          {t('menu.profile')}
        </Menu.Item>
        <hr className={menu.separator} />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Choice
            key={language}
            value={language}
            chosen={language === currentLanguage()}
            onChoose={() => {
              void setLanguage(language)
              savePreferences({ language }).catch(failed)
            }}
          >
            <span lang={language}>{LANGUAGE_NAMES[language]}</span>
          </Choice>
        ))}
        <hr className={menu.separator} />
        <Menu.Label>{t('menu.theme')}</Menu.Label>
        {THEMES.map(({ theme, icon: ThemeIcon }) => (
          <Choice
            key={theme}
            value={theme}
            chosen={theme === user.theme}
            icon={<ThemeIcon size={16} stroke={1.75} aria-hidden />}
            onChoose={() => chooseTheme(theme)}
          >
            {t(`menu.${theme}`)}
          </Choice>
        ))}
        <hr className={menu.separator} />
        <Menu.Item
          component={Link}
          to={paths.legal('imprint')}
          leftSection={<IconScale size={16} stroke={1.75} aria-hidden />}
        >
          {t('menu.legal')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />}
          onClick={() => void signOut().then(leave, failed)}
        >
          {t('menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChoiceProps {
  value: string
  chosen: boolean
  icon?: ReactNode
  onChoose: () => void
  children: ReactNode
}

function Choice({ value, chosen, icon, onChoose, children }: ChoiceProps) {
  return (
    <Menu.RadioItem
      value={value}
      checked={chosen}
      checkIcon={<IconCheck size={16} stroke={1.75} aria-hidden />}
      onChange={onChoose}
    >
      <span className={menu.choice}>
        {icon}
        {children}
      </span>
    </Menu.RadioItem>
  )
}
