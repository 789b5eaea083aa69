import { Link, useLocation } from 'react-router'
import classes from './page-tabs.module.css'

interface PageTabsProps {
  /** What the tabs choose from, for those who do not see them. */
  label: string
  tabs: readonly { to: string; label: string }[]
}

/** Links to the parts of a page, each of which is a route; one may lie below another. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const { pathname } = useLocation()
  const open = tabs
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .toSorted((one, other) => other.to.length - one.to.length)[0]
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={classes.tab}
          aria-current={tab === open ? 'page' : undefined}
          // The strip on narrow screens scrolls to the part that is open.
          ref={(link) => {
            if (link?.ariaCurrent) link.scrollIntoView({ block: 'nearest', inline: 'center' })
          }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
