import { EXTENSION_STATUSES } from '@switchboard/contract/extensions'
import { EXTENSION_KINDS } from '@switchboard/contract/extension-ref'
import { useTranslation } from 'react-i18next'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'
import { STATUS_ICONS } from './statusIcons.ts'
import { isFiltered, type ListState } from './list-state.ts'

interface ListFiltersProps {
  state: ListState
  count: { matching: number; total: number } | undefined
  onChange: (changes: Partial<Record<keyof ListState, string>>) => void
  onClear: () => void
}

/** Search, kind and status of the list, and how many rows they leave. */
export function ListFilters({ state, count, onChange, onClear }: ListFiltersProps) {
  const { t } = useTranslation('extensions')
  const kinds = EXTENSION_KINDS.map((value) => ({
    value,
    label: t(`kind.${value}`),
    icon: KIND_ICONS[value],
  }))
  const statuses = EXTENSION_STATUSES.map((value) => ({
    value,
    label: t(`status.${value}`),
    icon: STATUS_ICONS[value],
  }))
  return (
    <FilterBar
      search={{ label: t('search'), value: state.search, onChange: (search) => onChange({ search }) }}
      filters={[
        {
          id: 'kind',
          label: t('column.kind'),
          value: state.kind ?? '',
          options: kinds,
          onChange: (kind) => onChange({ kind }),
        },
        {
          id: 'status',
          label: t('column.status'),
          value: state.status ?? '',
          options: statuses,
          onChange: (status) => onChange({ status }),
        },
      ]}
      count={count && t(isFiltered(state) ? 'count.some' : 'count.all', { count: count.total, ...count })}
      onClear={onClear}
    />
  )
}
