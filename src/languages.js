// Runs in a worker. The first formatter that a browser makes takes it longest: it looks up what it knows of languages, once
// for all its threads. Here that takes nothing from the page, which needs one as soon as the record is there.

new Intl.NumberFormat();
new Intl.DateTimeFormat();
close();
