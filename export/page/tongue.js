// The words of the page, in its language. A text is given in English and is its
// own key; what stands for %1, %2 and so on is given with it.
const tongue = data.tongue;

// told gives a text in pieces, with elements where they belong.
function told(text, ...parts) {
  const pieces = ((tongue.words || {})[text] || text).split(/%(\d)/);
  return pieces.map((piece, i) => (i % 2 ? parts[piece - 1] : piece));
}

const tell = (text, ...parts) => told(text, ...parts).join("");

// counted says a number of things.
function counted(n, one, many, ...more) {
  return tell(n === 1 || (n === 0 && tongue.zero) ? one : many, number(n), ...more);
}

// number writes thousands apart from 10,000 on, as the picture does.
const number = (n) => (n < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, tongue.group));
