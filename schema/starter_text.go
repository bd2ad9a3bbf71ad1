package schema

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scalar writes a text as a YAML scalar that stands in a list as well: plain
// where that is safe, in single quotes otherwise, in double quotes where it has
// characters that need an escape.
func scalar(text string) string {
	plain := text != ""
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) && r < unicode.MaxLatin1:
		case i > 0 && (unicode.IsDigit(r) || strings.ContainsRune("_/.-~%", r)):
		case strings.ContainsRune("$()", r):
		case (r == ':' || r == '#') && i > 0 && i < len(text)-1:
		case unprintable(r):
			return doubleQuoted(text)
		default:
			plain = false
		}
	}
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan":
		plain = false
	}
	if plain {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// unprintable tells the characters that YAML wants escaped, those that break
// lines among them.
func unprintable(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff
}

func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unprintable(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// commentLine makes a text safe for a comment.
func commentLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return ' '
		}
		return r
	}, text)
}

// sourceName makes a key of a file's name.
func sourceName(kind string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, foldedLetters.Replace(strings.ToLower(kind))), "-")
	if name == "" || name[0] < 'a' || name == "y" || name == "n" || name == "no" || name == "yes" || name == "on" || name == "off" || name == "null" || name == "true" || name == "false" {
		name = "table" + name
	}
	return name
}

// iteratorOf gives the path of the list that a record stands in, by the JSON
// pointer of the record: /contacts/0 is in $.contacts[*].
func iteratorOf(pointer string) string {
	if pointer == "" {
		return ""
	}
	steps := strings.Split(pointer[1:], "/")
	path := "$"
	for _, s := range steps {
		if !utf8.ValidString(s) || strings.Contains(s, ".[") {
			return ""
		}
		s = strings.NewReplacer("~1", "/", "~0", "~").Replace(s)
		switch {
		case s != "" && strings.Trim(s, "0123456789") == "":
			path += "[*]"
		case isName(s):
			path += "." + s
		case s == "" || strings.Contains(s, "'") && strings.Contains(s, `"`):
			return "" // the reader finds the list by itself
		case strings.Contains(s, "'"):
			path += `["` + s + `"]`
		default:
			path += "['" + s + "']"
		}
	}
	return path
}

// folded folds case and the marks of Latin letters, and leaves letters and
// digits only: "E-Mail" and "Prénom" are email and prenom.
func folded(name string) string {
	var b strings.Builder
	for _, r := range foldedLetters.Replace(strings.ToLower(name)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var foldedLetters = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ê", "e",
	"ë", "e", "à", "a", "â", "a", "ç", "c", "î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u", "œ", "oe", "º", "", "°", "")
