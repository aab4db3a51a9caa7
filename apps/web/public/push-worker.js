// Shows what web push brings, also while no page is open; a click opens the page behind the notice.
self.addEventListener('push', (event) => {
  const { id, title, body, link, severity } = event.data ? event.data.json() : {}
  const options = { body, tag: id, icon: '/icon.svg', data: { link }, requireInteraction: severity === 'urgent' }
  event.waitUntil(self.registration.showNotification(title || 'CityLoop 城市闭环', options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.link || '/notices'))
})

async function open(link) {
  const { pathname, search } = new URL(link, self.location.origin)
  const url = self.location.origin + pathname + search
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const shown = windows.find((one) => one.url === url) || windows[0]
  if (!shown) return self.clients.openWindow(url)
  await shown.focus()
  if (shown.url !== url) await shown.navigate(url).catch(() => self.clients.openWindow(url))
}
