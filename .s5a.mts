import { enter, shot, browser } from './.s5.mts'
const a = await enter('acceptor')
await shot(a, '/map?layers=components&at=118.1035,24.4745,17.6', 'shapes', 8000)
const b = await enter('acceptor', { theme: 'dark', phone: true, language: 'en' })
await shot(b, '/map?layers=components&at=118.1035,24.4745,17.6', 'shapes-night', 8000)
await browser.close()
