// Days are counted from 1 January 1970. Beyond open, time has no end.
const openDay = 1 << 22;
const monthNames = tongue.months;

const dateOf = (day) => new Date(day * 86400000);
const dayOf = (year, month, day) => {
  const d = new Date(Date.UTC(2000, month, day));
  d.setUTCFullYear(year, month, day);
  return Math.round(d.getTime() / 86400000);
};

// The units that time is cut into: what bucket a day is in, its first day, and
// its name.
const units = {
  day: {
    of: (day) => day, first: (b) => b,
    name: (b) => dateOf(b).getUTCDate() + tongue.ordinal + " " + monthNames[dateOf(b).getUTCMonth()] + " " + dateOf(b).getUTCFullYear(),
  },
  month: {
    of: (day) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth(),
    first: (b) => dayOf(Math.floor(b / 12), b - 12 * Math.floor(b / 12), 1),
    name: (b) => monthNames[b - 12 * Math.floor(b / 12)] + " " + Math.floor(b / 12),
  },
  year: {
    of: (day) => dateOf(day).getUTCFullYear(), first: (b) => dayOf(b, 0, 1),
    name: (b) => String(b),
  },
};

const isoDay = (day) => dateOf(day).toISOString().slice(0, 10);

function parseDay(s) {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(s || "");
  return m ? dayOf(+m[1], m[2] - 1, +m[3]) : null;
}

// within tells whether one of some spans meets a time; null is no limit.
function within(spans, from, to) {
  for (let i = 0; i < spans.length; i += 2) {
    if ((to === null || spans[i] <= to) && (from === null || spans[i + 1] >= from)) return true;
  }
  return false;
}
