import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import classes from './object.module.css'
import { UseList } from './UseList.tsx'
import type { UsesQuery } from './useRemove.ts'

interface UsesOfProps {
  uses: UsesQuery
  title: string
  /** Said of what nothing uses. */
  none: string
}

/** What uses the object of a panel, each with a link. */
export function UsesOf({ uses: query, title, none }: UsesOfProps) {
  const heading = useId()
  const { data: uses } = useQuery(query)
  return (
    <section className={classes.usesOf} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {uses?.total === 0 ? (
        <p>{none}</p>
      ) : (
        <UseList
          items={uses?.items.map((use) => ({ use }))}
          total={uses?.total ?? 0}
          replaced
          onLeave={() => {}}
        />
      )}
    </section>
  )
}
