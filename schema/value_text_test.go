package schema

import (
	"testing"

	"corkboard/graph"
)

func TestText(t *testing.T) {
	for _, text := range []string{"Hi", " two blanks  ", "tab\tand\nline\r\nends", "é e\u0301", "\uFFFD", "10\u202F%", " "} {
		checkParse(t, "text", text, Context{}, graph.Text(text))
		checkParse(t, "text", text, Context{Language: "pt-BR"}, graph.LangText(text, "pt-BR"))
	}
	checkFaults(t, "text",
		"", `"" is not text; it is empty`,
		"bell\a", `"bell\a" has the control character U+0007`,
		"\u0096", `"\u0096" has the control character U+0096`,
		"a\xFFb", `"a\xffb" is not UTF-8`,
	)
	if _, err := parseText("x", Context{Language: "not a tag"}); err == nil {
		t.Error("a text has a language that is none")
	}
}

func TestNameAndIdentifier(t *testing.T) {
	for _, name := range []string{"name", "identifier"} {
		checkParse(t, name, " Jürgen  Müller ", Context{Language: "de"}, graph.Text("Jürgen  Müller"))
		checkParse(t, name, "e\u0301", Context{}, graph.Text("e\u0301"))
		checkParse(t, name, "007", Context{}, graph.Text("007"))
		checkParse(t, name, "\uFEFFfirst", Context{}, graph.Text("first"))
	}
	checkFaults(t, "name",
		"  ", `"  " is not a name; it is empty`,
		"a\tb", `"a\tb" has the control character U+0009`,
		"a\nb", `"a\nb" has the control character U+000A`,
	)
	checkFaults(t, "identifier", "", `"" is not an identifier; it is empty`)
}
