/** How the client is built: one small bundle for those who come to write, the editor apart. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { galleryApart } from './gallery-apart.ts'
import { keepShell } from './keep-shell.ts'
import { precompress } from './precompress.ts'

/** The browser's own Host is passed on, because the server compares it with where a page came from. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`

export default defineConfig({
  plugins: [galleryApart(), react(), keepShell(), precompress()],
  server: {
    proxy: { '/api': { target: server }, '/plain': { target: server }, '/sync': { target: server, ws: true } },
  },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
