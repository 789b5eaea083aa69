import { NUMBER_KINDS, NUMBER_SOURCES, phoneNumbers } from '@switchboard/contract/phone-numbers'
import { IconEye, IconHash, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Outlet, useParams, useSearchParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useNumberFormat } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { ResourceTable } from '../../patterns/ResourceTable.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { useColumns } from './columns.tsx'
import {
  ADDRESSES,
  DESTINATIONS,
  filterNumbers,
  isFiltered,
  type ListState,
  parseListState,
  toQuery,
} from './list-state.ts'
import { numbersQuery } from './queries.ts'

export async function loader(): Promise<null> {
  await Promise.all([
    can(phoneNumbers.list) && queryClient.ensureQueryData(numbersQuery()),
    loadStrings('phone-numbers', 'object'),
    loadDestinations(),
  ])
  return null
}

/** The numbers of the company, and the panels that edit them. */
export function Component() {
  const { t } = useTranslation('phone-numbers')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<keyof ListState>()
  const clear = () => set({ search: '', kind: '', source: '', destination: '', address: '' })
  const { items } = usePrefetched(numbersQuery()).data
  const rows = filterNumbers(items, state)
  const count = items.length
  const { id: currentKey } = useParams()
  const format = useNumberFormat()
  const link = (id: string) => paths.number(id, toQuery(state))
  const mayEdit = can(phoneNumbers.update)
  return (
    <>
      {count > 0 && (
        <Filters
          state={state}
          count={isFiltered(state) ? t('found', { found: rows.length, count }) : t('count', { count })}
          onChange={set}
          onClear={clear}
        />
      )}
      <ResourceTable
        label={t('title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ e164 }) => format(e164)}
        rowLink={({ id }) => link(id)}
        currentKey={currentKey}
        actions={({ id }) => [
          mayEdit
            ? { label: t('row.edit'), icon: IconPencil, to: link(id), quick: true }
            : { label: t('row.view'), icon: IconEye, to: link(id), quick: true },
        ]}
        empty={
          count > 0 ? (
            <NothingFound title={t('empty.found.title')} detail={t('empty.found.detail')} onClear={clear} />
          ) : (
            <EmptyState icon={IconHash} title={t('empty.none.title')} detail={t('empty.none.detail')} />
          )
        }
      />
      <Outlet />
    </>
  )
}

interface FiltersProps {
  state: ListState
  count: string
  onChange: (changes: Partial<Record<keyof ListState, string>>) => void
  onClear: () => void
}

function Filters({ state, count, onChange, onClear }: FiltersProps) {
  const { t } = useTranslation('phone-numbers')
  return (
    <FilterBar
      search={{ label: t('search'), value: state.search, onChange: (search) => onChange({ search }) }}
      filters={[
        {
          id: 'kind',
          label: t('column.kind'),
          value: state.kind ?? '',
          options: NUMBER_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          onChange: (kind) => onChange({ kind }),
        },
        {
          id: 'destination',
          label: t('filter.destination'),
          value: state.destination ?? '',
          options: DESTINATIONS.map((value) => ({ value, label: t(`filter.${value}`) })),
          onChange: (destination) => onChange({ destination }),
        },
        {
          id: 'address',
          label: t('filter.address'),
          value: state.address ?? '',
          options: ADDRESSES.map((value) => ({ value, label: t(`filter.${value}`) })),
          onChange: (address) => onChange({ address }),
        },
        {
          id: 'source',
          label: t('column.source'),
          value: state.source ?? '',
          options: NUMBER_SOURCES.map((value) => ({ value, label: t(`source.${value}`) })),
          onChange: (source) => onChange({ source }),
        },
      ]}
      count={count}
      onClear={onClear}
    />
  )
}
