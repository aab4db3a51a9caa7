import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Parts that change rarely get files of their own, so a new version of the console downloads little. */
const PARTS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'kit', test: /node_modules\/(@tanstack|i18next|react-i18next)\// },
]

export default defineConfig({
  root: 'apps/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The content policy allows no fonts from data addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: PARTS } },
      // A door names more than one screen needs: what is not used is not loaded with it.
      treeshake: {
        moduleSideEffects: [
          { test: /\.css$/, sideEffects: true },
          { test: /\/(ui|modules)\//, sideEffects: false },
        ],
      },
    },
  },
  server: { proxy: { '/api': process.env.API ?? 'http://localhost:8080' } },
})
