// One key goes on to the next row in doubt, unless somebody is typing.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  document.querySelector(`a[data-key="${event.key.toLowerCase()}"]`)?.click();
});

// The first value in doubt is ready to be typed over.
document.querySelector(".mend tr.is-error input:not([readonly]), .mend tr.is-error select, .mend tr.is-warning input:not([readonly]), .mend tr.is-warning select")?.focus();
