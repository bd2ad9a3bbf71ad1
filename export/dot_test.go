package export

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"corkboard/graph"
)

func TestDrawDOTGolden(t *testing.T) {
	for name, n := range map[string]graph.Network{"founding.dot": founding(), "council.dot": council()} {
		golden(t, name, drawn(t, DrawDOT, n, DrawOptions{Version: "0.1"}))
	}
}

func drawn(t testing.TB, draw func(io.Writer, graph.Network, DrawOptions) error, n graph.Network, o DrawOptions) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := draw(&b, n, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDrawDOTCounts lets Graphviz read what was written and count.
func TestDrawDOTCounts(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no Graphviz here: dot is not on the path")
	}
	networks := []graph.Network{founding(), council(), {}}
	for seed := range uint64(8) {
		networks = append(networks, generated(int(3+5*seed), seed))
	}
	for i, n := range networks {
		in := drawn(t, DrawDOT, n, DrawOptions{})
		out, complaints := run(t, dot, "-Tplain", in)
		if complaints != "" {
			t.Errorf("network %d: dot complains: %s", i, complaints)
		}
		nodes, edges := 0, 0
		for line := range strings.Lines(out) {
			switch word, _, _ := strings.Cut(line, " "); word {
			case "node":
				nodes++
			case "edge":
				edges++
			}
		}
		_, known := timeOrder(n)
		if want := len(n.Edges) + max(known-1, 0); nodes != len(n.Nodes) || edges != want {
			t.Errorf("network %d: dot reads %d nodes and %d edges, want %d and %d", i, nodes, edges, len(n.Nodes), want)
		}
	}
}

func run(t testing.TB, program, arg string, in []byte, more ...string) (out, complaints string) {
	t.Helper()
	cmd := exec.Command(program, append(more, arg)...)
	cmd.Stdin = bytes.NewReader(in)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v: %s", program, err, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// readDOT reads a quoted string as Graphviz does: lexer, escapes of labels,
// character references. ok is false for what is no single quoted string.
func readDOT(s string) (text string, ok bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", false
	}
	var lexed strings.Builder
	for i := 1; i < len(s)-1; i++ {
		switch {
		case s[i] == '"', s[i] == '\n', s[i] < ' ':
			return "", false
		case s[i] == '\\' && i+1 < len(s)-1 && s[i+1] == '"':
			lexed.WriteByte('"')
			i++
		case s[i] == '\\' && i+1 == len(s)-1:
			return "", false // the last quote would be escaped
		case s[i] == '\\':
			// The lexer keeps both characters, and does not look at the second.
			lexed.WriteString(s[i : i+2])
			i++
		default:
			lexed.WriteByte(s[i])
		}
	}
	var b strings.Builder
	for in := lexed.String(); in != ""; {
		switch {
		case strings.HasPrefix(in, `\\`):
			b.WriteByte('\\')
			in = in[2:]
		case strings.HasPrefix(in, `\l`):
			b.WriteByte('\n')
			in = in[2:]
		case in[0] == '\\':
			return "", false // any other escape would change the text
		case strings.HasPrefix(in, "&amp;"):
			b.WriteByte('&')
			in = in[5:]
		case in[0] == '&':
			return "", false
		default:
			b.WriteByte(in[0])
			in = in[1:]
		}
	}
	return b.String(), true
}

// shownInDOT is what is left of a text: no control characters but newlines,
// U+FFFD for what is no character.
func shownInDOT(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsControl(r):
			return -1
		case r&0xFFFE == 0xFFFE:
			return utf8.RuneError
		}
		return r
	}, s)
}

var dotSeeds = []string{"", "plain", `tail\`, `mid\dle`, `C:\new\list`, `\N \G \E \T \H \L \n \l \r`, `"quoted"`, `\"`, `\\"`,
	"R&D", "AT&amp;T &lt; &copy; &bogus;", "<b>&", "two\nlines\r\n", "a\x00b\x01c\x7f\u0085", "\xff\xfe", "\uFFFE", "می\u200cخواهم",
	"// no comment /* here */ # nor here", "{a|b}", "node; edge", "👩‍👩‍👧"}

func FuzzDOTLabel(f *testing.F) {
	for _, s := range dotSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := shownInDOT(s)
		if got, ok := readDOT(dotText(s)); !ok || got != want {
			t.Errorf("dotText(%q) = %s, read as %q, want %q", s, dotText(s), got, want)
		}
	})
}

// TestDOTLabelThroughDot asks dot itself which label it read.
func TestDOTLabelThroughDot(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no Graphviz here: dot is not on the path")
	}
	for _, s := range dotSeeds {
		if strings.Contains(s, "\n") || shownInDOT(s) == "" {
			continue
		}
		for _, label := range []string{dotText(s), "<" + dotHTML(s) + ">"} {
			in := fmt.Sprintf("graph g { a [label=%s]; }", label)
			out, complaints := run(t, dot, "-Tsvg", []byte(in))
			want := ">" + svgText(shownInDOT(s)) + "</text>"
			// Graphviz writes a hyphen and some blanks as references.
			out = strings.NewReplacer("&#45;", "-", "&#160;", " ").Replace(out)
			if complaints != "" || !strings.Contains(out, want) {
				t.Errorf("label %s: dot shows %s, want %s; %s", label, out[strings.Index(out, "<text"):], want, complaints)
			}
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Anna Lindqvist": "anna_lindqvist", "  O'Neil & Sons, Ltd. ": "o_neil_sons_ltd", "欧阳": "", "": "",
		"Donald Trump Jr.": "donald_trump_jr", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": "aaaaaaaaaaaaaaaaaaaaaaaa",
	} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}
