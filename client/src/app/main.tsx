/** Where the client starts. */
import '#ui/styles/tokens.css'
import '#ui/styles/base.css'
import '#ui/styles/components.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { beginWaiting } from '#sync/waiting-here.ts'
import { Pages } from './pages.tsx'

beginWaiting({ now: () => Date.now(), chance: () => Math.random() })

const root = document.getElementById('app')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Pages />
    </StrictMode>,
  )
