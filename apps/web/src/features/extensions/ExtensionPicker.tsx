import { useDebouncedValue } from '@mantine/hooks'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './extensions.module.css'
import { KIND_ICONS } from './kinds.ts'
import { suggestionsQuery } from './queries.ts'

interface ExtensionPickerProps {
  value: ExtensionRef | null
  onChange: (value: ExtensionRef | null) => void
  error?: ReactNode
  /** An extension that is not offered: a phone does not forward to itself. */
  except: string | null
}

const PAUSE = 150

/** One of the company's extensions, found by name or number as it is typed, whatever one's role. */
export function ExtensionPicker({ value, onChange, error, except }: ExtensionPickerProps) {
  const { t } = useTranslation('extensions')
  const labelOf = ({ name, number }: ExtensionRef) => t('reference', { name, number })
  const [text, setText] = useState(value ? labelOf(value) : '')
  // The chosen one's own label is not a search.
  const [search] = useDebouncedValue(value && text === labelOf(value) ? '' : text.trim(), PAUSE)
  const { data, isFetching } = useQuery({ ...suggestionsQuery(search), placeholderData: keepPreviousData })
  const found = data?.items.filter(({ id }) => id !== except) ?? []
  const all = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found
  return (
    <SelectField
      label={t('calls.extension')}
      placeholder={t('calls.extensionPlaceholder')}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={all.map((extension) => ({ value: extension.id, label: labelOf(extension) }))}
      nothingFoundMessage={t(isFetching ? 'calls.searching' : 'calls.noExtension')}
      renderOption={({ option }) => {
        const extension = all.find(({ id }) => id === option.value)
        return extension && <Option extension={extension} />
      }}
      value={value?.id ?? null}
      onChange={(id) => onChange(all.find((extension) => extension.id === id) ?? null)}
      error={error}
    />
  )
}

function Option({ extension: { name, number, kind } }: { extension: ExtensionRef }) {
  const KindIcon = KIND_ICONS[kind]
  return (
    <span className={classes.option}>
      <KindIcon size={16} stroke={1.75} className={classes.muted} aria-hidden />
      <span className={classes.optionName}>{name}</span>
      <span className={classes.optionNote}>{number}</span>
    </span>
  )
}
