package export

import (
	"bytes"
	"io"
	"strings"

	"corkboard/graph"
)

// WriteCaption writes what stands beside a picture in a page, as plain text in
// paragraphs with a heading each: the caption (headline, dek, what was left out
// and what is shown), the alternative text, the credit and how each source
// wants to be cited. It holds no quotes and no addresses, whatever WithText
// says. Networks that DrawSVG refuses are refused here too. Memory: the network's.
func WriteCaption(w io.Writer, n graph.Network, o DrawOptions) error {
	if err := drawable(n); err != nil {
		return err
	}
	s := newSheet(canonical(n), o)
	paragraphs := s.o.foot(s.n)
	caption := []string{sentence(s.o.Title), sentence(s.o.Dek)}
	caption = append(caption, paragraphs[:len(paragraphs)-1]...)
	parts := []struct {
		head string
		text string
	}{
		{s.t.say("Caption"), strings.Join(unempty(caption), " ")},
		{s.t.say("Alternative text"), s.describe()},
		{s.t.say("Credit"), paragraphs[len(paragraphs)-1]},
		{s.t.say("Sources"), joinWords(s.n.Credit, "\n")},
	}
	out := output{w: w}
	for _, p := range parts {
		if p.text != "" {
			out.b = append(out.b, p.head+"\n"+p.text+"\n\n"...)
		}
	}
	out.b = out.b[:max(len(out.b)-1, 0)]
	return out.flush()
}

// IsCaption tells whether a text begins as those that WriteCaption writes, in
// any of the Languages, so that nobody else's is overwritten. A part of the text
// will do, if it holds the caption's first paragraph.
func IsCaption(text []byte) bool {
	for _, lang := range Languages {
		t := DrawOptions{Lang: lang}.tongue()
		rest, ok := bytes.CutPrefix(text, []byte(t.say("Caption")+"\n"))
		if _, after, more := bytes.Cut(rest, []byte("\n\n")); ok && more && bytes.HasPrefix(after, []byte(t.say("Alternative text")+"\n")) {
			return true
		}
	}
	return false
}

// unempty leaves out the empty ones of some texts.
func unempty(texts []string) []string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
