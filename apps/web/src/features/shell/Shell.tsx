import { Outlet } from 'react-router'

/** The signed-in portal around a page. */
export function Component() {
  return (
    <main>
      <Outlet />
    </main>
  )
}
