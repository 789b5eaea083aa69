import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../ui/Checkbox.tsx'
import type { Column, RowBoxes, Sort } from './table.ts'
import classes from './table.module.css'
import { cellClass } from './TableRow.tsx'

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  boxes: RowBoxes | undefined
  /** Have the rows actions? */
  actions: boolean
}

/** The head of a table: names of the columns, which sort, and the box that selects a page. */
export function TableHead<Row>({ columns, sort, boxes, actions }: TableHeadProps<Row>) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {boxes && (
          <th className={clsx(classes.head, classes.box)} scope="col">
            <Checkbox
              label={boxes.pageLabel}
              checked={boxes.page === 'all'}
              indeterminate={boxes.page === 'some'}
              onChange={boxes.onPage}
            />
          </th>
        )}
        {columns.map((column) => (
          <Head key={column.id} column={column} sort={sort} />
        ))}
        {actions && (
          <th className={clsx(classes.head, classes.actionsHead)} scope="col">
            <span className="visually-hidden">{t('table.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort: Sort | undefined }) {
  const { t } = useTranslation()
  const className = clsx(classes.head, cellClass(column))
  const style = { width: column.width }
  if (!sort || !column.sort) {
    return (
      <th className={className} style={style} scope="col">
        {column.header}
      </th>
    )
  }
  const ascending = sort.value === column.sort
  const descending = sort.value === `-${column.sort}`
  const Arrow = descending ? IconArrowDown : IconArrowUp
  const direction = descending ? 'descending' : 'ascending'
  return (
    <th
      className={className}
      style={style}
      scope="col"
      aria-sort={ascending || descending ? direction : undefined}
    >
      <button
        type="button"
        className={classes.sort}
        title={t('table.sortBy', { column: column.header })}
        onClick={() => sort.onChange(ascending ? `-${column.sort}` : (column.sort ?? ''))}
      >
        {column.header}
        <Arrow size={14} stroke={1.75} className={classes.arrow} aria-hidden />
      </button>
    </th>
  )
}
