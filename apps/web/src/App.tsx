import { RouterProvider } from 'react-router/dom'
import { router } from './routes.tsx'
import { ThemeProvider } from './theme/ThemeProvider.tsx'

/** The portal. */
export function App() {
  return (
    <ThemeProvider>
      <RouterProvider router={router} />
    </ThemeProvider>
  )
}
