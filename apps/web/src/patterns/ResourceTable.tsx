import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Action, ActionMenu } from './ActionMenu.tsx'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { LinkButton } from './LinkButton.tsx'
import { LoadMore, type LoadMoreProps } from './LoadMore.tsx'
import classes from './table.module.css'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** A grey line under the cell; in the first column outside the link, so that it is not part of the name. */
  second?: (row: Row) => ReactNode
  /** The name the API sorts by; without it the column does not sort. */
  sort?: string
  /** Numbers stand right. */
  align?: 'end'
  /** Left out below 1024 px (`wide`) or 640 px (`medium`). */
  from?: 'wide' | 'medium'
  /** Width of the placeholder while loading; CSS. */
  skeleton?: string
}

/** A row's action; a `quick` one is also a button that shows on hover and focus. */
export type RowAction = Action & { quick?: boolean }

interface ResourceTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  label: string
  /** The first column is the row's link and its name. */
  columns: readonly Column<Row>[]
  /** `undefined` while loading: placeholders in the final layout. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** What a row is called, in "Actions for …". */
  rowName: (row: Row) => string
  rowLink?: (row: Row) => string
  /** The row whose panel is open. */
  currentKey?: string | undefined
  actions?: (row: Row) => readonly RowAction[]
  /** `name` ascending, `-name` descending, as in the API. */
  sort?: { value: string; onChange: (value: string) => void }
  more?: LoadMoreProps
  /** In place of the table when there are no rows. */
  empty: ReactNode
}

const PLACEHOLDERS = Array.from({ length: 8 }, (_, index) => String(index))

/** A list of things of one kind: a real table, 40 px rows, sorting heads, a link and actions in each row. */
export function ResourceTable<Row>(props: ResourceTableProps<Row>) {
  const { label, columns, rows, rowKey, actions, sort, more, empty } = props
  const { t } = useTranslation()
  if (rows?.length === 0) return <div className={classes.frame}>{empty}</div>
  return (
    <div>
      {/* A region that scrolls must be reachable by keyboard; its rows' links make it so. */}
      <div className={classes.frame}>
        <table className={classes.table} aria-label={label} aria-busy={rows === undefined}>
          <thead>
            <tr>
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
          <tbody>
            {rows
              ? rows.map((row) => <TableRow key={rowKey(row)} row={row} {...props} />)
              : PLACEHOLDERS.map((key) => (
                  <PlaceholderRow key={key} columns={columns} actions={Boolean(actions)} />
                ))}
          </tbody>
        </table>
      </div>
      {more && <LoadMore {...more} />}
    </div>
  )
}

const cellClass = ({ align, from }: Pick<Column<never>, 'align' | 'from'>) =>
  clsx(classes.cell, align && classes.end, from && classes[from])

function Head<Row>({ column, sort }: { column: Column<Row>; sort: ResourceTableProps<Row>['sort'] }) {
  const { t } = useTranslation()
  const className = clsx(classes.head, cellClass(column))
  if (!sort || !column.sort) {
    return (
      <th className={className} scope="col">
        {column.header}
      </th>
    )
  }
  const ascending = sort.value === column.sort
  const descending = sort.value === `-${column.sort}`
  const Arrow = descending ? IconArrowDown : IconArrowUp
  const direction = descending ? 'descending' : 'ascending'
  return (
    <th className={className} scope="col" aria-sort={ascending || descending ? direction : undefined}>
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

function TableRow<Row>({
  row,
  columns,
  rowKey,
  rowName,
  rowLink,
  currentKey,
  actions,
}: ResourceTableProps<Row> & { row: Row }) {
  return (
    <tr className={classes.row} aria-current={rowKey(row) === currentKey || undefined}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} className={cellClass(column)} scope="row">
            {rowLink ? (
              <Link to={rowLink(row)} className={classes.link} preventScrollReset>
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
            <Second column={column} row={row} />
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)}>
            {column.cell(row)}
            <Second column={column} row={row} />
          </td>
        ),
      )}
      {actions && (
        <td className={clsx(classes.cell, classes.actions)}>
          <RowActions name={rowName(row)} actions={actions(row)} />
        </td>
      )}
    </tr>
  )
}

function Second<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const text = column.second?.(row)
  return text ? <span className={classes.second}>{text}</span> : null
}

function RowActions({ name, actions }: { name: string; actions: readonly RowAction[] }) {
  const { t } = useTranslation()
  const quick = actions.filter((action) => action.quick && action.disabledReason === undefined)
  return (
    <>
      <span className={classes.quick}>
        {quick.map(({ label, icon: QuickIcon, to, onSelect }) => {
          const icon = <QuickIcon size={16} stroke={1.75} aria-hidden />
          const accessibleName = t('table.actionOn', { action: label, name })
          // The browser's own tooltip: a hundred of ours would cost more than all the rest of the table.
          const props = { icon, title: label, 'aria-label': accessibleName, variant: 'quiet' } as const
          return to === undefined ? (
            <Button key={label} {...props} onClick={onSelect} />
          ) : (
            <LinkButton key={label} {...props} to={to} />
          )
        })}
      </span>
      <ActionMenu actions={actions}>
        <Button
          variant="quiet"
          icon={<IconDots size={16} stroke={1.75} aria-hidden />}
          aria-label={t('action.more', { name })}
        />
      </ActionMenu>
    </>
  )
}

function PlaceholderRow<Row>({ columns, actions }: { columns: readonly Column<Row>[]; actions: boolean }) {
  return (
    <tr className={classes.row}>
      {columns.map((column) => (
        <td key={column.id} className={cellClass(column)}>
          <Skeleton width={column.skeleton ?? '60%'} />
        </td>
      ))}
      {actions && <td className={classes.cell} aria-hidden />}
    </tr>
  )
}
