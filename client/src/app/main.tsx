/** Where the client starts. */
import '#ui/styles/tokens.css'
import '#ui/styles/base.css'
import '#ui/styles/components.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Pages } from './pages.tsx'

const root = document.getElementById('app')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Pages />
    </StrictMode>,
  )
