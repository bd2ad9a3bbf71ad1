package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"corkboard/graph"
)

// MaxPageNodes and MaxPageEdges bound what a page takes: beyond them a browser
// no longer answers at once, and nobody finds anything.
const (
	MaxPageNodes = 5000
	MaxPageEdges = 20000
)

// DrawPage writes a network as one HTML page that needs nothing else: a
// picture to search, filter and move, with what is behind every node and line.
// The page fetches nothing, and its Content-Security-Policy lets nothing in but
// its own script. All that comes from the network is data in it, never markup.
//
// A page shows names, dates, kinds of ties, counts and who says so. Quotes,
// pages and titles of single messages are in it only with o.WithText, rows and
// identifiers only with o.Places. An edge lists at most pageItems things behind
// it and counts the rest.
//
// Equal networks give equal bytes. Networks of more than MaxPageNodes nodes or
// MaxPageEdges edges are refused before anything is written. Memory: the page.
func DrawPage(w io.Writer, n graph.Network, o DrawOptions) error { return drawPage(w, n, o, false) }

// DrawPageEmbed writes the page of DrawPage as the content of a frame of another
// page: it tells the page around it how high it is, in a message with the type
// "corkboard:height", and leaves the wheel to that page. Where no scripts run it
// is the picture alone; DrawPage is that for networks that can be read as a
// story.
func DrawPageEmbed(w io.Writer, n graph.Network, o DrawOptions) error {
	return drawPage(w, n, o, true)
}

func drawPage(w io.Writer, n graph.Network, o DrawOptions, embedded bool) error {
	if len(n.Nodes) > MaxPageNodes {
		return fmt.Errorf("draw: %d nodes are %w (at most %d in a page)", len(n.Nodes), ErrTooLarge, MaxPageNodes)
	}
	if len(n.Edges) > MaxPageEdges {
		return fmt.Errorf("draw: %d lines are %w (at most %d in a page)", len(n.Edges), ErrTooLarge, MaxPageEdges)
	}
	if err := wired(n); err != nil {
		return err
	}
	n = canonical(n)
	l := layoutPage(n, o)
	o = o.withDefaults(n)
	shown := newPageData(n, l, o)
	behind := newPageBehind(n, l, o, shown.names)
	t := o.tongue()
	still := `<p class="still">` + pageText(t.sayInPage("It is too large to stand here.")) + "</p>"
	story := l.Name == LayoutNameStory
	if story || embedded {
		var err error
		if still, err = stillPicture(l, o, story); err != nil {
			return err
		}
	}
	class := "page"
	if embedded {
		class = "page embed"
	}
	parts := []string{
		"<!DOCTYPE html>\n<html lang=\"", html.EscapeString(t.code), "\" class=\"", class, "\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, pagePolicy(), "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		"<title>", pageText(l.Title), "</title>\n<style>", pageStyle, "</style>\n<style id=\"ink\">", pageInk, "</style>\n</head>\n<body>\n",
	}
	for _, p := range parts {
		if _, err := io.WriteString(w, p); err != nil {
			return err
		}
	}
	fill := strings.NewReplacer("{{title}}", pageText(l.Title), "{{dek}}", pageText(o.Dek), "{{still}}", still)
	if _, err := fill.WriteString(w, t.body()); err != nil {
		return err
	}
	if err := writeBlock(w, "shown", shown); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "<script>"+pageScript()+"</script>\n"); err != nil {
		return err
	}
	if err := writeBlock(w, "behind", behind); err != nil {
		return err
	}
	_, err := io.WriteString(w, "</body>\n</html>\n")
	return err
}

// writeBlock writes data of a page, which is no script.
func writeBlock(w io.Writer, id string, data any) error {
	text, err := json.Marshal(data) // writes < > & as \u003c and so on
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "<script type=\"application/json\" id=\"%s\">%s</script>\n", id, text)
	return err
}

// layoutPage places a network for a page, as for a picture.
func layoutPage(n graph.Network, o DrawOptions) Layout {
	o.Width = 0 // a page is looked at through a window
	return Arrange(n, o)
}

// point tells a node that is drawn as a point.
func (p PlacedNode) point() bool { return p.Form == FormPoint }

// pagePolicy is the Content-Security-Policy of a page: it runs the one script
// that this package wrote, and fetches nothing.
func pagePolicy() string {
	sum := sha256.Sum256([]byte(pageScript()))
	return "default-src 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
}

// pageText writes cleaned text as character data of HTML that is fit for
// attributes too.
func pageText(s string) string { return svgText(s) }

// stillPicture is what stands in the page where scripts do not run: the
// picture as SVG, with or without tooltips.
func stillPicture(l Layout, o DrawOptions, tips bool) (string, error) {
	if !tips {
		for i := range l.Nodes {
			l.Nodes[i].Tip = ""
		}
		for i := range l.Edges {
			l.Edges[i].Tip = ""
		}
	}
	var b bytes.Buffer
	if err := WriteSVG(&b, l, o); err != nil {
		return "", err
	}
	_, text, _ := strings.Cut(b.String(), "?>\n")
	return text, nil
}
