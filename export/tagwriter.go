package export

// xmlHeader is the first line of an XML file.
const xmlHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

// tagWriter writes XML, a tag a line.
type tagWriter struct {
	out output
	err error
}

// put writes parts that are XML already.
func (t *tagWriter) put(parts ...string) {
	if t.err != nil {
		return
	}
	for _, p := range parts {
		t.out.b = append(t.out.b, p...)
	}
	t.err = t.out.spill()
}

// line writes a line of XML, indented.
func (t *tagWriter) line(depth int, parts ...string) {
	t.put("          "[:2*depth])
	t.put(parts...)
	t.put("\n")
}

// element writes an element that holds text alone, and nothing for no text.
func (t *tagWriter) element(depth int, name, text string) {
	if text = cleanText(text); text != "" {
		t.line(depth, "<", name, ">", svgText(text), "</", name, ">")
	}
}

// end writes what is left and gives the first error.
func (t *tagWriter) end() error {
	if t.err != nil {
		return t.err
	}
	return t.out.flush()
}
