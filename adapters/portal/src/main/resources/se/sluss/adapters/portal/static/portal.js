// Enhancement only: every page works without this file.
// After a failed form or a swapped page the keyboard is put where the news is.
(function () {
  "use strict";
  function toTheNews() {
    var errors = document.getElementById("errors");
    if (errors) errors.focus();
  }
  document.addEventListener("DOMContentLoaded", toTheNews);
  // A session that has ended answers a poll with a redirect of its own; whatever else fails is shown
  // as "not updated", never silently.
  document.addEventListener("htmx:sendError", function () { stale(true); });
  document.addEventListener("htmx:responseError", function () { stale(true); });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful) stale(false);
  });
  function stale(is) {
    var note = document.getElementById("stale");
    if (note) note.hidden = !is;
  }
})();
