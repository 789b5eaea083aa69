import { useMediaQuery } from '@mantine/hooks'
import clsx from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { LoadMore, type LoadMoreProps } from './LoadMore.tsx'
import type { Reveal, RowProps, Rows, Sort } from './table.ts'
import classes from './table.module.css'
import { TableHead } from './TableHead.tsx'
import { PlaceholderRow, TableRow } from './TableRow.tsx'
import type { Range } from './visible.ts'
import { WindowedRows } from './WindowedRows.tsx'

interface ResourceTableProps<Row> extends RowProps<Row> {
  /** What the table lists, for those who do not see it. */
  label: string
  /** `undefined` while loading: placeholders in the final layout. */
  rows: Rows<Row> | undefined
  sort?: Sort
  /** For lists that are read page by page: loads the next one as the end comes near. */
  more?: LoadMoreProps
  /** For lists of which any place can be read: only the rows in view are drawn, and their pages are asked for here. */
  onRange?: (range: Range) => void
  /** Brings a row into view, because it was just saved. */
  reveal?: Reveal | undefined
  /** Tries again what could not be loaded. */
  failure?: (() => void) | undefined
  /** In place of the table when there are no rows. */
  empty: ReactNode
}

/** Pixels of a row, where all are of one height: two lines of text; where there is little room the second may be a badge. */
const ROW_HEIGHT = { wide: 44, narrow: 56 }
const PLACEHOLDERS = Array.from({ length: 8 }, (_, index) => index)

/** A list of things of one kind: a real table with sorting heads, a link and actions in each row. */
export function ResourceTable<Row>(props: ResourceTableProps<Row>) {
  const { label, columns, rows, rowKey, actions, boxes, sort, more, onRange, reveal, failure, empty } = props
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const rowHeight = narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide
  if (rows?.length === 0) return <div className={classes.frame}>{empty}</div>
  const draw = (index: number, row: Row | undefined) =>
    row === undefined ? (
      <PlaceholderRow key={`at ${index}`} index={index} {...props} />
    ) : (
      <TableRow key={rowKey(row)} index={index} row={row} {...props} />
    )
  // Called on the rows themselves: those of a short list are an array.
  const drawAll = (all: Rows<Row>) =>
    Array.from({ length: all.length }, (_, index) => draw(index, all.at(index)))
  return (
    <div>
      {/* A region that scrolls must be reachable by keyboard; its rows' links make it so. */}
      <div
        className={clsx(classes.frame, onRange && classes.windowed)}
        style={{ '--row': `${rowHeight}px` } as CSSProperties}
        data-selecting={boxes?.active || undefined}
      >
        <table
          className={classes.table}
          aria-label={label}
          aria-busy={rows === undefined}
          aria-rowcount={rows && onRange ? rows.length + 1 : undefined}
        >
          <TableHead columns={columns} sort={sort} boxes={boxes} actions={actions !== undefined} />
          {rows && onRange ? (
            <WindowedRows rows={rows} rowHeight={rowHeight} draw={draw} onRange={onRange} reveal={reveal} />
          ) : (
            <tbody>{rows ? drawAll(rows) : PLACEHOLDERS.map((index) => draw(index, undefined))}</tbody>
          )}
        </table>
      </div>
      {more && <LoadMore {...more} />}
      {failure && <Failure onRetry={failure} />}
    </div>
  )
}

/** Some rows stay placeholders; always in sight, because they may be anywhere. */
function Failure({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.failure} role="alert">
      {t('table.failed')}
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </div>
  )
}
