import type { Destination, DestinationView } from '@switchboard/contract/destination'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { countryName } from '../../format/countries.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { DestinationIcon } from './DestinationIcon.tsx'
import classes from './destinations.module.css'
import { extensionOf, keyOf } from './options.ts'
import { useDestinations } from './useDestinations.ts'
import { useDestinationText } from './useDestinationText.ts'

interface DestinationFieldProps extends FieldProps {
  value: DestinationView | null
  onChange: (value: DestinationView | null) => void
  /** What may be chosen; everything, unless it says otherwise. */
  kinds?: readonly Destination['kind'][]
  /** Offers no destination at all, in these words: "Nowhere". Null is then a choice like the others. */
  none?: string
  /** Id of an extension that is not offered, nor its voicemail. */
  except?: string | null
}

const ALL = ['extension', 'voicemail', 'external'] as const
/** Stands for null, which `Select` takes for nothing chosen yet. */
const NONE = 'none'

/**
 * Chooses where calls go: one field over all that a call can be sent to, found by name or number as it is typed; a number
 * outside the company is typed as it is dialled.
 */
export function DestinationField(props: DestinationFieldProps) {
  const { value, onChange, kinds = ALL, none, except = null, help, ...field } = props
  const { t } = useTranslation('destinations')
  const textOf = useDestinationText()
  const note = useNote(value)
  const label = value ? textOf(value) : (none ?? '')
  const key = value && keyOf(value)
  const [text, setText] = useState(label)
  const [told, setTold] = useState(key)
  // Another value, whoever chose it, is told in place of what was typed.
  if (key !== told) {
    setTold(key)
    setText(label)
  }
  const [opened, setOpened] = useState(false)
  // The label of what is chosen is not a search.
  const typed = text === label ? '' : text.trim()
  const offer = useDestinations({ typed, kinds, except, value, wanted: opened })
  const optionOf = (each: DestinationView) => ({ value: keyOf(each), label: textOf(each) })
  const groups = ALL.map((kind) => ({
    group: t(`group.${kind}`),
    items: offer.all.filter((each) => each.kind === kind).map(optionOf),
  }))
  const choose = (chosen: DestinationView | null) => {
    onChange(chosen)
    // Where what is chosen is put elsewhere, nothing stays in the field; where it stays, its label follows.
    setText(label)
  }
  const chooseFirst = async (input: HTMLInputElement) => {
    const first = await offer.first()
    if (!first || input.value !== text) return
    setOpened(false)
    choose(first)
  }
  const find = (chosen: string | null) => offer.all.find((each) => keyOf(each) === chosen) ?? null
  return (
    <SelectField
      {...field}
      help={note ?? help}
      placeholder={t(kinds.includes('external') ? 'placeholder' : 'placeholderInside')}
      autoComplete="off"
      leftSection={value && <DestinationIcon destination={value} />}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // Enter takes the first that is found: it never sends the form while something is typed.
      selectFirstOptionOnChange={typed !== '' && offer.settled}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || typed === '') return
        event.preventDefault()
        if (!offer.settled) void chooseFirst(event.currentTarget)
      }}
      onFocus={(event) => event.currentTarget.select()}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onBlur={() => {
        if (offer.certain) choose(offer.certain)
      }}
      filter={({ options }) => options}
      data={[
        ...(none !== undefined && typed === '' ? [{ value: NONE, label: none }] : []),
        ...groups.filter(({ items }) => items.length > 0),
      ]}
      nothingFoundMessage={offer.nothing}
      renderOption={({ option }) => {
        const destination = find(option.value)
        return destination ? <Option destination={destination} /> : option.label
      }}
      value={key ?? (none === undefined ? null : NONE)}
      onChange={(chosen) => choose(find(chosen))}
    />
  )
}

/** That calls to the outside cost, and where it is. */
function useNote(value: DestinationView | null): string | undefined {
  const { t } = useTranslation('destinations')
  const phones = usePhoneLibrary()
  const { country } = useSession().tenant
  if (value?.kind !== 'external') return undefined
  const abroad = phones?.parsePhoneNumberFromString(value.number)?.country
  if (abroad === undefined || abroad === country) return t('outside')
  return t('abroad', { country: countryName(abroad, currentLanguage()) })
}

function Option({ destination }: { destination: DestinationView }) {
  const { t } = useTranslation(['destinations', 'extensions'])
  const textOf = useDestinationText()
  const extension = extensionOf(destination)
  const name = () => {
    if (!extension) return textOf(destination)
    return destination.kind === 'voicemail' ? t('voicemailOf', { name: extension.name }) : extension.name
  }
  return (
    <span className={classes.option}>
      <DestinationIcon destination={destination} />
      <span className={classes.name}>{name()}</span>
      {destination.kind === 'extension' && (
        <span className="visually-hidden">{t(`extensions:kind.${destination.extension.kind}`)}</span>
      )}
      {extension && <span className={classes.number}>{extension.number}</span>}
    </span>
  )
}
