import { useClickOutside } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import clsx from 'clsx'
import {
  type ChangeEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { loadPhoneLibrary, useLoadedPhoneLibrary } from '../../format/phone.ts'
import type { PhoneLibrary } from '../../format/phone-library.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { TextField } from '../../ui/TextField.tsx'
import classes from './country.module.css'
import { DIALING_CODES } from './dialing-codes.ts'
import { Flag } from './Flag.tsx'
import { deleteThrough, formatTyped, isEmail, readPasted, type Typed } from './login.ts'
import door from './sign-in.module.css'

const loadList = () => import('./CountryList.tsx')
const CountryList = lazy(() => loadList().then((module) => ({ default: module.CountryList })))

const PASTE = 'insertFromPaste'

/** What the field holds after an edit of this kind (`InputEvent.inputType`). */
function interpret(phones: PhoneLibrary, before: string, typed: Typed, inputType: string): Typed {
  if (inputType === PASTE) {
    return readPasted(phones, typed.text, typed.country) ?? formatTyped(phones, typed)
  }
  const deleted = /^deleteContent(Backward|Forward)$/.exec(inputType)?.[1]
  return formatTyped(phones, deleted ? deleteThrough(before, typed, deleted === 'Backward') : typed)
}

interface LoginFieldProps {
  inputRef: RefObject<HTMLInputElement | null>
  value: string
  country: string
  error: ReactNode
  onChange: (changes: { login?: string; country?: string }) => void
}

/** Phone number or e-mail address, with the country in which a national number is read. */
export function LoginField({ inputRef, value, country, error, onChange }: LoginFieldProps) {
  const { t } = useTranslation('sign-in')
  const phones = useLoadedPhoneLibrary()
  const caret = useRef<number | null>(null)
  /** How the text came that was entered before the library had arrived, which is then read with the country as it is by then. */
  const early = useRef<'typed' | typeof PASTE | null>(null)
  const [choosing, setChoosing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const around = useClickOutside<HTMLDivElement>(() => setChoosing(false))

  useLayoutEffect(() => {
    if (caret.current !== null) inputRef.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const show = (next: Typed) => {
    caret.current = next.caret
    onChange({ login: next.text, country: next.country })
  }

  const onType = ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const text = currentTarget.value
    const inputType = nativeEvent instanceof InputEvent ? nativeEvent.inputType : ''
    if (!phones) {
      early.current = inputType === PASTE ? PASTE : 'typed'
      return onChange({ login: text })
    }
    const typed = { text, caret: currentTarget.selectionStart ?? text.length, country }
    show(interpret(phones, value, typed, inputType))
  }

  useEffect(() => {
    if (!phones || early.current === null) return
    const typed = { text: value, caret: inputRef.current?.selectionStart ?? value.length, country }
    show(interpret(phones, value, typed, early.current))
    early.current = null
  })

  const choose = (chosen: string) => {
    setChoosing(false)
    const login = phones ? formatTyped(phones, { text: value, caret: 0, country: chosen }).text : value
    onChange({ login, country: chosen })
    inputRef.current?.focus()
  }

  return (
    <div
      ref={around}
      className={door.login}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !around.current?.contains(relatedTarget)) setChoosing(false)
      }}
    >
      <TextField
        ref={inputRef}
        size="large"
        label={t('login.label')}
        help={t('login.help')}
        error={error}
        name="username"
        // The browser offers passkeys here too: usePasskeyAutofill.
        autoComplete="username webauthn"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={onType}
        onFocus={() => {
          setChoosing(false)
          // Not with the page: it is a seventh of its weight, and here in time for the third digit.
          void loadPhoneLibrary()
        }}
        leftSectionWidth={108}
        leftSectionPointerEvents="all"
        leftSection={
          <CountryButton
            ref={button}
            country={country}
            dimmed={isEmail(value)}
            open={choosing}
            onToggle={() => setChoosing(!choosing)}
          />
        }
      />
      {choosing && (
        <div className={door.countries}>
          <Suspense>
            <CountryList
              value={country}
              onChoose={choose}
              onClose={() => {
                setChoosing(false)
                button.current?.focus()
              }}
            />
          </Suspense>
        </div>
      )}
    </div>
  )
}

interface CountryButtonProps {
  ref: RefObject<HTMLButtonElement | null>
  country: string
  /** An e-mail address has no country. */
  dimmed: boolean
  open: boolean
  onToggle: () => void
}

function CountryButton({ ref, country, dimmed, open, onToggle }: CountryButtonProps) {
  const { t } = useTranslation('sign-in')
  const dialCode = DIALING_CODES.get(country) ?? ''
  const name = new Intl.DisplayNames(currentLanguage(), { type: 'region' }).of(country) ?? country
  const onKeyDown = (event: KeyboardEvent) => {
    if (open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    onToggle()
  }
  return (
    <button
      ref={ref}
      type="button"
      className={clsx(classes.button, dimmed && door.dimmed)}
      aria-haspopup="listbox"
      aria-expanded={open}
      aria-label={t('country.chosen', { name, dialCode })}
      onClick={onToggle}
      onKeyDown={onKeyDown}
      onPointerEnter={() => void loadList()}
      onFocus={() => void loadList()}
    >
      <Flag country={country} />
      <span className={classes.dialCode}>{dialCode}</span>
      <IconChevronDown size={14} stroke={1.75} aria-hidden />
    </button>
  )
}
