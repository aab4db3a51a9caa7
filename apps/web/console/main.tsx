import '@fontsource-variable/noto-sans-sc/wght.css'
import '#ui/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PreferencesProvider } from '#ui/preferences.tsx'
import { startTexts } from '../i18n/index.ts'
import { makeQueryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Theme } from './Theme.tsx'

startTexts()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <PreferencesProvider>
          <Theme>
            <RouterProvider router={router} />
          </Theme>
        </PreferencesProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
