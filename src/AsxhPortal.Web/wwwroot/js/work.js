// Keeps the progress of a piece of work fresh while its page is open; when the work is over the page is loaded anew,
// with its outcome and what can be done next. Without scripts the page reloads itself every few seconds.
const place = document.querySelector('[data-work^="/"]');

async function refresh() {
  try {
    const response = await fetch(place.dataset.work, { credentials: "same-origin" });
    if (response.ok && !response.redirected) place.innerHTML = await response.text();
  } catch {
    // The server is away for a moment: ask again.
  }
  if (place.querySelector('[data-over="true"]')) location.reload();
  else setTimeout(refresh, 1000);
}

if (place) setTimeout(refresh, 1000);
