import { IconDots } from '@tabler/icons-react'
import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ActionMenu } from './ActionMenu.tsx'
import { LinkButton } from './LinkButton.tsx'
import type { Column, RowAction, RowProps } from './table.ts'
import classes from './table.module.css'

/** Marks what of a row takes the focus when keys move from row to row. */
export const ROW_TARGET = 'data-row-target'

export const cellClass = ({ align, from }: Pick<Column<never>, 'align' | 'from'>) =>
  clsx(classes.cell, align && classes.end, from && classes[from])

/** The head of the table is the first row. */
const rowIndex = (index: number) => ({ 'data-index': index, 'aria-rowindex': index + 2 })

function FullRow<Row>(props: RowProps<Row> & { row: Row; index: number }) {
  const { row, index, columns, rowKey, rowName, currentKey, actions, boxes } = props
  const { t } = useTranslation()
  const key = rowKey(row)
  const selected = boxes?.isSelected(key) ?? false
  return (
    <tr
      className={classes.row}
      {...rowIndex(index)}
      data-key={key}
      data-selected={selected || undefined}
      aria-current={key === currentKey || undefined}
    >
      {boxes && (
        <td className={clsx(classes.cell, classes.box)}>
          <Checkbox
            label={t('table.select', { name: rowName(row) })}
            checked={selected}
            onChange={(range) => boxes.onRow(index, range)}
          />
        </td>
      )}
      {columns.map((column, place) =>
        place === 0 ? (
          <NameCell key={column.id} column={column} {...props} />
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

/** A row: its box, its link, its cells, its actions. Drawn again only when something of it has changed, not as the page scrolls. */
export const TableRow = memo(FullRow) as typeof FullRow

function NameCell<Row>({
  column,
  row,
  rowLink,
}: Pick<RowProps<Row>, 'rowLink'> & { column: Column<Row>; row: Row }) {
  return (
    <th className={clsx(cellClass(column), classes.name)} scope="row">
      {rowLink ? (
        <Link to={rowLink(row)} className={classes.link} preventScrollReset {...{ [ROW_TARGET]: true }}>
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      )}
      <Second column={column} row={row} />
    </th>
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

/** Holds the place of a row that is not loaded. It can be reached by keys, so that they lead on through it. */
export function PlaceholderRow<Row>({
  index,
  columns,
  actions,
  boxes,
}: Pick<RowProps<Row>, 'columns' | 'actions' | 'boxes'> & { index: number }) {
  const { t } = useTranslation()
  return (
    <tr className={classes.row} {...rowIndex(index)}>
      {boxes && <td className={clsx(classes.cell, classes.box)} aria-hidden />}
      {columns.map((column, place) => (
        <td key={column.id} className={cellClass(column)}>
          {place === 0 && (
            <span className="visually-hidden" tabIndex={-1} {...{ [ROW_TARGET]: true }}>
              {t('loading')}
            </span>
          )}
          <Skeleton width={column.skeleton ?? '60%'} />
        </td>
      ))}
      {actions && <td className={classes.cell} aria-hidden />}
    </tr>
  )
}
