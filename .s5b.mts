import { enter, shot, browser } from './.s5.mts'
const a = await enter('acceptor')
a.on('console', (m) => console.log(m.type(), m.text().slice(0,300)))
a.on('requestfailed', (r) => console.log('FAILED', r.url()))
a.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url()))
await shot(a, '/map', 'default', 9000)
await shot(a, '/map?layers=components&at=118.0894,24.4798,14', 'z14', 9000)
await browser.close()
